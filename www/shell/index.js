import { goOn } from './files.js';
import { Session } from './session.js';

/**
 * Begins the life of an element, where the loader has waited for it.
 * @param {HTMLElement} host
 * @param {import('./loader/waiting.js').Waiting} waiting
 * @param {typeof import('./loader/ahead.js')} ahead
 */
export function open(host, waiting, ahead) {
  goOn(ahead);
  return new Session(host, waiting);
}
