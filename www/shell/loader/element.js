import { ATTRIBUTES } from '../settings.js';
import { Waiting } from './waiting.js';

/**
 * Out of reach of the host page.
 * @type {WeakMap<HTMLElement, Waiting | import('../session.js').Session>}
 */
const lives = new WeakMap();

const life = (/** @type {HTMLElement} */ element) => /** @type {Waiting} */ (lives.get(element));

/**
 * `<eligibility-check>`: everything that a host page can touch stands here, and nothing of it throws or rejects.
 * What is behind it is loaded when an element is on the page.
 */
export class EligibilityCheck extends (globalThis.HTMLElement || Object) {
  static get observedAttributes() {
    return ATTRIBUTES;
  }

  constructor() {
    super();
    lives.set(this, new Waiting(this, (session) => lives.set(this, session)));
    if (Object.prototype.hasOwnProperty.call(this, 'answers')) {
      // Set before the element was defined: an own property would hide the accessor for ever.
      const early = this.answers;
      delete (/** @type {any} */ (this).answers);
      this.answers = early;
    }
  }

  connectedCallback() {
    life(this).connect();
  }

  disconnectedCallback() {
    life(this).disconnect();
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    if (before !== after) life(this).note(name);
  }

  /** What was entered, by input id. Setting it replaces everything. */
  get answers() {
    return life(this).getAnswers();
  }

  set answers(answers) {
    life(this).setAnswers(answers);
  }

  /** The report on the answers as they stand, or nothing while there is no widget. */
  get report() {
    return life(this).report();
  }

  /** Settles with `{ policy }` when the widget can be used, or with `{ error: { code, message } }`. */
  get ready() {
    return life(this).ready;
  }

  /** Settles with `{ report }` or `{ error }`. */
  evaluate() {
    return life(this).evaluate();
  }

  /** Settles with `{ name, text }`, the report as a file that can be opened again, or with `{ error }`. */
  exportReport() {
    return life(this).exportReport();
  }

  /** Forgets all answers. Settles with `{}` or `{ error }`. */
  reset() {
    return life(this).reset();
  }
}
