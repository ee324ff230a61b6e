import { element, withAttributes } from '../dom.js';

/**
 * @typedef {{ label: string, run: () => void }} Choice
 * @typedef {string | { summary: string, lines: string[] }} Line what is long opens by a click
 * @typedef {{ text: string, more?: Line[], choices: Choice[] }} Notice
 */

/** From the most important on: one at a time is shown, the next when it is done with. */
const RANKS = /** @type {const} */ (['link-error', 'example', 'erased', 'cleared', 'link', 'host', 'restored', 'unread', 'refused']);

/** @typedef {typeof RANKS[number]} Name */

/** @param {{ summary: string, lines: string[] }} line */
function folded({ summary, lines }) {
  const list = withAttributes(element('ul', '', ...lines.map((line) => element('li', '', line))), { role: 'list' });
  return element('details', 'ec-keep-folded', element('summary', '', summary), list);
}

/** The notices above the widget. No dialog: nothing waits for them. */
export class Notices {
  /**
   * @param {() => string} label
   * @param {() => void} leave where the focus goes when the last one is done with
   * @param {(text: string) => void} say tells a screen reader
   */
  constructor(label, leave, say) {
    this.label = label;
    this.leave = leave;
    this.say = say;
    /** @type {Map<Name, () => Notice>} Made anew when the language changes. */
    this.waiting = new Map();
    this.text = withAttributes(element('p', 'ec-keep-text'), { tabindex: '-1' });
    this.more = withAttributes(element('ul', 'ec-keep-more'), { role: 'list' });
    this.choices = element('div', 'ec-keep-choices');
    this.node = element('section', 'ec-keep-notice', this.text, this.more, this.choices);
    this.draw();
  }

  /**
   * @param {Name} name
   * @param {(() => Notice) | undefined} make
   */
  set(name, make) {
    if (make) this.waiting.set(name, make);
    else if (!this.waiting.delete(name)) return;
    this.draw();
  }

  get shown() {
    return RANKS.find((name) => this.waiting.has(name));
  }

  draw() {
    const hadFocus = this.node.contains(/** @type {ShadowRoot} */ (this.node.getRootNode()).activeElement);
    const make = this.shown && this.waiting.get(this.shown);
    const { text, more = [], choices } = make ? make() : { text: '', choices: [] };
    this.node.hidden = !make;
    this.node.dataset.name = this.shown || '';
    // An empty one is no landmark.
    if (make) this.node.setAttribute('aria-label', this.label());
    else this.node.removeAttribute('aria-label');
    // The same sentence is not told again, nor one to which the focus goes.
    if (this.text.textContent !== text && !hadFocus) this.say(text);
    this.text.textContent = text;
    this.more.textContent = '';
    this.more.append(...more.map((line) => element('li', '', typeof line === 'string' ? line : folded(line))));
    this.more.hidden = !more.length;
    this.choices.textContent = '';
    choices.forEach(({ label, run }, at) => {
      const button = withAttributes(element('button', at ? 'tool' : 'go', label), { type: 'button' });
      button.onclick = run;
      this.choices.append(button);
    });
    // The button that was pressed is gone; the reader's place shall not be.
    if (hadFocus && make) this.text.focus();
    else if (hadFocus) this.leave();
  }
}
