import { withAttributes } from '../dom.js';

const SVG = 'http://www.w3.org/2000/svg';
/** The width of the line, and what is left free at its ends, in per cent. */
const FREE = 4;

/** @param {string} exact */
const number = (exact) => {
  const [above, below = '1'] = exact.split('/');
  return Number(above) / Number(below);
};

/**
 * The present figure, the one that is tried, and where the result turns, on one line. The texts beside it say the same.
 * @param {any} lever
 * @param {string | undefined} tried
 */
export function line(lever, tried) {
  const today = number(lever.today.exact);
  const points = lever.tippingPoints.map((/** @type {any} */ { at }) => number(at.exact));
  const figures = [today, ...points, ...(tried ? [number(tried)] : [])];
  const least = Math.min(...figures);
  const span = Math.max(...figures) - least || 1;
  const place = (/** @type {number} */ figure) => `${FREE + ((figure - least) / span) * (100 - 2 * FREE)}%`;
  const svg = document.createElementNS(SVG, 'svg');
  withAttributes(svg, { class: 'guide-scale', 'aria-hidden': 'true' });
  const mark = (/** @type {string} */ name, /** @type {Record<string, string>} */ shape) =>
    svg.append(withAttributes(document.createElementNS(SVG, 'rect'), { class: name, ...shape }));
  mark('meter-track', { x: '0', y: '9', width: '100%', height: '2' });
  for (const point of points) mark('meter-limit', { x: place(point), y: '2', width: '2', height: '16' });
  mark('guide-today', { x: place(today), y: '6', width: '8', height: '8', rx: '4' });
  if (tried) mark('guide-tried', { x: place(number(tried)), y: '3', width: '6', height: '14' });
  return svg;
}
