import { element, withAttributes } from './dom.js';

/** @type {Map<string, CSSStyleSheet>} */
const shared = new Map();

/**
 * Adds the style of a later part to a shadow root, in the way that styles.js gives it the first: constructable, or
 * by a <link> in browsers that have no such style sheets.
 * @param {ShadowRoot} shadow
 * @param {string} part
 * @param {string} css
 * @param {() => string} address of the same style as a file
 */
export function adopt(shadow, part, css, address) {
  if (!('adoptedStyleSheets' in shadow && 'replaceSync' in CSSStyleSheet.prototype)) {
    if (!shadow.querySelector(`link[data-${part}]`)) {
      shadow.prepend(withAttributes(element('link', ''), { rel: 'stylesheet', href: address(), [`data-${part}`]: '' }));
    }
    return;
  }
  let sheet = shared.get(part);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shared.set(part, sheet);
  }
  if (!shadow.adoptedStyleSheets.includes(sheet)) shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
}
