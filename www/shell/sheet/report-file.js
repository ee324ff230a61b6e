import { dayOf, fileName, record, text } from './plain.js';
import { words } from './words.js';

/** The newest format of a report that is understood here. */
const FORMAT = 1;
/** Many times the largest report. */
const LARGEST = 4_000_000;

/**
 * With keys in a fixed order, so that the order in which somebody typed makes no other file.
 * @param {unknown} value
 * @returns {unknown}
 */
function ordered(value) {
  if (!value || typeof value !== 'object' || Array.isArray(value)) return value;
  /** @type {Record<string, unknown>} */
  const sorted = {};
  for (const key of Object.keys(value).sort()) sorted[key] = ordered(/** @type {any} */ (value)[key]);
  return sorted;
}

/**
 * The report as a file that can be opened again. The same report gives the same bytes but for the day of export.
 * @param {import('./plain.js').Plain} report
 * @param {string} [day]
 * @returns {{ name: string, text: string }}
 */
export function reportFile(report, day = dayOf()) {
  const { answers, ...rest } = report;
  const say = words(report.lang === 'en' ? 'en' : 'zh');
  const file = { ...rest, answers: ordered(record(answers)), exported: day };
  const what = report.example === true ? say.exampleFile : say.fileName;
  return { name: fileName(report, what, 'json'), text: `${JSON.stringify(file, null, 2)}\n` };
}

/** What must be there, and of which kind, before anybody works with a report. */
const SHAPE = {
  policy: 'record', check: 'record', counts: 'record', headline: 'record', answers: 'record', score: 'record', plan: 'record',
  contact: 'record', roundText: 'record', whatIf: 'record',
  criteria: 'list', missing: 'list', missingForRoute: 'list', routes: 'list', procedure: 'list', award: 'list', materials: 'list',
  dates: 'list', problems: 'list', comparison: 'list', nearest: 'list', levers: 'list',
  asOf: 'text', verdict: 'text', disclaimer: 'text',
};
const REQUIRED = ['policy', 'check', 'criteria', 'asOf', 'verdict', 'answers'];

/** @param {unknown} value */
function kindOf(value) {
  if (Array.isArray(value)) return 'list';
  if (value && typeof value === 'object') return 'record';
  return typeof value === 'string' ? 'text' : '';
}

/** Whether a text is a day of the calendar. @param {string} text */
function isDay(text) {
  const day = new Date(`${text}T00:00Z`);
  return text.length === 10 && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(`${text}T`);
}

/** @param {any} report */
function fits(report) {
  const { policy, check, asOf, criteria } = report;
  return (
    REQUIRED.every((name) => name in report) &&
    Object.entries(SHAPE).every(([name, kind]) => !(name in report) || kindOf(report[name]) === kind) &&
    [policy.id, policy.version, policy.hash, check.id].every((id) => typeof id === 'string' && id) &&
    isDay(asOf) &&
    criteria.every((/** @type {unknown} */ criterion) => kindOf(criterion) === 'record')
  );
}

/** One of our own files that was cut off is told from something else. @param {string} content */
const beginsAsOurs = (content) => /^\s*\{\s*"reportFormat"/.test(content);

/** @typedef {'not-json' | 'truncated' | 'other-product' | 'newer-format' | 'damaged' | 'too-large'} Trouble */

/**
 * A report out of a file: `{ report, exported }`, or `{ error }` with a code that `words` has a sentence for. Texts in it
 * are whatever somebody wrote; they are only ever shown as text.
 * @param {string} content
 * @returns {{ report: import('./plain.js').Plain, exported: string, error?: undefined } | { error: Trouble }}
 */
export function readReport(content) {
  if (typeof content !== 'string') return { error: 'not-json' };
  if (content.length > LARGEST) return { error: 'too-large' };
  const plain = content.replace(/^\ufeff/, '');
  let data;
  try {
    // Such a key would become the prototype of whatever the data is copied into.
    data = JSON.parse(plain, (key, value) => (key === '__proto__' ? undefined : value));
  } catch {
    return { error: beginsAsOurs(plain) ? 'truncated' : 'not-json' };
  }
  if (kindOf(data) !== 'record' || !('reportFormat' in data)) return { error: 'other-product' };
  const { exported, ...report } = data;
  if (!Number.isInteger(report.reportFormat) || report.reportFormat < 1) return { error: 'other-product' };
  if (report.reportFormat > FORMAT) return { error: 'newer-format' };
  return fits(report) ? { report, exported: text(exported) } : { error: 'damaged' };
}
