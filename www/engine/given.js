import { today } from '../shell/today.js';

/**
 * The options of a call, each read once. They may be left out; what is no object is none by mistake.
 * @param {any} options
 * @returns {{ lang?: any, asOf?: any, answers?: any }}
 */
export function optionsOf(options) {
  if (options === undefined || options === null) return {};
  if (typeof options !== 'object') throw options;
  const { lang, asOf, answers } = options;
  return { lang, asOf, answers };
}

/**
 * The day of the check: an empty one is today.
 * @param {any} asOf
 */
export const dayOf = (asOf) => (asOf === undefined || asOf === null || asOf === '' ? today() : asOf);

/**
 * Plain data once more, so that nobody changes it from outside.
 * @param {any} data
 * @returns {any}
 */
export function copyOf(data) {
  if (!data || typeof data !== 'object') return data;
  /** @type {any} */
  const copy = Array.isArray(data) ? [] : {};
  for (const name of Object.keys(data)) copy[name] = copyOf(data[name]);
  return copy;
}
