import { list } from '#parts';
import { Failure } from './failure.js';
import { policyIndex } from './files.js';

/**
 * The list of policies, ready to be shown, and their ids.
 * @param {ConstructorParameters<typeof import('./list.js').PolicyList>[1] & { shadow: ShadowRoot }} options
 */
export async function offer(options) {
  const [{ PolicyList, dress }, index] = await Promise.all([list(), policyIndex(options.language)]);
  if (!Array.isArray(index.policies)) throw new Failure('policy-malformed', 'policies/index.json');
  dress(options.shadow);
  const made = new PolicyList(index.policies, options);
  return { node: made.node, policies: index.policies.map(({ id }) => id) };
}
