import { policyFile, policyIndex } from './files.js';

/**
 * Hands an engine the other policies that somebody can apply under.
 * @param {import('./engine.js').Engine} engine
 * @param {string} own the policy in use
 * @param {'zh' | 'en'} lang
 * @returns {Promise<string[]>} their ids
 */
export async function bringOthers(engine, own, lang) {
  const { policies } = await policyIndex(lang);
  const others = policies.filter(({ id, checks }) => id !== own && checks.some(({ kind }) => kind === 'eligibility'));
  const files = await Promise.all(others.map(({ id }) => policyFile({ policy: id, source: null, lang })));
  return others.map(({ id }) => id).filter((id, place) => !engine.load(files[place], lang).error);
}
