import { element, withAttributes } from '../dom.js';
import { lookOf, markOf } from '../marks.js';

const SVG = 'http://www.w3.org/2000/svg';
/** Marks in a line, and the distance from one to the next. */
const LINE = 20;
const STEP = 26;

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
    const look = lookOf(criterion.status, criterion.favourable);
    // What is cut out of a filled mark is too small to see here.
    const lines = markOf(look).filter(([name]) => name !== 'inner');
    const [[name]] = lines;
    const d = lines.map(([, line]) => line).join('');
    const at = `translate(${(place % LINE) * STEP} ${Math.floor(place / LINE) * STEP})`;
    const mark = document.createElementNS(SVG, 'path');
    svg.append(withAttributes(mark, { class: name, d, transform: at, 'data-look': look }));
  });
  svg.setAttribute('aria-label', [...counts].map(([word, count]) => `${word} ${count}`).join(' · '));
  return element('div', '', svg);
}
