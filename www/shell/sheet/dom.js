/** @typedef {Node | string | false | undefined} Content what is false or empty is left out */
/** @typedef {ReturnType<typeof makerOf>} Maker */

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

const RING = 'M10 1.1a8.9 8.9 0 1 0 .01 0z';

/** Marks whose shape alone tells the status: the sheet is often printed in black. @type {Record<string, [string, string][]>} */
const MARKS = {
  met: [['solid', 'M10 0a10 10 0 1 0 .01 0z'], ['inner', 'M5.5 10.4l3 3 6-6.4']],
  unmet: [['line', RING], ['line', 'M5.8 10h8.4']],
  judged: [['line', 'M10 1.6l8.4 8.4-8.4 8.4L1.6 10z']],
  invalid: [['solid', 'M10 1l9.4 17.4H.6z'], ['inner', 'M10 7.4v5.2M10 14.6v1.6']],
  unanswered: [['dashed', RING]],
};

/**
 * @param {Document} doc
 * @param {string} look
 */
export function mark(doc, look) {
  const paths = Object.prototype.hasOwnProperty.call(MARKS, look) ? MARKS[look] : /** @type {[string, string][]} */ ([['line', 'M4 10h12']]);
  return having(drawing(doc, '0 0 20 20', paths), { class: 'mark', 'aria-hidden': 'true' });
}
