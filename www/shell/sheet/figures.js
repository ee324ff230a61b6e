import { list, own, record, text } from './plain.js';
import { fill } from './words.js';

/**
 * @typedef {import('./words.js').Words} Words
 * @typedef {{ label: string, unit: string, kind: string, options: Record<string, string>, years?: import('./plain.js').Plain }} Label
 * @typedef {Record<string, Label>} Labels by input id, in the order of the policy
 * @typedef {{ label: string, unit: string, value: string, years: Record<string, string> }} Entry `value` of a series is its sum
 */

/**
 * A number of a report as people read it; one that is not known yet by its bounds.
 * @param {any} value
 * @param {Words} say
 * @returns {string}
 */
export function figure(value, say) {
  if (!value || typeof value !== 'object') return text(value);
  if ('text' in value) return text(value.text);
  const [low, high] = [figure(value.min, say), figure(value.max, say)];
  if (low && high) return `${low} – ${high}`;
  // "0 or more" tells nobody anything.
  if (low) return text(record(value.min).exact) === '0' ? '' : fill(say.atLeast, low);
  return high && fill(say.atMost, high);
}

/** @param {string} digits */
const grouped = (digits) => digits.replace(/^(-?)(\d+)/, (_, sign, whole) => sign + whole.replace(/\B(?=(\d{3})+$)/g, ','));

/**
 * @param {unknown} value an answer
 * @param {Label | undefined} label
 * @param {Words} say
 */
function answer(value, label, say) {
  if (value === undefined) return say.blank;
  if (value === null) return say.unknown;
  if (typeof value === 'boolean') return value ? say.yes : say.no;
  const plain = text(value);
  const option = label && own(label.options, plain);
  if (option) return option;
  return /^-?\d+(\.\d+)?$/.test(plain) ? grouped(plain) : plain;
}

/**
 * The exact sum of figures, or nothing where one is no number or too large for that.
 * @param {unknown[]} values
 */
function sum(values) {
  const digits = values.map(text);
  if (!digits.length || digits.some((one) => !/^\d{1,15}(\.\d{1,4})?$/.test(one))) return '';
  const places = Math.max(...digits.map((one) => (one.split('.')[1] || '').length));
  const scaled = digits.map((one) => Number(one.replace('.', '') + '0'.repeat(places - (one.split('.')[1] || '').length)));
  const total = scaled.reduce((all, one) => all + one, 0);
  if (total > Number.MAX_SAFE_INTEGER) return '';
  const padded = String(total).padStart(places + 1, '0');
  const whole = padded.slice(0, padded.length - places);
  return grouped(places ? `${whole}.${padded.slice(-places)}`.replace(/\.?0+$/, '') : whole);
}

/**
 * The years of a series on a day: the full ones before it, or those that the policy names.
 * @param {import('./plain.js').Plain | undefined} years
 * @param {string} day
 */
function yearsAsked(years, day) {
  if (!years) return [];
  const now = Number(day.slice(0, 4));
  const [from, until] = 'last' in years ? [now - years.last, now - 1] : [years.from, years.until];
  const count = until - from + 1;
  return count > 0 && count <= 20 ? Array.from({ length: count }, (_, at) => String(from + at)) : [];
}

/**
 * The answers as people read them. Declared items are left out: the criteria tell of them.
 * @param {import('./plain.js').Plain} report
 * @param {Labels} labels
 * @param {Set<string>} declared ids of declared criteria
 * @param {Words} say
 * @returns {Entry[]}
 */
export function entries(report, labels, declared, say) {
  const answers = record(report.answers);
  const open = [...list(report.missing), ...list(report.missingForRoute)].map(text);
  const known = Object.keys(labels);
  const asked = (/** @type {string} */ id) => own(answers, id) !== undefined || open.includes(id);
  // Without labels an id is all there is; with them, what they do not name is of another policy or check.
  const ids = (known.length ? known : [...new Set([...Object.keys(answers), ...open])]).filter(asked);
  return ids
    .filter((id) => !declared.has(id) && !(labels[id] && labels[id].kind === 'declared'))
    .map((id) => {
      const label = own(labels, id);
      const value = own(answers, id);
      const named = { label: (label && label.label) || id, unit: (label && label.unit) || '' };
      if (!value || typeof value !== 'object') {
        return { ...named, value: answer(value, label, say), years: blanks(label, text(report.asOf)) };
      }
      const years = Object.keys(record(value)).filter((year) => /^\d{4}$/.test(year)).sort();
      /** @type {Record<string, string>} */
      const cells = {};
      for (const year of years) cells[year] = answer(value[year], undefined, say);
      return { ...named, value: sum(years.map((year) => value[year])), years: cells };
    });
}

/**
 * Room for the years that nobody has filled in: the sheet is also taken along empty.
 * @param {Label | undefined} label
 * @param {string} day
 */
function blanks(label, day) {
  /** @type {Record<string, string>} */
  const cells = {};
  for (const year of yearsAsked(label && label.years, day)) cells[year] = '';
  return cells;
}

/**
 * The years of all series.
 * @param {Entry[]} all
 */
export const yearsOf = (all) => [...new Set(all.flatMap(({ years }) => Object.keys(years)))].sort();
