import { fill, statusWord, verdictWord, words as wordsOf } from './words.js';

/** @typedef {'zh' | 'en'} Language */
/** @typedef {import('./words.js').Words} Words */
/** @typedef {Omit<import('../engine.js').Link, 'key'>} Opened */

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
 * @param {import('../engine.js').Outdated} moved
 * @param {Words} words
 * @param {Language} language
 */
export function movedLines({ window, years = [], series = [], totals = [] }, words, language) {
  if (!window) return [];
  const lines = [fill(words.moved, window.from, window.until)];
  if (series.length) lines.push(fill(words.movedYears, years.join(words.join), series.join(words.join)));
  if (totals.length) lines.push(fill(words.movedTotals, totals.join(words.join)));
  return [lines.join(language === 'zh' ? '' : ' ')];
}

/**
 * The statuses of a report, those of nested criteria too.
 * @param {any} report
 * @returns {Record<string, string>}
 */
export function statusesOf(report) {
  /** @type {Record<string, string>} */
  const found = {};
  const visit = (/** @type {any[]} */ criteria) => {
    for (const { id, status, parts } of criteria || []) {
      if (id) found[id] = status;
      visit(parts);
    }
  };
  visit(report.criteria);
  return found;
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
 *   link: Opened, policy: any, gone: boolean, report: any, day: string,
 *   dropped: { named: string[], unnamed: string[] },
 *   moved: import('../engine.js').Outdated,
 * }} opened with the report of now, once it is there; `gone` where the policy has no such check any more
 * @param {Language} language
 */
export function openedNotice(text, { link, policy, gone, report, day, dropped, moved }, language) {
  const words = wordsOf(language);
  const same = link.version === policy.version && link.asOf === day;
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
 * @param {Opened} link
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
  if (link.verdict) lines.push(fill(words.linkThen, dayText(link.asOf, language), link.version, word(link.verdict)));
  if (report) lines.push(fill(words.linkNow, dayText(day, language), policy.version, word(report.verdict)));
  return lines;
}

/**
 * The criteria that have another status now.
 * @param {Opened} link
 * @param {any} report
 * @param {Words} words
 */
function changes(link, report, words) {
  const named = new Map(statements(report.criteria));
  const word = (/** @type {string} */ status) => statusWord(status, report.check.kind, words);
  const changed = Object.entries(statusesOf(report)).filter(([id, status]) => (link.statuses[id] || status) !== status);
  if (!changed.length) return words.linkSame;
  const line = ([id, status] = ['', '']) => fill(words.arrow, named.get(id) || id, word(link.statuses[id] || ''), word(status));
  return { summary: fill(words.linkChanged, changed.length), lines: changed.map(line) };
}
