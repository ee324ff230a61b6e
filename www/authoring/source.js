import { element, withAttributes } from '../shell/dom.js';
import { save } from '../shell/sheet/hand-out.js';
import { TEXTS } from './carried.js';
import { Editor } from './editor.js';
import { NAMES } from './intake.js';
import { fill } from './words.js';

/**
 * @typedef {import('./checker.js').Name} Name
 * @typedef {import('./checker.js').Problem} Problem
 * @typedef {import('./speech.js').Speech} Speech
 * @typedef {Partial<Record<Name, string>>} Texts
 */

/** The files that are being checked, one of them open in the editor. */
export class Sources {
  /**
   * @param {Speech} speech
   * @param {{ edited: () => void, tell: (text: string) => void }} actions
   */
  constructor(speech, { edited, tell }) {
    this.speech = speech;
    this.edited = edited;
    this.tell = tell;
    /** @type {Texts} What the reader has given; the vocabulary only where it is another than ours. */
    this.texts = {};
    /** Whether something was typed that is in no file yet. */
    this.unsaved = false;
    /** @type {Name} */
    this.open = 'policy';
    /** @type {Problem[]} */
    this.problems = [];
    this.editor = new Editor(speech, () => {
      this.keep();
      this.unsaved = true;
      edited();
    });
    this.choice = withAttributes(element('div', 'pc-names'), { role: 'radiogroup', 'aria-labelledby': 'pc-which' });
    this.tools = element('div', 'pc-row');
    const title = withAttributes(speech.say(element('h2', ''), 'source'), { id: 'pc-source' });
    const which = withAttributes(speech.say(element('span', 'unseen'), 'whichFile'), { id: 'pc-which' });
    this.node = element('section', 'card pc-source', title, which, this.choice, this.editor.node, this.tools);
    withAttributes(this.node, { 'aria-labelledby': 'pc-source' });
    this.show('policy');
  }

  /** Everything to check. */
  get all() {
    return { ...this.texts, vocabulary: this.textOf('vocabulary') };
  }

  /** @param {Name} name */
  textOf(name) {
    const own = this.texts[name];
    return own === undefined && name === 'vocabulary' ? TEXTS.vocabulary : own || '';
  }

  /** Takes over what was typed. */
  keep() {
    const { text } = this.editor;
    if (this.open === 'vocabulary' && text === TEXTS.vocabulary) delete this.texts.vocabulary;
    else this.texts[this.open] = text;
  }

  /**
   * Files that were dropped take the place of those of the same name; with another policy, what belonged to the one
   * before is gone.
   * @param {Texts} texts
   */
  take(texts) {
    this.unsaved = false;
    const { vocabulary } = this.texts;
    this.texts = 'policy' in texts ? { ...(vocabulary === undefined ? {} : { vocabulary }), ...texts } : { ...this.texts, ...texts };
    const shown = NAMES.find((name) => name in texts);
    if (shown) this.show(shown);
  }

  /** @param {Name} name */
  show(name) {
    this.open = name;
    this.editor.show(name, this.textOf(name));
    this.draw();
  }

  /** @param {Problem[]} problems */
  mark(problems) {
    this.problems = problems;
    this.draw();
  }

  /** @param {Problem} problem */
  go({ file, line }) {
    if (file !== this.open) this.show(file);
    this.editor.go(line);
    this.node.scrollIntoView({ block: 'nearest' });
  }

  /**
   * @param {Name} name
   * @param {string} text
   */
  replace(name, text) {
    this.texts[name] = text;
    this.unsaved = true;
    this.show(name);
    this.edited();
  }

  draw() {
    const focused = document.activeElement && this.choice.contains(document.activeElement);
    this.choice.textContent = '';
    for (const name of NAMES) this.choice.append(this.label(name));
    const own = this.problems.filter(({ file }) => file === this.open);
    this.editor.mark(own.map(({ line }) => line));
    this.drawTools();
    const chosen = /** @type {HTMLInputElement | null} */ (this.choice.querySelector(':checked'));
    if (focused && chosen) chosen.focus();
  }

  /** @param {Name} name */
  label(name) {
    const radio = withAttributes(element('input', 'over'), { type: 'radio', name: 'pc-file', value: name });
    radio.checked = name === this.open;
    radio.onchange = () => this.show(name);
    const found = this.problems.filter(({ file }) => file === name).length;
    const face = element('span', 'pc-name', `${name}.toml`);
    if (name === 'vocabulary' && this.texts.vocabulary === undefined) face.append(element('small', '', this.speech.words.shipped));
    if (found) face.append(element('b', 'pc-count', String(found)));
    return element('label', 'pc-choice', radio, face);
  }

  drawTools() {
    const { words } = this.speech;
    const name = this.open;
    this.tools.textContent = '';
    const tool = (/** @type {string} */ label, /** @type {() => void} */ action) => {
      const button = withAttributes(element('button', 'tool', label), { type: 'button' });
      button.onclick = action;
      this.tools.append(button);
    };
    if (this.texts[name] === undefined) return;
    tool(fill(words.saveSource, `${name}.toml`), () => {
      this.unsaved = false;
      save({ name: `${name}.toml`, text: this.textOf(name) });
    });
    tool(fill(words.remove, `${name}.toml`), () => this.remove(name));
  }

  /** @param {Name} name */
  remove(name) {
    const before = this.texts;
    this.texts = { ...before };
    delete this.texts[name];
    this.show(name);
    this.edited();
    this.tell(fill(this.speech.words.removed, `${name}.toml`));
    const undo = withAttributes(element('button', 'tool', this.speech.words.undo), { type: 'button' });
    undo.onclick = () => {
      this.texts = before;
      this.show(name);
      this.edited();
      this.tell(this.speech.words.restored);
      this.editor.area.focus();
    };
    this.tools.append(undo);
    undo.focus();
  }
}
