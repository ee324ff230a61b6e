/*!
 * The QR code generator in this file is uqr. MIT License. Copyright (c) Project Nayuki.
 * Copyright (c) 2023 Anthony Fu <https://github.com/antfu>
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
 * documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
 * rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
 * persons to whom the Software is furnished to do so, subject to the following conditions: The above copyright notice and
 * this permission notice shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED
 * "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
 * MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT
 * HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
 * ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
 */
import { encode } from 'uqr';
import { drawing, having, makerOf } from './dom.js';
import { words } from './words.js';

/** 133 modules a side: phones still read that from a screen, with little patience beyond. */
const LARGEST = 29;
/** Light modules around the code, as the standard asks. */
const QUIET = 4;

/** How much of the code may be hidden; dense codes do with less. */
const LEVELS = /** @type {const} */ (['M', 'L']);

/** @param {string} text */
function encoded(text) {
  for (const ecc of LEVELS) {
    try {
      return encode(text, { ecc, border: QUIET, maxVersion: LARGEST });
    } catch {
      // Too long for this level.
    }
  }
  return undefined;
}

/**
 * A link as a drawing for phones to read, or a sentence that says why there is none.
 * @param {string} text
 * @param {'zh' | 'en'} [lang]
 * @returns {SVGElement | HTMLElement}
 */
export function qrCode(text, lang = 'zh') {
  const say = words(lang);
  const instead = (/** @type {string} */ sentence) => makerOf(document)('p.ec-qr-none', sentence);
  if (/^file:/i.test(text)) return instead(say['qr-local']);
  const code = encoded(text);
  if (!code) return instead(say['qr-too-long']);
  const { data, size } = code;
  const dark = data.map((line, y) => line.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  const paths = /** @type {[string, string][]} */ ([['light', `M0 0h${size}v${size}h-${size}z`], ['dark', dark]]);
  const svg = drawing(document, `0 0 ${size} ${size}`, paths);
  // By attributes and not by style: black on white whatever the theme, or no phone reads it.
  const [light, black] = svg.children;
  having(light, { fill: '#fff' });
  having(black, { fill: '#000' });
  // Three pixels for a module and more, so that the camera can tell them apart.
  const side = String(Math.max(200, size * 3));
  return having(svg, { class: 'ec-qr', role: 'img', 'aria-label': say.qrLabel, width: side, height: side, 'shape-rendering': 'crispEdges' });
}
