import { element, withAttributes } from '../shell/dom.js';
import { fill } from './words.js';

/**
 * @typedef {import('./checker.js').Name} Name
 * @typedef {import('./checker.js').Problem} Problem
 * @typedef {import('./speech.js').Speech} Speech
 */

/** Above this many lines the numbers beside them would cost more than they help. */
const MOST_NUMBERS = 20_000;

/** One file as text, with the numbers of its lines and marks at those with a problem. */
export class Editor {
  /**
   * @param {Speech} speech
   * @param {() => void} onEdit
   */
  constructor(speech, onEdit) {
    this.speech = speech;
    this.numbers = withAttributes(element('pre', 'pc-numbers'), { 'aria-hidden': 'true' });
    this.area = withAttributes(element('textarea', 'pc-text'), {
      id: 'pc-text', wrap: 'off', spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off',
    });
    this.node = element('div', 'pc-editor', this.numbers, this.area);
    /** @type {number[]} The lines with a problem. */
    this.marked = [];
    this.numbering = 0;
    this.area.oninput = () => {
      // Some ways of entering a text tell of every line.
      cancelAnimationFrame(this.numbering);
      this.numbering = requestAnimationFrame(() => this.number());
      onEdit();
    };
    this.area.onscroll = () => this.align();
  }

  get text() {
    return this.area.value;
  }

  /**
   * @param {Name} name
   * @param {string} text
   */
  show(name, text) {
    this.speech.keep(this.area, () => {
      this.area.setAttribute('aria-label', fill(this.speech.words.textOf, `${name}.toml`));
      this.area.placeholder = fill(this.speech.words.pasteHere, `${name}.toml`);
    });
    if (this.area.value !== text) this.area.value = text;
    this.area.scrollTop = this.area.scrollLeft = 0;
    this.number();
  }

  /** @param {number[]} lines */
  mark(lines) {
    this.marked = lines;
    this.number();
  }

  number() {
    const lines = this.text.split('\n').length;
    const marked = new Set(this.marked);
    const numbers = [];
    for (let line = 1; line <= Math.min(lines, MOST_NUMBERS); line += 1) {
      numbers.push(marked.has(line) ? `● ${line}` : String(line));
    }
    this.numbers.textContent = `${numbers.join('\n')}\n`;
    this.align();
  }

  align() {
    this.numbers.scrollTop = this.area.scrollTop;
  }

  /**
   * Takes the reader to a line, which then is selected.
   * @param {number} line
   */
  go(line) {
    const lines = this.text.split('\n');
    const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    const { area } = this;
    area.focus();
    area.setSelectionRange(start, start + (lines[line - 1] || '').length);
    const height = parseFloat(getComputedStyle(area).lineHeight) || 20;
    area.scrollTop = Math.max(0, (line - 4) * height);
    area.scrollLeft = 0;
    this.align();
  }
}
