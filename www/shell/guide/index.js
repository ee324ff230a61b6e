import { Guide } from './guide.js';
import { Instance } from './instance.js';

/**
 * Adds guidance to an element: how far, what to change, what if, the same answers elsewhere, and what is worth knowing.
 * @param {import('../session.js').Session} session
 */
export const attach = async (session) => {
  const plain = Boolean(session.engine && session.engine.plain);
  const [instance] = await Promise.all([Instance.open(plain), session.complete()]);
  return new Guide(session, instance);
};
