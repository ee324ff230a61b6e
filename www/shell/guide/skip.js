import { button, put } from './parts.js';

/** The heading of the result. */
export const RESULT = '#ec-result';

/** Ways from the form to the result and back, for whoever moves by keyboard: in sight while they have the focus. */
export class Skip {
  /** @param {import('../session.js').Session} session */
  constructor(session) {
    this.session = session;
    this.there = button('skip tool', '', () => this.go(RESULT));
    this.back = button('skip tool', '', () => this.go(this.place));
    /** Where in the form the visitor was last. */
    this.place = '[data-input]';
    this.note = (/** @type {Event} */ { target }) => {
      const field = /** @type {HTMLElement} */ (target);
      const form = field.closest && field.closest('.form');
      if (!form || !field.dataset.input) return;
      this.place = field.id ? `#${field.id}` : `[data-input="${field.dataset.input}"]`;
    };
    session.view.shadow.addEventListener('focusin', this.note);
  }

  end() {
    this.session.view.shadow.removeEventListener('focusin', this.note);
  }

  /** @param {import('./words.js').Words} words */
  draw(words) {
    const { root } = this.session.view;
    put(this.there, words.toResult);
    put(this.back, words.toForm);
    for (const [place, link] of /** @type {const} */ ([['.form', this.there], ['.answer', this.back]])) {
      const part = root.querySelector(place);
      if (part && part.firstChild !== link) part.prepend(link);
    }
  }

  /** @param {string} selector */
  go(selector) {
    const { root } = this.session.view;
    const form = root.querySelector('.form');
    // Of a group the one that is chosen, as the tab key would; another check may not ask this at all.
    const found = ['', ':checked'].map((state) => /** @type {HTMLElement | null} */ (root.querySelector(selector + state)));
    const target = found[1] || found[0] || /** @type {HTMLElement | null} */ (form && form.querySelector('[data-input]'));
    if (!target) return;
    target.focus();
    target.scrollIntoView({ block: 'nearest' });
  }
}
