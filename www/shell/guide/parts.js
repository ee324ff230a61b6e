import { element, withAttributes } from '../dom.js';

/** A percent sign stays with its number. @param {string} text */
export const unbroken = (text) => text.replace(/ %/g, '\u00a0%');

/**
 * Writes a text where another stands. The same text is left alone: a change wakes guidance again, without end.
 * @param {Element} place
 * @param {string} text
 */
export function put(place, text) {
  const told = unbroken(text);
  if (place.textContent !== told) place.textContent = told;
}

/**
 * @param {string} className
 * @param {string} text
 * @param {() => void} press
 */
export function button(className, text, press) {
  const made = withAttributes(element('button', className, unbroken(text)), { type: 'button' });
  made.onclick = press;
  return made;
}

/**
 * A card with a heading, in the manner of the form's own.
 * @param {string} part
 * @param {(Node | string)[]} content
 */
export function card(part, ...content) {
  const title = withAttributes(element('h3', ''), { id: `ec-${part}` });
  const head = element('div', 'card-head', title);
  const node = withAttributes(element('section', 'card', head, ...content), { 'aria-labelledby': `ec-${part}`, part });
  return { node, title };
}

/**
 * A criterion's statement with its clause, as a line below something.
 * @param {string} statement
 * @param {string} [clause]
 */
export const cited = (statement, clause) =>
  element('p', 'guide-note', `${unbroken(statement)} `, clause ? element('span', 'clause', clause) : '');

/** @param {Node[]} items */
export const list = (items) => withAttributes(element('ul', 'guide-list', ...items), { role: 'list' });

/** What each place shows. @type {WeakMap<HTMLElement, string>} */
const shown = new WeakMap();

/**
 * Draws again only what has changed: whoever stands on a button in it keeps the place, also where that button is
 * replaced by another.
 * @param {HTMLElement} place
 * @param {unknown} data
 * @param {() => Node[]} draw
 */
export function renew(place, data, draw) {
  const known = JSON.stringify(data);
  if (shown.get(place) === known) return;
  shown.set(place, known);
  const { activeElement } = /** @type {ShadowRoot | Document} */ (place.getRootNode());
  const stood = buttonsOf(place).findIndex((one) => one === activeElement);
  place.textContent = '';
  place.append(...draw());
  const buttons = buttonsOf(place);
  if (stood >= 0 && buttons.length) buttons[Math.min(stood, buttons.length - 1)].focus();
}

/** @param {HTMLElement} place */
const buttonsOf = (place) => [...place.querySelectorAll('button')];
