import { fetchedAhead } from './files.js';
import { Session } from './session.js';

/**
 * Begins the life of an element, where the loader has waited for it.
 * @param {HTMLElement} host
 * @param {import('./loader/waiting.js').Waiting} waiting
 * @param {(url: string) => Promise<Response | undefined> | undefined} take
 */
export function open(host, waiting, take) {
  fetchedAhead(take);
  return new Session(host, waiting);
}
