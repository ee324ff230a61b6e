import { Keeper } from './keeper.js';

/**
 * Starts to keep what is entered into an element, and opens what waits for it: a link, or a draft.
 * @param {import('../session.js').Session} session
 */
export const attach = (session) => new Keeper(session);
