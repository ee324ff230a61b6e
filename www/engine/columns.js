import { failed } from './failure.js';

/**
 * @typedef {import('./instance.js').Instance} Instance
 * @typedef {{ values: any, unanswered: any }} Column
 */

const isList = (/** @type {any} */ value) => Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);

/** @param {string} message */
const bad = (message) => failed('bad-request', message);

/**
 * Columns under the names of their inputs, those of a series also under its years, one after the other.
 * @param {any} columns
 * @param {(name: [string, string?], column: Column) => void} take
 */
function flatten(columns, take) {
  for (const input of Object.keys(columns)) {
    const given = columns[input];
    const one = isList(given) ? { values: given } : given;
    if (isList(one.values)) {
      take([input], { values: one.values, unanswered: one.unanswered });
    } else {
      flatten(one, ([year], column) => take([input, year], column));
    }
  }
}

/**
 * Puts a check to all applicants.
 * @param {Instance} instance
 * @param {object} request
 * @param {any} given
 */
export function run(instance, request, given) {
  /** @type {[string, string?][]} */
  const names = [];
  /** @type {Column[]} */
  const columns = [];
  let rows = -1; // until the first column says
  try {
    flatten(given, (name, column) => {
      for (const list of [column.values, ...(column.unanswered ? [column.unanswered] : [])]) {
        if (!isList(list) || (rows >= 0 && rows !== list.length)) throw name;
        rows = Number(list.length);
      }
      if (/^Big/.test(Object.prototype.toString.call(column.values).slice(8))) throw name;
      names.push(name);
      columns.push(column);
    });
  } catch (name) {
    const which = Array.isArray(name) ? name.join(' ') : '';
    return bad(`数据列 ${which} 应为同样长的数组。 Columns must be lists of numbers or answers, all of one length: ${which}`);
  }
  if (rows < 0) return bad('没有数据列。 There are no columns.');

  const verdicts = new Uint8Array(rows);
  /** @type {Uint8Array[]} */
  const statuses = [];
  const next = (/** @type {number} */ begin, /** @type {number} */ end) => {
    const lists = [];
    for (const { values, unanswered } of columns) {
      const part = values.slice(begin, end);
      lists.push(Array.isArray(part) ? part : Float64Array.from(part));
      lists.push(unanswered ? Uint8Array.from(unanswered.slice(begin, end), Number) : undefined);
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
