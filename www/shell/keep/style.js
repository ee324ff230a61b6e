import { address, css } from '#keep-style';
import { element, withAttributes } from '../dom.js';

/** @type {CSSStyleSheet | undefined} */
let shared;

/**
 * Adds the style of notices and card to a shadow root, in the way that styles.js gives it the other.
 * @param {ShadowRoot} shadow
 */
export function dress(shadow) {
  if (!('adoptedStyleSheets' in shadow && 'replaceSync' in CSSStyleSheet.prototype)) {
    if (!shadow.querySelector('link[data-keep]')) {
      shadow.prepend(withAttributes(element('link', ''), { rel: 'stylesheet', href: address(), 'data-keep': '' }));
    }
    return;
  }
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(css);
  }
  if (!shadow.adoptedStyleSheets.includes(shared)) shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, shared];
}
