import { element, withAttributes } from '../dom.js';
import { erase } from './clearing.js';
import { words } from './words.js';

/**
 * What a tool works with: the report as it stands, the policy's file, the share link, a place below the buttons, and a
 * line that is read out.
 * @typedef {{
 *   report: () => any, policy: () => Promise<any>, link: () => string,
 *   show: (node: Node | undefined) => void, say: (text: string) => void,
 * }} Desk
 * @typedef {'zh' | 'en'} Language
 * @typedef {{ label: (language: Language) => string, help: (language: Language) => string, run: (desk: Desk) => unknown }} Tool
 */

/** The card at the end: what to do with the result, and a way to leave nothing behind. */
export class Card {
  /** @param {import('./keeper.js').Keeper} keeper */
  constructor(keeper) {
    this.keeper = keeper;
    /** @type {Map<Tool, { button: HTMLButtonElement, help: HTMLElement }>} */
    this.tools = new Map();
    this.title = withAttributes(element('h3', ''), { id: 'ec-keep-end' });
    this.kept = element('p', 'section-help');
    this.buttons = element('div', 'ec-keep-tools');
    this.shown = element('div', 'ec-keep-shown');
    this.eraser = withAttributes(element('button', 'tool'), { type: 'button' });
    this.eraser.onclick = () => this.erase();
    this.eraseHelp = element('span', 'section-help');
    this.status = element('p', 'ec-keep-status');
    this.feedback = withAttributes(element('a', ''), { target: '_blank', rel: 'noopener' });
    const card = withAttributes(element('section', 'card'), { 'aria-labelledby': 'ec-keep-end' });
    const line = element('div', 'ec-keep-choices ec-keep-erase', this.eraser, this.eraseHelp);
    card.append(this.title, this.kept, this.buttons, this.shown, this.status, line, element('p', 'ec-keep-feedback', this.feedback));
    this.node = withAttributes(element('div', 'ec-keep-end', card), { part: 'end' });
    /** @type {(() => void) | undefined} Takes the erasing back. */
    this.undo = undefined;
    const { session } = keeper;
    /** @type {Desk} */
    this.desk = {
      report: () => session.reports.current(),
      policy: () => session.file(),
      link: () => keeper.link(),
      show: (node) => this.show(node),
      say: (text) => this.say(text),
    };
    this.add({
      label: (language) => words(language).copyLink,
      help: (language) => words(language).copyLinkHelp,
      run: () => this.copyLink(),
    });
  }

  get words() {
    return words(this.keeper.session.language);
  }

  /** Puts one more tool beside the others. @param {Tool} tool */
  add(tool) {
    const button = withAttributes(element('button', this.tools.size ? 'tool' : 'go'), { type: 'button' });
    button.onclick = () => tool.run(this.desk);
    const help = element('p', 'section-help');
    this.tools.set(tool, { button, help });
    this.buttons.append(element('div', '', button, help));
    this.draw();
  }

  draw() {
    const { language } = this.keeper.session;
    const { words } = this;
    this.title.textContent = words.end;
    const { example, kind } = this.keeper;
    // It is nobody's: what is handed out would be taken for somebody's own.
    const isExample = Boolean(example && example.on);
    this.kept.textContent = isExample ? words.exampleKept : { local: words.keptLocal, session: words.keptSession, off: words.keptOff }[kind];
    this.buttons.hidden = isExample;
    for (const [tool, { button, help }] of this.tools) {
      button.textContent = tool.label(language);
      help.textContent = tool.help(language);
    }
    this.drawFeedback();
    this.eraser.textContent = this.undo ? words.undo : words.erase;
    this.eraseHelp.textContent = this.undo ? '' : words.eraseHelp;
  }

  /** Where a mistake in the policy is reported, if the host says so. */
  drawFeedback() {
    const { host } = this.keeper.session;
    const wanted = host.getAttribute('feedback-url');
    const link = element('a', '');
    link.href = wanted || '';
    // No address, or one that would run on this page.
    const fit = Boolean(wanted) && /^(https?|mailto):$/.test(link.protocol);
    this.feedback.hidden = !fit;
    this.feedback.href = fit ? link.href : '';
    this.feedback.textContent = this.words.feedback;
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
    this.keeper.say(text);
  }

  /** @param {Node | undefined} node */
  show(node) {
    this.shown.textContent = '';
    if (node) this.shown.append(node);
  }

  async copyLink() {
    const link = this.keeper.link();
    this.show(undefined);
    this.say('');
    try {
      await navigator.clipboard.writeText(link);
      this.say(this.words.copied);
    } catch {
      this.offerLink(link);
    }
  }

  /**
   * Where the clipboard is closed to pages (plain http, old browsers).
   * @param {string} link
   */
  offerLink(link) {
    const field = withAttributes(element('input', 'field ec-keep-link'), { type: 'text', readonly: '', 'aria-label': this.words.link });
    field.value = link;
    this.show(field);
    field.focus();
    field.select();
    let copied = false;
    try {
      copied = document.execCommand('copy');
    } catch {
      // The visitor copies it by hand.
    }
    this.say(copied ? this.words.copied : this.words.copyYourself);
  }

  async erase() {
    const { undo } = this;
    this.undo = undo ? undefined : await erase(this.keeper);
    if (undo) undo();
    this.show(undefined);
    this.draw();
    this.say(undo ? this.words.undone : this.words.erased);
  }

  /** The form has changed: a link or a code that stands here is of before, and what was erased is not brought back. */
  settle() {
    this.show(undefined);
    this.say('');
    if (!this.undo) return;
    this.undo = undefined;
    this.draw();
  }
}
