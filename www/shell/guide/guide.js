import { element } from '../dom.js';
import { Comparison } from './comparison.js';
import { Filter } from './filter.js';
import { First } from './first.js';
import { overview } from './overview.js';
import { put, renew } from './parts.js';
import { dress } from './style.js';
import { WhatIf } from './what-if.js';
import { words } from './words.js';

/** Keeps guidance beside the form: asks for it after every change, and draws it into the places left for it. */
export class Guide {
  /**
   * @param {import('../session.js').Session} session
   * @param {import('./instance.js').Instance} instance
   */
  constructor(session, instance) {
    this.session = session;
    this.instance = instance;
    /** @type {any} The latest report. */
    this.report = undefined;
    /** What that report was asked for with: the request, and the policy's file in its language. */
    this.asked = '';
    /** @type {object | undefined} */
    this.document = undefined;
    this.glance = element('div', '');
    this.filter = new Filter(() => this.draw());
    this.first = new First(this);
    this.whatIf = new WhatIf(this);
    this.comparison = new Comparison(this);
    this.pending = false;
    dress(session.view.shadow);
    // The form draws itself a moment after each change; what is left blank for guidance is filled after that.
    this.watch = new MutationObserver(() => this.wake());
    this.watch.observe(session.view.frame, { subtree: true, childList: true, characterData: true });
    this.refresh();
  }

  get words() {
    return words(this.session.language);
  }

  /** Refreshes once the form has been painted, however much has changed: a keystroke does not wait for guidance. */
  wake() {
    if (this.pending) return;
    this.pending = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.pending = false;
        this.refresh();
      }, 0),
    );
  }

  /** What guidance is asked for now; nothing while no check is chosen. */
  request() {
    const { policy, check, answers, engine, day } = this.session;
    if (!engine || !policy || !check) return undefined;
    const compare = this.comparison.wanted();
    return { policy: policy.id, check, answers, asOf: day, compare, whatIf: this.whatIf.wanted() };
  }

  refresh() {
    const request = this.request();
    const { document } = this.session;
    const asked = request ? JSON.stringify(request) : '';
    if (asked !== this.asked || document !== this.document) {
      this.asked = asked;
      this.document = document;
      this.report = request && this.ask(request);
    }
    this.draw();
  }

  /** @param {object} request */
  ask(request) {
    const { document, language } = this.session;
    return this.instance.load(document, language) ? this.instance.guide(request) : undefined;
  }

  draw() {
    const { root } = this.session.view;
    const { report } = this;
    const [first, glance, more] = ['first', 'overview', 'more'].map((part) => {
      return /** @type {HTMLElement | null} */ (root.querySelector(`[data-guide="${part}"]`));
    });
    if (first) this.first.draw(first, report);
    if (glance) this.list(glance, report);
    if (more) {
      this.whatIf.draw(more, report);
      this.comparison.draw(more, report);
    }
    const texts = new Map();
    for (const { id, explanation, gaps = [] } of report ? withParts(report.criteria) : []) {
      const gap = gaps.find((/** @type {any} */ one) => !one.onlyNew) || gaps[0];
      texts.set(`gap ${id}`, gap && gap.text).set(`why ${id}`, explanation);
    }
    for (const place of root.querySelectorAll('[data-gap], [data-why]')) {
      const { gap, why } = /** @type {HTMLElement} */ (place).dataset;
      put(place, texts.get(gap ? `gap ${gap}` : `why ${why}`) || '');
    }
  }

  /**
   * All criteria at a glance, and which of them are listed below.
   * @param {HTMLElement} place
   * @param {any} report
   */
  list(place, report) {
    if (this.glance.parentNode !== place) place.append(this.glance, this.filter.node);
    renew(this.glance, report && report.criteria.map(seen), () => (report ? [overview(report.criteria)] : []));
    const card = place.closest('section');
    if (card) this.filter.draw(card, this.words);
  }

  /** The report on the answers as they stand, with guidance. */
  current() {
    this.refresh();
    return this.report;
  }

  /** @param {string} input leads the visitor to its field */
  lead(input) {
    const field = /** @type {HTMLElement | null} */ (this.session.view.root.querySelector(`[data-input="${input}"]`));
    if (field) field.focus();
  }

  end() {
    this.watch.disconnect();
    this.instance.close();
  }
}

/** What is seen of a criterion at a glance. @param {any} criterion */
const seen = ({ statusText, favourable }) => [statusText, favourable];

/**
 * @param {any[]} criteria
 * @returns {any[]}
 */
const withParts = (criteria) => criteria.reduce((all, one) => [...all, one, ...withParts(one.parts || [])], []);
