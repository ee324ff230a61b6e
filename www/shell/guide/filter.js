import { element, withAttributes } from '../dom.js';
import { put } from './parts.js';
import { fill } from './words.js';

/** Which criteria are listed, by what they look like; the first is all of them. */
const LOOKS = /** @type {const} */ (['all', 'unmet', 'unanswered', 'judged']);

/** @typedef {typeof LOOKS[number]} Look */

/** Lists all criteria, or only those that are not met, open, or for the experts. */
export class Filter {
  /**
   * @param {() => void} changed
   * @param {(text: string) => void} say tells a screen reader
   */
  constructor(changed, say) {
    /** @type {Look} */
    this.look = 'all';
    this.legend = element('legend', 'unseen');
    this.segments = element('div', 'segs');
    this.node = element('fieldset', 'guide-filter', this.legend, this.segments);
    /** @type {Map<Look, { button: HTMLInputElement, word: HTMLElement, count: HTMLElement }>} */
    this.choices = new Map();
    /** @type {import('./words.js').Words | undefined} */
    this.words = undefined;
    for (const look of LOOKS) {
      const button = withAttributes(element('input', 'over'), { type: 'radio', name: 'ec-filter' });
      button.onchange = () => {
        this.look = look;
        changed();
        if (this.words) say(fill(this.words.listed, this.words.filters[look], String(this.counts[look])));
      };
      const [word, count] = [element('span', ''), element('b', '')];
      this.choices.set(look, { button, word, count });
      this.segments.append(element('label', 'seg', button, element('span', 'seg-face', word, ' ', count)));
    }
    /** @type {Record<Look, number>} So many rows each choice has. */
    this.counts = { all: 0, unmet: 0, unanswered: 0, judged: 0 };
  }

  /**
   * @param {Element} card the list of criteria
   * @param {import('./words.js').Words} words
   */
  draw(card, words) {
    this.words = words;
    const lists = [...card.querySelectorAll('.criteria:not(.parts)')];
    const rows = /** @type {HTMLElement[]} */ (lists.reduce((all, { children }) => [...all, ...children], /** @type {Element[]} */ ([])));
    for (const look of LOOKS) this.counts[look] = rows.filter((row) => look === 'all' || row.dataset.look === look).length;
    // What was the last one may have been met since: an empty list helps nobody.
    if (!this.counts[this.look]) this.look = 'all';
    put(this.legend, words.filter);
    for (const [look, { button, word, count }] of this.choices) {
      put(word, words.filters[look]);
      put(count, String(this.counts[look]));
      button.disabled = !this.counts[look];
      button.checked = look === this.look;
    }
    for (const row of rows) row.hidden = this.look !== 'all' && row.dataset.look !== this.look;
    for (const list of lists) {
      const all = /** @type {HTMLElement[]} */ ([...list.children]);
      /** @type {HTMLElement} */ (list.parentElement).hidden = all.every(({ hidden }) => hidden);
    }
  }
}
