import { takeBlocks } from '../form/paste.js';
import { Keeper } from './keeper.js';

/** @type {WeakSet<ShadowRoot>} */
const listening = new WeakSet();

/**
 * Starts to keep what is entered into an element, and opens what waits for it: a link, or a draft.
 * @param {import('../session.js').Session} session
 */
export function attach(session) {
  const { shadow } = session.view;
  if (!listening.has(shadow)) {
    listening.add(shadow);
    takeBlocks(shadow);
  }
  return new Keeper(session);
}
