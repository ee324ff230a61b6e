import { fill, WORDS } from './words.js';

/**
 * @typedef {import('./words.js').Words} Words
 * @typedef {'zh' | 'en'} Language
 */

/** The language of the page. What was said in one is said again in the other when the reader switches. */
export class Speech {
  /** @param {Language} language */
  constructor(language) {
    this.language = language;
    /** @type {Map<Element, () => void>} */
    this.spoken = new Map();
  }

  get words() {
    return WORDS[this.language];
  }

  /**
   * Gives an element its text.
   * @template {Element} E
   * @param {E} element
   * @param {keyof Words} key
   * @param {(string | number)[]} values
   */
  say(element, key, ...values) {
    return this.keep(element, () => {
      element.textContent = fill(this.words[key], ...values);
    });
  }

  /**
   * Does now, and again in the other language, what puts words into an element.
   * @template {Element} E
   * @param {E} element
   * @param {() => void} speak
   */
  keep(element, speak) {
    this.spoken.set(element, speak);
    speak();
    return element;
  }

  switch() {
    this.language = this.language === 'zh' ? 'en' : 'zh';
    for (const [element, speak] of this.spoken) {
      if (element.isConnected) speak();
      else this.spoken.delete(element);
    }
  }
}
