import { failed, safe } from './failure.js';
import { copyOf, dayOf, optionsOf } from './given.js';
import { session } from './session.js';

/**
 * @typedef {import('./instance.js').Instance} Instance
 * @typedef {{ open(): Promise<Instance>, run: typeof import('./columns.js').run }} Batches
 */

/**
 * `load` for one of the two builds.
 * @param {() => Promise<Instance>} open
 * @param {() => Promise<Batches>} batches
 */
export const loader = (open, batches) =>
  async function load(/** @type {any} */ policy, /** @type {any} */ options) {
    let file = policy;
    if (typeof policy === 'string') {
      try {
        // A file that was read as text may have a byte order mark in front.
        file = JSON.parse(policy.replace(/^\uFEFF/, ''));
      } catch {
        return failed('policy-malformed');
      }
    }
    const given = safe(optionsOf)(options);
    if ('error' in given) return given;
    const { lang } = given;
    if (lang !== undefined && lang !== null && typeof lang !== 'string') return failed('bad-request');
    let instance;
    try {
      instance = await open();
    } catch (reason) {
      return failed('not-started', reason);
    }
    const loaded = instance.ask((glue) => glue.load(file, lang));
    if (loaded.error) return loaded;
    try {
      // What computes batches loads the policy later, when the page may have changed its own.
      file = copyOf(file);
    } catch {
      return failed('bad-request');
    }
    return handle(instance, loaded.policy, later(batches, file, lang));
  };

/**
 * What computes batches, and has loaded the policy; once, but again after a failure.
 * @param {() => Promise<Batches>} batches
 * @param {object} file
 * @param {string} lang
 */
function later(batches, file, lang) {
  /** @type {Promise<any> | undefined} */
  let begun;
  const begin = async () => {
    const { open, run } = await batches();
    const instance = await open();
    const loaded = instance.ask((glue) => glue.load(file, lang));
    return loaded.error ? loaded : { run, instance };
  };
  return async () => {
    begun = begun || begin().catch((reason) => failed('not-started', reason));
    const ready = await begun;
    if (ready.error || !ready.instance.guard.open) begun = undefined;
    return ready;
  };
}

/**
 * @param {Instance} instance
 * @param {any} policy what is known of it
 * @param {() => Promise<any>} batches
 */
function handle(instance, policy, batches) {
  /** @param {any} check @param {any} answers @param {any} asOf */
  const evaluate = (check, answers, asOf) => {
    const request = { policy: policy.id, check, answers, asOf: dayOf(asOf) };
    return instance.ask((glue) => glue.evaluate(request));
  };
  return {
    ...policy,
    evaluate: safe((/** @type {any} */ check, /** @type {any} */ answers, /** @type {any} */ options) =>
      evaluate(check, answers, optionsOf(options).asOf)),
    session: safe((/** @type {any} */ check, /** @type {any} */ options) => session(evaluate, check, optionsOf(options))),
    async batch(/** @type {any} */ check, /** @type {any} */ columns, /** @type {any} */ options) {
      const given = safe(optionsOf)(options);
      if ('error' in given) return given;
      const request = { policy: policy.id, check, asOf: dayOf(given.asOf) };
      const ready = await batches();
      return ready.error ? ready : ready.run(ready.instance, request, columns);
    },
  };
}
