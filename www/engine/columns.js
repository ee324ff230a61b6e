import { failed } from './failure.js';

/**
 * @typedef {import('./instance.js').Instance} Instance
 * @typedef {{ values: any, unanswered: any }} Column
 */

const isList = (/** @type {any} */ value) => Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);

/** @param {string} message */
const bad = (message) => failed('bad-request', message);

/** So many applicants at once, for there is a byte for each of them and each criterion. */
const MOST = 1 << 24;

/** Where a mask is not 0, there is no answer. @param {any} mark */
const isSet = (mark) => Number(Number(mark) !== 0);

/**
 * Puts a check to all applicants.
 * @param {Instance} instance
 * @param {object} request
 * @param {any} given columns by the id of the input, those of a series also year by year
 */
export function run(instance, request, given) {
  /** @type {string[][]} */
  const names = [];
  /** @type {Column[]} */
  const columns = [];
  let rows = -1; // until the first column says
  let verdicts = new Uint8Array();
  /** @type {string[]} */
  let name = [];

  /** Takes a column or the years of one, each read once, and throws where it is neither. @param {string[]} place @param {any} one */
  const take = (place, one) => {
    name = place;
    const { values, unanswered, ...others } = isList(one) ? { values: one } : one;
    if (!isList(values)) {
      const years = Object.keys(one);
      if (place.length > 1 || !years.length) throw place;
      for (const year of years) take([...place, year], one[year]);
      return;
    }
    // A mask under another name would go unnoticed.
    if (Object.keys(others).length) throw place;
    for (const list of unanswered === undefined || unanswered === null ? [values] : [values, unanswered]) {
      if (!isList(list) || (rows >= 0 && rows !== list.length)) throw place;
      rows = Number(list.length);
    }
    if (/^Big/.test(Object.prototype.toString.call(values).slice(8))) throw place;
    names.push(place);
    columns.push({ values, unanswered });
  };
  try {
    for (const input of Object.keys(given)) take([input], given[input]);
    if (rows > MOST) return bad(`一次最多 ${MOST} 个申报者，请分批。 At most ${MOST} applicants at once; take them in parts.`);
    verdicts = new Uint8Array(Math.max(rows, 0));
  } catch {
    const which = name.join(' ');
    return bad(`数据列 ${which} 应为同样长的数组。 Columns must be lists of numbers or answers, all of one length: ${which}`);
  }
  if (rows < 0) return bad('没有数据列。 There are no columns.');

  /** @type {Uint8Array[]} */
  const statuses = [];
  const next = (/** @type {number} */ begin, /** @type {number} */ end) => {
    const lists = [];
    for (const { values, unanswered } of columns) {
      const part = values.slice(begin, end);
      lists.push(Array.isArray(part) ? part : Float64Array.from(part));
      lists.push(unanswered ? Uint8Array.from(unanswered.slice(begin, end), isSet) : undefined);
    }
    return lists;
  };
  const emit = (/** @type {number} */ begin, /** @type {number} */ end, /** @type {Uint8Array} */ bytes) => {
    const size = end - begin;
    verdicts.set(bytes.subarray(0, size), begin);
    for (let place = 0; (place + 2) * size <= bytes.length; place += 1) {
      statuses[place] = statuses[place] || new Uint8Array(rows);
      statuses[place].set(bytes.subarray((place + 1) * size, (place + 2) * size), begin);
    }
  };
  const answer = instance.ask((glue) => glue.batch(request, names, rows, next, emit));
  if (answer.error) return answer;
  const criteria = answer.criteria.map((/** @type {string} */ id, /** @type {number} */ place) => ({
    id,
    statuses: statuses[place] || new Uint8Array(rows),
  }));
  return { verdicts, criteria, names: answer.verdicts };
}
