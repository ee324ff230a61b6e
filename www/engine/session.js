import { failed } from './failure.js';
import { copyOf } from './given.js';

/**
 * The answers of one applicant to one check, edit by edit.
 * @param {(check: any, answers: any, asOf: any) => any} evaluate
 * @param {any} check
 * @param {{ asOf?: any, answers?: any }} given
 */
export function session(evaluate, check, { asOf, answers }) {
  let outcome = evaluate(check, answers, asOf);
  if (outcome.error) return outcome;
  // As they were read: what was handed over may change, or give something else when it is read again.
  let known = copyOf(outcome.report.answers);
  let before = statuses(outcome.report.criteria, new Map());

  return {
    /** A copy: changing it changes nothing here. */
    get answers() {
      return copyOf(known);
    },
    report: () => outcome,
    /** `undefined` takes the answer back; a value that cannot be handed over leaves everything as it was. */
    set(/** @type {string} */ input, /** @type {any} */ value) {
      if (typeof input !== 'string') return failed('bad-request');
      const next = evaluate(check, { ...known, [input]: value }, asOf);
      if (next.error) return next;
      const after = statuses(next.report.criteria, new Map());
      const turned = [];
      for (const [criterion, to] of after) {
        const from = before.get(criterion);
        if (from !== to) turned.push({ criterion, from, to });
      }
      outcome = next;
      known = copyOf(next.report.answers);
      before = after;
      return { verdict: next.report.verdict, changed: turned };
    },
  };
}

/**
 * The status of each criterion by its id, nested ones included.
 * @param {any[]} criteria
 * @param {Map<string, string>} found
 */
function statuses(criteria, found) {
  for (const { id, status, parts } of criteria) {
    found.set(id, status);
    if (parts) statuses(parts, found);
  }
  return found;
}
