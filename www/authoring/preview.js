import { element, withAttributes } from '../shell/dom.js';

/**
 * @typedef {import('./checker.js').Policy} Policy
 * @typedef {import('./speech.js').Speech} Speech
 */

/** The self-check itself, on the policy as it is now. */
export class Preview {
  /** @param {Speech} speech */
  constructor(speech) {
    this.speech = speech;
    this.stale = element('p', 'pc-stale');
    this.stale.hidden = true;
    this.stage = element('div', 'pc-stage');
    const title = withAttributes(speech.say(element('h2', ''), 'preview'), { id: 'pc-preview' });
    this.node = element('section', 'pc-preview', title, speech.say(element('p', 'help'), 'previewHelp'), this.stale, this.stage);
    withAttributes(this.node, { 'aria-labelledby': 'pc-preview' });
    this.node.hidden = true;
    /** @type {HTMLElement | undefined} */
    this.widget = undefined;
    this.json = '';
    this.address = '';
  }

  /** @param {Policy} policy */
  show({ json }) {
    this.node.hidden = false;
    this.stale.hidden = true;
    if (json !== this.json) {
      const before = this.address;
      this.json = json;
      // In both languages, so that the widget can be switched.
      this.address = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
      if (!this.widget) this.mount();
      else this.widget.setAttribute('policy-src', this.address);
      // The widget may still be reading it.
      if (before) setTimeout(() => URL.revokeObjectURL(before), 10_000);
    }
    this.speak();
  }

  mount() {
    this.widget = withAttributes(document.createElement('eligibility-check'), {
      'policy-src': this.address, storage: 'off', lang: this.language,
    });
    this.stage.append(this.widget);
  }

  get language() {
    return this.speech.language === 'zh' ? 'zh-CN' : 'en';
  }

  speak() {
    if (this.widget && this.widget.lang !== this.language) this.widget.lang = this.language;
  }

  /** The files have problems now; what is shown stays as it was, and says so. */
  hold() {
    this.stale.hidden = false;
    if (!this.node.hidden) this.speech.say(this.stale, 'stale');
  }

  /** There is nothing to show any more. */
  clear() {
    this.node.hidden = true;
    if (this.widget) this.widget.remove();
    if (this.address) URL.revokeObjectURL(this.address);
    this.widget = undefined;
    this.json = this.address = '';
  }
}
