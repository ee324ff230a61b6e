import { Session } from './session.js';
import { ATTRIBUTES } from './settings.js';

/** @type {WeakMap<HTMLElement, Session>} Out of reach of the host page. */
const sessions = new WeakMap();

const session = (/** @type {HTMLElement} */ element) => /** @type {Session} */ (sessions.get(element));

/**
 * `<eligibility-check>`: everything that a host page can touch stands here, and nothing of it throws or rejects.
 */
export class EligibilityCheck extends HTMLElement {
  static get observedAttributes() {
    return ATTRIBUTES;
  }

  constructor() {
    super();
    sessions.set(this, new Session(this));
    if (Object.prototype.hasOwnProperty.call(this, 'answers')) {
      // Set before the element was defined: an own property would hide the accessor for ever.
      const early = this.answers;
      delete (/** @type {any} */ (this).answers);
      this.answers = early;
    }
  }

  connectedCallback() {
    session(this).connect();
  }

  disconnectedCallback() {
    session(this).disconnect();
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    if (before !== after) session(this).note(name);
  }

  /** What was entered, by input id. Setting it replaces everything. */
  get answers() {
    return session(this).getAnswers();
  }

  set answers(answers) {
    session(this).setAnswers(answers);
  }

  /** The report on the answers as they stand, or nothing while there is no widget. */
  get report() {
    return session(this).report();
  }

  /** Settles with `{ policy }` when the widget can be used, or with `{ error: { code, message } }`. */
  get ready() {
    return session(this).ready;
  }

  /** Settles with `{ report }` or `{ error }`. */
  evaluate() {
    return session(this).evaluate();
  }

  /** Settles with `{ name, text }`, the report as a file that can be opened again, or with `{ error }`. */
  exportReport() {
    return session(this).exportReport();
  }

  /** Forgets all answers. Settles with `{}` or `{ error }`. */
  reset() {
    return session(this).reset();
  }
}
