import { failed } from './failure.js';

/**
 * The answers of one applicant to one check, edit by edit.
 * @param {(check: any, answers: any, options: any) => any} evaluate
 * @param {any} check
 * @param {any} options
 */
export function session(evaluate, check, options) {
  /** @type {Record<string, any>} */
  let answers;
  try {
    answers = { ...options.answers };
  } catch {
    return failed('bad-request');
  }
  let outcome = evaluate(check, answers, options);
  if (outcome.error) return outcome;

  return {
    /** A copy: changing it changes nothing here. */
    get answers() {
      return { ...answers };
    },
    report: () => outcome,
    /** `undefined` takes the answer back; a value that cannot be handed over leaves everything as it was. */
    set(/** @type {string} */ input, /** @type {any} */ value) {
      const { [input]: _, ...others } = answers;
      const changed = value === undefined ? others : { ...others, [input]: value };
      const next = evaluate(check, changed, options);
      if (next.error) return next;
      const before = statuses(outcome.report.criteria, new Map());
      const turned = [];
      for (const [criterion, to] of statuses(next.report.criteria, new Map())) {
        const from = before.get(criterion);
        if (from !== to) turned.push({ criterion, from, to });
      }
      answers = changed;
      outcome = next;
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
