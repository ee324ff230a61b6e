import { element } from '../dom.js';
import { voiceOf } from '../voice.js';
import { Comparison } from './comparison.js';
import { details } from './details.js';
import { Facts } from './facts.js';
import { Filter } from './filter.js';
import { First } from './first.js';
import { Instance } from './instance.js';
import { overview } from './overview.js';
import { put, renew } from './parts.js';
import { progress } from './progress.js';
import { RESULT, Skip } from './skip.js';
import { dress } from './style.js';
import { WhatIf } from './what-if.js';
import { words } from './words.js';

/** Keeps guidance beside the form: asks for it after every change, and draws it into the places left for it. */
export class Guide {
  /**
   * @param {import('../session.js').Session} session
   * @param {Instance} instance
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
    this.filter = new Filter(() => this.draw(), (text) => this.say(text));
    this.skip = new Skip(session);
    this.first = new First(this);
    this.whatIf = new WhatIf(this);
    this.comparison = new Comparison(this);
    this.facts = new Facts(this);
    this.pending = false;
    /** Is a report under way, slice by slice? */
    this.computing = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} Its next slice. */
    this.next = undefined;
    this.restarted = false;
    dress(session.view.shadow);
    // The form leaves places blank for guidance.
    this.watch = new MutationObserver((changes) => changes.some(({ target }) => isOfForm(target)) && this.wake());
    this.watch.observe(session.view.frame, { subtree: true, childList: true, characterData: true });
    // It does not bubble.
    this.toggled = () => this.draw();
    session.view.frame.addEventListener('toggle', this.toggled, true);
    // A choice may leave every text as it is.
    this.onChange = () => this.wake();
    session.host.addEventListener('eligibility-check:change', this.onChange);
    this.refresh();
  }

  get words() {
    return words(this.session.language);
  }

  /** Tells a screen reader. @param {string} text */
  say(text) {
    voiceOf(this.session.view)(text);
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
    const { policy, answers, engine, day, document } = this.session;
    const [sole, ...others] = (document && document.checks) || [];
    // Where there is but one check, nobody has to choose it.
    const check = this.session.check || (others.length || !sole ? undefined : sole.id);
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
      this.take(request ? this.ask((instance) => instance.begin(request)) : {});
    }
    this.draw();
  }

  /**
   * Takes the report, or asks for the next slice of it once the page has had its turn. An answer that changes
   * meanwhile begins anew, and drops what was begun.
   * @param {{ report?: any, more?: boolean }} answer
   */
  take(answer) {
    clearTimeout(this.next);
    this.report = answer.report;
    this.computing = Boolean(answer.more);
    if (!this.computing) return;
    this.next = setTimeout(() => {
      this.take(this.ask((instance) => instance.next()));
      if (!this.computing) this.draw();
    }, 0);
  }

  /**
   * The whole report at once, as a program asks for it.
   * @param {object} request
   * @returns {{ report?: any, error?: any }}
   */
  answer(request) {
    return this.ask((instance) => instance.answer(request));
  }

  /**
   * @param {(instance: Instance) => any} what
   * @returns {{ report?: any, more?: boolean, error?: any }}
   */
  ask(what) {
    const { document, language } = this.session;
    if (document.form) {
      this.session.complete().then(() => this.wake(), () => {});
      return {};
    }
    const { instance } = this;
    const answer = (instance.load(document, language) && what(instance)) || { error: { code: 'stopped' } };
    if (!instance.guard.open) this.restart(instance);
    // Whoever takes it from here learns that these are nobody's figures.
    if (answer.report && this.session.view.frame.hasAttribute('data-example')) answer.report.example = true;
    return answer;
  }

  /**
   * Guidance that has ended by itself is started once more, for the report alone.
   * @param {Instance} ended
   */
  async restart(ended) {
    if (this.restarted) return;
    this.restarted = true;
    const instance = await Instance.open(ended.plain, true).catch(() => ended);
    if (this.session.reports.guide !== this) {
      instance.close();
      return;
    }
    this.instance = instance;
    this.asked = '';
    this.refresh();
  }

  draw() {
    const { root, shadow } = this.session.view;
    const { report } = this;
    const stood = /** @type {HTMLElement | null} */ (shadow.activeElement);
    const reads = stood && stood.closest('.answer, .facts');
    const top = reads ? topOf(stood) : 0;
    const guided = this.instance.bare ? undefined : report;
    const [first, glance, more, facts] = ['first', 'overview', 'more', 'facts'].map((part) => {
      return /** @type {HTMLElement | null} */ (root.querySelector(`[data-guide="${part}"]`));
    });
    voiceOf(this.session.view);
    this.skip.draw(this.words);
    progress(root, this.words);
    if (first) this.first.draw(first, guided);
    if (glance) this.list(glance, report);
    if (more) {
      this.whatIf.draw(more, guided);
      this.comparison.draw(more, guided);
    }
    if (facts) this.facts.draw(facts, report);
    const criteria = new Map((report ? withParts(report.criteria) : []).map((one) => [one.id, one]));
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-gap]'))) {
      const { gaps = [] } = criteria.get(place.dataset.gap) || {};
      const gap = gaps.find((/** @type {any} */ one) => !one.onlyNew) || gaps[0];
      put(place, gap ? gap.text : '');
    }
    // Most are never opened.
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[open] > [data-note]'))) {
      put(place, (criteria.get(place.dataset.note) || {}).note || '');
    }
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[open] > [data-why]'))) {
      const criterion = criteria.get(place.dataset.why);
      if (criterion) details(place, criterion, this);
    }
    const stands = /** @type {HTMLElement | null} */ (shadow.activeElement);
    // What had the focus is not there any more: the visitor goes on at the result, of which it was a part.
    if (reads && !(stands && canHaveFocus(stands))) this.skip.go(RESULT);
    // What was just reached by keyboard stays in sight, however much is told above it now.
    else if (reads && stands === stood && topOf(stood) !== top) stood.scrollIntoView({ block: 'nearest' });
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
    if (!this.computing) return this.report;
    while (this.computing) this.take(this.ask((instance) => instance.next()));
    this.draw();
    return this.report;
  }

  /** A text of a policy's file: in the language of the file, or in both. @param {any} text */
  text(text) {
    return typeof text === 'string' ? text : text[this.session.language] || text.zh;
  }

  /**
   * What an input asks.
   * @param {string} input
   * @param {string} statement where it is a statement that the applicant declares, which has no other name
   */
  label(input, statement) {
    const { label } = this.session.document.inputs.find((/** @type {any} */ { id }) => id === input) || {};
    return label ? this.text(label) : statement;
  }

  /** @param {string} input leads the visitor to its field */
  lead(input) {
    const field = /** @type {HTMLElement | null} */ (this.session.view.root.querySelector(`[data-input="${input}"]`));
    if (field) field.focus();
  }

  end() {
    clearTimeout(this.next);
    this.watch.disconnect();
    this.session.view.frame.removeEventListener('toggle', this.toggled, true);
    this.session.host.removeEventListener('eligibility-check:change', this.onChange);
    this.skip.end();
    this.instance.close();
  }
}

/** Whether a change is one of the form, and not of what is told or kept around it. @param {Node} place */
function isOfForm(place) {
  const part = place instanceof Element ? place : place.parentElement;
  return !(part && part.closest('[data-voice], .ec-keep-notice, .ec-keep-end'));
}

/** @param {HTMLElement} element */
const topOf = (element) => element.getBoundingClientRect().top;

/** @param {HTMLElement} element */
const canHaveFocus = (element) => element.isConnected && element.getClientRects().length > 0 && !element.matches(':disabled');

/** What is seen of a criterion at a glance. @param {any} criterion */
const seen = ({ statusText, favourable }) => [statusText, favourable];

/**
 * @param {any[]} criteria
 * @returns {any[]}
 */
const withParts = (criteria) => criteria.reduce((all, one) => [...all, one, ...withParts(one.parts || [])], []);
