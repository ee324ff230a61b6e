import { address, css } from '#sheet-style';
import { focused, having } from './dom.js';
import { fillSheet } from './page.js';

/** A frame is kept so long after printing: on phones the preview is made after `print` has come back. */
const KEPT = 60_000;

/** Whatever the host page wants of its frames. */
const HIDDEN = [
  ['display', 'block'], ['position', 'fixed'], ['right', '0'], ['bottom', '0'], ['visibility', 'hidden'],
  ...['width', 'height', 'min-width', 'min-height', 'border', 'margin', 'padding'].map((name) => [name, '0']),
];

/** @type {HTMLIFrameElement | undefined} */
let frame;

/** Nothing of the sheet stays in the page. */
export function closeSheet() {
  if (frame) frame.remove();
  frame = undefined;
}

/**
 * An empty document of the same origin, out of sight. `display: none` would leave some browsers nothing to print.
 * @returns {Promise<HTMLIFrameElement>}
 */
function openFrame() {
  const made = having(document.createElement('iframe'), { 'aria-hidden': 'true', tabindex: '-1' });
  for (const [name, value] of HIDDEN) made.style.setProperty(name, value, 'important');
  return new Promise((resolve) => {
    // Some browsers put the empty document there only a moment later, and what was written before is lost.
    made.onload = () => resolve(made);
    document.body.append(made);
  });
}

/** A text as CSS writes it. @param {string} text */
const cssString = (text) => `"${Array.from(text, (letter) => `\\${(letter.codePointAt(0) || 0).toString(16)} `).join('')}"`;

/**
 * Style without a style element, which strict pages forbid.
 * @param {Document} doc
 * @param {string} running what stands at the foot of each page
 * @returns {Promise<unknown>}
 */
function dress(doc, running) {
  const { CSSStyleSheet } = /** @type {Window & typeof globalThis} */ (doc.defaultView);
  if ('adoptedStyleSheets' in doc && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${css}@page{@bottom-left{content:${cssString(running)}}}`);
    doc.adoptedStyleSheets = [sheet];
    return Promise.resolve();
  }
  const link = having(doc.createElement('link'), { rel: 'stylesheet', href: address() });
  return new Promise((resolve) => {
    link.onload = link.onerror = resolve;
    doc.head.append(link);
  });
}

/**
 * Writes a report into an empty document of the same origin, and gives it the style of the sheet.
 * @param {Document} doc
 * @param {import('./plain.js').Plain} report
 * @param {'zh' | 'en'} [lang] the report's own where none is named
 * @param {import('./figures.js').Labels} [labels] from `labelsOf`
 */
export async function writeSheet(doc, report, lang, labels) {
  const { title, check, day } = fillSheet(doc, report, lang, labels);
  await dress(doc, [title, check, day].filter(Boolean).join(' · '));
}

/**
 * Prints a report as a sheet: a document of its own, in a frame that nobody sees.
 * @param {import('./plain.js').Plain} report
 * @param {'zh' | 'en'} [lang]
 * @param {import('./figures.js').Labels} [labels]
 * @returns {Promise<{ error?: { code: 'no-print' } }>} settles when the print dialog was asked for
 */
export async function openSheet(report, lang, labels) {
  closeSheet();
  const mine = await openFrame();
  frame = mine;
  const [doc, view] = [mine.contentDocument, mine.contentWindow];
  // Browsers within other programs often cannot print.
  if (!doc || !view || typeof view.print !== 'function') {
    closeSheet();
    return { error: { code: 'no-print' } };
  }
  await writeSheet(doc, report, lang, labels);
  view.addEventListener('afterprint', () => setTimeout(() => frame === mine && closeSheet(), KEPT));
  const before = focused();
  const { title } = document;
  view.focus();
  try {
    // Some browsers name the PDF after the page around the frame.
    document.title = doc.title;
    view.print();
  } finally {
    document.title = title;
  }
  if (before) before.focus();
  return {};
}
