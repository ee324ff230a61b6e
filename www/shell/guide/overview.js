import { element, withAttributes } from '../dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const RING = 'M10 1.1a8.9 8.9 0 1 0 .01 0z';

/** Told apart by their shapes, so that they print in black and white: class and line. @type {Record<string, [string, string]>} */
const MARKS = {
  met: ['solid', 'M10 0a10 10 0 1 0 .01 0z'],
  unmet: ['line', `${RING}M5.8 10h8.4`],
  judged: ['line', 'M10 1.6l8.4 8.4-8.4 8.4L1.6 10z'],
  invalid: ['solid', 'M10 1l9.4 17.4H.6z'],
  unanswered: ['dashed', RING],
};
/** @type {[string, string]} */
const DASH = ['line', 'M4 10h12'];

/** Marks in a line, and the distance from one to the next. */
const LINE = 20;
const STEP = 26;

/** What a criterion looks like: a trigger that holds is met, and bad news. @param {any} criterion */
function look({ status, favourable }) {
  if (status === 'met' && favourable === false) return 'unmet';
  return status === 'unmet' && favourable ? 'met' : status;
}

/**
 * All criteria at a glance: one small mark each, in the order of the text. It is named by the counts in words.
 * @param {any[]} criteria
 */
export function overview(criteria) {
  const height = Math.ceil(criteria.length / LINE) * STEP;
  const counts = new Map();
  const svg = withAttributes(document.createElementNS(SVG, 'svg'), { role: 'img', class: 'guide-overview' });
  svg.setAttribute('viewBox', `-1 -1 ${LINE * STEP} ${height}`);
  criteria.forEach((criterion, place) => {
    counts.set(criterion.statusText, (counts.get(criterion.statusText) || 0) + 1);
    const [name, d] = MARKS[look(criterion)] || DASH;
    const at = `translate(${(place % LINE) * STEP} ${Math.floor(place / LINE) * STEP})`;
    const mark = document.createElementNS(SVG, 'path');
    svg.append(withAttributes(mark, { class: name, d, transform: at, 'data-look': look(criterion) }));
  });
  svg.setAttribute('aria-label', [...counts].map(([word, count]) => `${word} ${count}`).join(' · '));
  return element('div', '', svg);
}
