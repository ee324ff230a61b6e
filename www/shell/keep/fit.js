/**
 * Which answers a policy can take. Those that it has never heard of, or asks in another form, wait for theirs.
 *
 * @typedef {{ last?: number, from?: number, until?: number }} Years
 * @typedef {{ id: string, kind: string, label?: unknown, years?: Years, preset?: unknown, options?: { id: string }[] }} Input
 * @typedef {{ id: string, version: string, inputs: Input[], checks: { id: string }[] }} Policy
 */

const scalar = (/** @type {unknown} */ value) => typeof value === 'string' || (typeof value === 'number' && isFinite(value));

/**
 * @param {number} from
 * @param {number} until
 */
const range = (from, until) => Array.from({ length: until - from + 1 }, (_, at) => from + at);

/**
 * The years that a series asks for, seen from a day.
 * @param {Years} years
 * @param {string} day
 */
export function windowOf({ last, from, until }, day) {
  const year = Number(day.slice(0, 4));
  return last ? { from: year - last, until: year - 1 } : { from: Number(from), until: Number(until) };
}

/**
 * The answer as the policy can take it on a day, or nothing.
 * @param {Input} input
 * @param {unknown} value
 * @param {string} day
 */
export function fitting({ kind, years, options = [] }, value, day) {
  if (value === null) return null;
  if (kind === 'yes-no' || kind === 'declared') return typeof value === 'boolean' ? value : undefined;
  if (kind === 'choice') return options.some(({ id }) => id === value) ? value : undefined;
  if (scalar(value)) return value;
  if (!years || typeof value !== 'object') return undefined;
  const { from, until } = windowOf(years, day);
  const inside = Object.entries(/** @type {object} */ (value)).filter(([year, figure]) => from <= +year && +year <= until && scalar(figure));
  return inside.length ? Object.fromEntries(inside) : undefined;
}

/**
 * Sorts answers into those that a policy takes, and the ids of the others.
 * @param {Policy} policy
 * @param {Iterable<[string, unknown]>} answers
 * @param {string} day
 */
export function sorted(policy, answers, day) {
  const inputs = new Map(policy.inputs.map((input) => /** @type {[string, Input]} */ ([input.id, input])));
  /** @type {Record<string, unknown>} */
  const taken = {};
  const dropped = [];
  for (const [id, value] of answers) {
    const input = inputs.get(id);
    const fit = input && fitting(input, value, day);
    if (fit !== undefined) taken[id] = fit;
    // Years of which none is asked any more are told with those that are.
    else if (!input || !input.years || !value || typeof value !== 'object') dropped.push(id);
  }
  return { taken, dropped };
}

/**
 * Answers to be compared with others, by id.
 * @param {Record<string, unknown>} answers
 */
export const textsOf = (answers) => new Map(Object.keys(answers).map((id) => [id, JSON.stringify(answers[id])]));

/**
 * The three-year figures that have to be replaced because the window has moved on: series that lack their latest years
 * and have earlier ones, and bare totals of an earlier year.
 * @param {Policy} policy
 * @param {Iterable<[string, unknown]>} answers
 * @param {string} then the day of these answers
 * @param {string} now
 */
export function outdated(policy, answers, then, now) {
  const given = new Map(answers);
  const missing = new Set();
  /** @type {Input[]} */
  const series = [];
  /** @type {Input[]} */
  const totals = [];
  /** @type {{ from: number, until: number } | undefined} */
  let span;
  for (const input of policy.inputs) {
    const value = given.get(input.id);
    if (!input.years || !input.years.last || value === undefined || value === null) continue;
    const { from, until } = windowOf(input.years, now);
    if (scalar(value)) {
      if (windowOf(input.years, then).until < until) totals.push(input);
      else continue;
    } else {
      const years = Object.keys(/** @type {object} */ (value)).map(Number);
      const lacking = range(from, until).filter((year) => !years.includes(year));
      if (!lacking.length || !years.some((year) => year < from)) continue;
      for (const year of lacking) missing.add(year);
      series.push(input);
    }
    span = { from, until };
  }
  return { span, years: [...missing].sort(), series, totals };
}
