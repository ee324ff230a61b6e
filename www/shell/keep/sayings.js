import { statusesOf } from './link.js';
import { fill, statusWord, verdictWord, words as wordsOf } from './words.js';

/** @typedef {'zh' | 'en'} Language */
/** @typedef {import('./words.js').Words} Words */

/**
 * @param {number} time
 * @param {Language} language
 */
export function moment(time, language) {
  const day = new Date(time);
  /** @type {Intl.DateTimeFormatOptions} */
  const parts = { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  if (day.getFullYear() !== new Date().getFullYear()) parts.year = 'numeric';
  return day.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', parts);
}

/**
 * A day as people write it; what is no day stays as it is.
 * @param {string} day
 * @param {Language} language
 */
export function dayText(day, language) {
  const date = new Date(`${day}T00:00`);
  if (Number.isNaN(date.getTime())) return day;
  return date.toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', { year: 'numeric', month: 'long', day: 'numeric' });
}

/**
 * A text of a policy, whose file may have it in both languages.
 * @param {any} text
 * @param {Language} language
 */
const textOf = (text, language) => String((text && typeof text === 'object' ? text[language] || text.zh : text) || '');

/**
 * Which three-year figures to replace.
 * @param {ReturnType<typeof import('./fit.js').outdated>} moved
 * @param {Words} words
 * @param {Language} language
 */
export function movedLines({ span, years, series, totals }, words, language) {
  if (!span) return [];
  const labels = (/** @type {any[]} */ inputs) => inputs.map(({ label }) => textOf(label, language)).join(words.join);
  const lines = [fill(words.moved, span.from, span.until)];
  if (series.length) lines.push(fill(words.movedYears, years.join(words.join), labels(series)));
  if (totals.length) lines.push(fill(words.movedTotals, labels(totals)));
  return [lines.join(language === 'zh' ? '' : ' ')];
}

/**
 * The statements of all criteria of a report, by id.
 * @param {any[]} criteria
 * @returns {[string, string][]}
 */
const statements = (criteria) => criteria.flatMap(({ id, statement, parts = [] }) => [[id, statement], ...statements(parts)]);

/**
 * What there is to say of a link that was opened, or of a file.
 * @param {string[]} text
 * @param {{
 *   link: Omit<import('./link.js').Link, 'key'>, policy: any, gone: boolean, report: any, day: string,
 *   dropped: { named: string[], unnamed: string[] },
 *   moved: ReturnType<typeof import('./fit.js').outdated>,
 * }} opened with the report of now, once it is there; `gone` where the policy has no such check any more
 * @param {Language} language
 */
export function openedNotice(text, { link, policy, gone, report, day, dropped, moved }, language) {
  const words = wordsOf(language);
  const same = link.version === policy.version && link.day === day;
  /** @type {import('./notices.js').Line[]} */
  const more = same ? [] : thenAndNow(link, policy, report, day, language);
  if (link.check && gone) more.push(words.linkGone);
  more.push(...movedLines(moved, words, language));
  const { named, unnamed } = dropped;
  if (named.length) more.push(fill(words.linkDropped, named.length, named.map((name) => fill(words.quoted, name)).join(words.join)));
  if (unnamed.length) more.push(fill(words.linkUnnamed, unnamed.length, unnamed.join(words.join)));
  if (report && !same) more.push(changes(link, report, words));
  return { text: text.join(language === 'zh' ? '' : ' '), more };
}

/**
 * @param {Omit<import('./link.js').Link, 'key'>} link
 * @param {any} policy
 * @param {any} report
 * @param {string} day
 * @param {Language} language
 */
function thenAndNow(link, policy, report, day, language) {
  const words = wordsOf(language);
  const { grades = [] } = policy.checks.find((/** @type {{ id: string }} */ { id }) => id === link.check) || {};
  const word = (/** @type {string} */ verdict) => {
    const grade = grades.find((/** @type {{ id: string }} */ { id }) => id === verdict);
    return grade ? textOf(grade.title, language) : verdictWord(verdict, words);
  };
  const lines = [];
  if (link.verdict) lines.push(fill(words.linkThen, dayText(link.day, language), link.version, word(link.verdict)));
  if (report) lines.push(fill(words.linkNow, dayText(day, language), policy.version, word(report.verdict)));
  return lines;
}

/**
 * The criteria that have another status now.
 * @param {Omit<import('./link.js').Link, 'key'>} link
 * @param {any} report
 * @param {Words} words
 */
function changes(link, report, words) {
  const named = new Map(statements(report.criteria));
  const word = (/** @type {string} */ status) => statusWord(status, report.check.kind, words);
  const changed = [...statusesOf(report)].filter(([id, status]) => (link.statuses.get(id) || status) !== status);
  if (!changed.length) return words.linkSame;
  const line = ([id, status] = ['', '']) => fill(words.arrow, named.get(id) || id, word(link.statuses.get(id) || ''), word(status));
  return { summary: fill(words.linkChanged, changed.length), lines: changed.map(line) };
}
