import { today } from '../shell/today.js';
import { failed } from './failure.js';
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
        file = JSON.parse(policy);
      } catch {
        return failed('policy-malformed');
      }
    }
    let instance;
    try {
      instance = await open();
    } catch (reason) {
      return failed('not-started', reason);
    }
    const lang = options && options.lang;
    const loaded = instance.ask((glue) => glue.load(file, lang));
    return loaded.error ? loaded : handle(instance, loaded.policy, later(batches, file, lang));
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

/** The day of the check. @param {any} options */
const dayOf = (options) => (options && options.asOf) || today();

/**
 * @param {Instance} instance
 * @param {any} policy what is known of it
 * @param {() => Promise<any>} batches
 */
function handle(instance, policy, batches) {
  /** @param {any} check @param {any} answers @param {any} options */
  const evaluate = (check, answers, options) => {
    return instance.ask((glue) => glue.evaluate({ policy: policy.id, check, answers, asOf: dayOf(options) }));
  };
  return {
    ...policy,
    evaluate,
    session: (/** @type {any} */ check, /** @type {any} */ options) => session(evaluate, check, options || {}),
    async batch(/** @type {any} */ check, /** @type {any} */ columns, /** @type {any} */ options) {
      const ready = await batches();
      if (ready.error) return ready;
      const request = { policy: policy.id, check, asOf: dayOf(options) };
      return ready.run(ready.instance, request, columns);
    },
  };
}
