/** @typedef {Node | string | false | undefined} Content what is false or empty is left out */
/** @typedef {ReturnType<typeof makerOf>} Maker */

import { markOf } from '../marks.js';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes elements of a document. Text is only ever inserted as text.
 * @param {Document} doc
 */
export const makerOf = (doc) =>
  /**
   * @param {string} name a tag, and a class after a dot
   * @param {Content[]} content
   */
  (name, ...content) => {
    const [tag, className] = name.split('.');
    const made = doc.createElement(tag);
    if (className) made.className = className;
    // A percent sign stays with its number.
    const unbroken = content.map((part) => (typeof part === 'string' ? part.replace(/ %/g, '\u00a0%') : part));
    made.append(.../** @type {(Node | string)[]} */ (unbroken.filter(Boolean)));
    return made;
  };

/** What has the focus, within a shadow root too: the host around it would not give the focus back. */
export function focused() {
  let at = /** @type {HTMLElement | null} */ (document.activeElement);
  while (at && at.shadowRoot && at.shadowRoot.activeElement) at = /** @type {HTMLElement} */ (at.shadowRoot.activeElement);
  return at;
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Record<string, string>} attributes
 */
export function having(element, attributes) {
  for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name]);
  return element;
}

/**
 * A drawing of paths, each with its class.
 * @param {Document} doc
 * @param {string} viewBox
 * @param {[string, string][]} paths
 */
export function drawing(doc, viewBox, paths) {
  const svg = having(doc.createElementNS(SVG, 'svg'), { viewBox });
  for (const [name, d] of paths) svg.append(having(doc.createElementNS(SVG, 'path'), { class: name, d }));
  return svg;
}

/**
 * @param {Document} doc
 * @param {string} look
 */
export function mark(doc, look) {
  return having(drawing(doc, '0 0 20 20', markOf(look)), { class: 'mark', 'aria-hidden': 'true' });
}
