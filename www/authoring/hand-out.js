import { element, withAttributes } from '../shell/dom.js';
import { copy, save } from '../shell/sheet/hand-out.js';
import { fill } from './words.js';

/**
 * @typedef {import('./checker.js').Policy} Policy
 * @typedef {import('./speech.js').Speech} Speech
 */

const LANGUAGES = /** @type {const} */ (['zh', 'en']);

/** The files of a sound policy to take to a web site: downloads, and texts to copy. */
export class HandOut {
  /**
   * @param {Speech} speech
   * @param {(key: 'copied' | 'notCopied') => void} tell
   */
  constructor(speech, tell) {
    this.speech = speech;
    this.tell = tell;
    this.body = element('div', '');
    this.node = element('section', 'card pc-hand-out', speech.say(element('h2', ''), 'handOut'), this.body);
    withAttributes(this.node, { 'aria-labelledby': 'pc-hand-out' });
    /** @type {HTMLElement} */ (this.node.firstElementChild).id = 'pc-hand-out';
    this.node.hidden = true;
  }

  /** @param {Policy | undefined} policy */
  show(policy) {
    this.node.hidden = !policy;
    this.body.textContent = '';
    if (!policy) return;
    const { words } = this.speech;
    const named = (/** @type {'zh' | 'en'} */ language) => `${policy.id}${language === 'zh' ? '' : '.en'}`;
    const json = element('div', 'pc-row');
    const html = element('div', 'pc-row');
    for (const language of LANGUAGES) {
      const file = policy[language];
      json.append(this.download(`${named(language)}.json`, file.json, language === 'zh' ? 'go' : 'tool'));
      html.append(
        this.download(`${named(language)}.html`, file.html, 'tool'),
        this.copying(fill(words.copyList, words[language]), file.html),
      );
    }
    // Beside it; what visitors may look at comes from the worked cases.
    if (policy.examples) json.append(this.download(`${policy.id}.examples.json`, policy.examples, 'tool'));
    const tag = [
      '<script src="eligibility-check/eligibility-check.js" defer></script>',
      `<eligibility-check policy-src="${policy.id}.json" lang="${this.speech.language === 'zh' ? 'zh-CN' : 'en'}">`,
      words.listPlaceholder,
      '</eligibility-check>',
    ].join('\n');
    this.body.append(
      element('p', 'help', words.handOutHelp),
      element('h3', '', words.json),
      json,
      element('h3', '', words.html),
      html,
      element('p', 'help', words.tagHelp),
      withAttributes(element('pre', 'pc-tag', tag), { tabindex: '0', role: 'region', 'aria-label': words.tagHelp }),
      element('div', 'pc-row', this.copying(words.copyTag, tag)),
    );
  }

  /**
   * @param {string} name
   * @param {string} text
   * @param {string} look
   */
  download(name, text, look) {
    const button = withAttributes(element('button', look, fill(this.speech.words.download, name)), { type: 'button' });
    button.onclick = () => save({ name, text });
    return button;
  }

  /**
   * @param {string} label
   * @param {string} text
   */
  copying(label, text) {
    const button = withAttributes(element('button', 'tool', label), { type: 'button' });
    button.onclick = async () => this.tell((await copy(text)) ? 'copied' : 'notCopied');
    return button;
  }
}
