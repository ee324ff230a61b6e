import { list, record, text } from './plain.js';

/** The parts of compiled expressions that read an input, which stands behind the name: `["one-of", "owner", …]`. */
const READING = ['input', 'one-of', 'by', 'lowest-year', 'highest-year'];

/**
 * Every input that some part of a compiled policy reads.
 * @param {any} data
 * @param {Set<string>} found
 */
function gather(data, found) {
  if (!data || typeof data !== 'object') return;
  if (Array.isArray(data) && READING.includes(data[0])) found.add(text(data[1]));
  if (typeof data.declared === 'string') found.add(data.declared);
  for (const key of Object.keys(data)) gather(data[key], found);
}

/**
 * What the inputs of a policy ask, by id: a report has their ids only. With a check, those that it and its routes read.
 * @param {unknown} policy a compiled policy
 * @param {string} [check]
 * @returns {import('./figures.js').Labels}
 */
export function labelsOf(policy, check) {
  const { inputs, checks, routes } = record(policy);
  const used = new Set();
  if (check) {
    const here = (/** @type {any} */ fact) => !fact.checks || list(fact.checks).includes(check);
    gather(list(checks).filter(({ id }) => id === check), used);
    gather(list(routes).filter(here).map(({ when }) => when), used);
  }
  const asked = list(inputs).filter(({ id }) => !check || used.has(id));
  // What decides whether one of them is asked is part of the answer.
  for (const { askedWhen } of asked) gather(askedWhen, used);
  /** @type {import('./figures.js').Labels} */
  const labels = {};
  for (const { id, label, unit, kind, options, years } of list(inputs)) {
    if (check && !used.has(id)) continue;
    labels[id] = { label: text(label), unit: plural(text(unit)), kind: text(kind), options: named(options), years: years && record(years) };
  }
  return labels;
}

/** An English unit names one and many: `person|persons`. @param {string} unit */
const plural = (unit) => unit.split('|').pop() || '';

/** @param {unknown} options */
function named(options) {
  /** @type {Record<string, string>} */
  const names = {};
  for (const { id, label } of list(options)) names[text(id)] = text(label);
  return names;
}
