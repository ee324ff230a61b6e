import { element } from '../dom.js';
import { put } from './parts.js';
import { fill } from './words.js';

/** @typedef {HTMLInputElement | HTMLSelectElement} Field */

/** Whether something stands there: of choices one is chosen, of years each is filled in. @param {Field[]} fields */
const isFilled = (fields) =>
  fields[0].type === 'radio'
    ? fields.some((field) => /** @type {HTMLInputElement} */ (field).checked)
    : fields.every(({ value }) => value.trim() !== '');

/**
 * How many questions of each section are filled in, beside its heading. “Not sure” is an answer.
 * @param {Element} root
 * @param {import('./words.js').Words} words
 */
export function progress(root, words) {
  for (const heading of root.querySelectorAll('.form .card-head h3')) {
    /** @type {Map<string, Field[]>} */
    const asked = new Map();
    const section = /** @type {Element} */ (heading.closest('section'));
    for (const field of /** @type {Iterable<Field>} */ (/** @type {unknown} */ (section.querySelectorAll('[data-input]')))) {
      const id = String(field.dataset.input);
      const others = asked.get(id);
      if (others) others.push(field);
      else asked.set(id, [field]);
    }
    let told = heading.nextElementSibling;
    if (!told || !told.matches('.guide-progress')) {
      told = element('span', 'guide-progress');
      heading.after(told);
    }
    const filled = [...asked.values()].filter(isFilled).length;
    put(told, fill(words.progress, String(filled), String(asked.size)));
    told.classList.toggle('guide-complete', filled === asked.size);
  }
}
