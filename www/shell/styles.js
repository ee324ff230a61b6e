import { address, css } from '#shell-style';

/** @type {CSSStyleSheet | undefined} */
let shared;

/**
 * Gives a shadow root its style, in a way that a strict Content-Security-Policy allows: no style element, no style attribute.
 * @param {ShadowRoot} shadow
 * @returns {Promise<unknown>} settles when the style is there, or cannot be had
 */
export function dress(shadow) {
  if ('adoptedStyleSheets' in shadow && 'replaceSync' in CSSStyleSheet.prototype) {
    if (!shared) {
      shared = new CSSStyleSheet();
      shared.replaceSync(css);
    }
    shadow.adoptedStyleSheets = [shared];
    return Promise.resolve();
  }
  return link(shadow);
}

/**
 * For browsers before constructable style sheets.
 * @param {ShadowRoot} shadow
 */
function link(shadow) {
  const element = document.createElement('link');
  element.rel = 'stylesheet';
  element.href = address();
  return new Promise((resolve) => {
    element.onload = element.onerror = resolve;
    shadow.prepend(element);
  });
}
