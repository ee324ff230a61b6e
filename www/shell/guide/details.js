import { element } from '../dom.js';
import { button, renew, unbroken } from './parts.js';

/**
 * What an opened criterion holds: why it has its status, clause, reading and proof, and what there is still to fill in.
 * @param {HTMLElement} place
 * @param {any} criterion
 * @param {import('./guide.js').Guide} guide
 */
export function details(place, criterion, guide) {
  const { words } = guide;
  const { explanation = '', clause, waived, applies, quote, help, note, materials = [], parts = [], missing } = criterion;
  const asked = parts.length ? [] : missing;
  const terms = [
    [words.clause, [clause, (waived || applies || {}).clause].filter(Boolean).join(words.and)],
    [words.quote, quote],
    [words.help, help],
    [words.note, note],
    [words.proof, materials.join(words.and)],
  ].filter(([, text]) => text);
  renew(place, [explanation, terms, asked, words.fillIn], () => {
    const lead = (/** @type {string} */ input) =>
      element('p', '', button('link', words.fillIn + guide.label(input, criterion.statement), () => guide.lead(input)));
    return [
      element('div', 'details', element('p', 'why', unbroken(explanation)), element('dl', '', ...terms.map(pair)), ...asked.map(lead)),
    ];
  });
}

/** @param {string[]} term */
const pair = ([name, text]) => element('div', '', element('dt', '', name), element('dd', '', unbroken(text)));
