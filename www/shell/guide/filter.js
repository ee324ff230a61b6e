import { element, withAttributes } from '../dom.js';
import { put } from './parts.js';

/** Which criteria are listed, by what they look like; the first is all of them. */
const LOOKS = /** @type {const} */ (['all', 'unmet', 'unanswered', 'judged']);

/** Lists all criteria, or only those that are not met, open, or for the experts. */
export class Filter {
  /** @param {() => void} changed */
  constructor(changed) {
    this.look = 'all';
    this.legend = element('legend', 'unseen');
    this.segments = element('div', 'segs');
    this.node = element('fieldset', 'guide-filter', this.legend, this.segments);
    /** @type {Map<string, HTMLElement>} */
    this.faces = new Map();
    for (const look of LOOKS) {
      const button = withAttributes(element('input', 'over'), { type: 'radio', name: 'ec-filter' });
      button.checked = look === this.look;
      button.onchange = () => {
        this.look = look;
        changed();
      };
      const face = element('span', 'seg-face');
      this.faces.set(look, face);
      this.segments.append(element('label', 'seg', button, face));
    }
  }

  /**
   * @param {Element} card the list of criteria
   * @param {import('./words.js').Words} words
   */
  draw(card, words) {
    put(this.legend, words.filter);
    for (const [look, face] of this.faces) put(face, words.filters[/** @type {typeof LOOKS[number]} */ (look)]);
    for (const list of card.querySelectorAll('.criteria:not(.parts)')) {
      let listed = 0;
      for (const row of /** @type {Iterable<HTMLElement>} */ (/** @type {unknown} */ (list.children))) {
        row.hidden = this.look !== 'all' && row.dataset.look !== this.look;
        listed += row.hidden ? 0 : 1;
      }
      /** @type {HTMLElement} */ (list.parentElement).hidden = !listed;
    }
  }
}
