import { SHELL, shell } from '#shell';
import { copyOf } from '../copy.js';
import { languageOf } from '../settings.js';
import * as ahead from './ahead.js';

/**
 * @typedef {import('../session.js').Session} Session
 * @typedef {{ error: { code: string, message: string } }} Problem
 */

/** How far below the window an element with `loading="lazy"` begins to load, in CSS pixels. */
const AHEAD = '800px';

const TROUBLE = {
  zh: [`自查所需的文件没有载入（${SHELL}），请检查网络后再试。`, '再试一次'],
  en: [`A file that the self-check needs could not be loaded (${SHELL}). Please check the connection and try again.`, 'Try again'],
};

/** How often the shell has been asked for in vain: some browsers remember a failure by its address. */
let failures = 0;

/** What stands in for a session until its code is there. */
export class Waiting {
  /**
   * @param {HTMLElement} host
   * @param {(session: Session) => void} follow hands over to what comes after
   */
  constructor(host, follow) {
    this.host = host;
    this.follow = follow;
    /** @type {Record<string, any>} What the host has set. */
    this.answers = {};
    this.given = false;
    /** @type {Promise<Session | Problem> | undefined} */
    this.loading = undefined;
    /** @type {IntersectionObserver | undefined} */
    this.watch = undefined;
    this.renewReady();
  }

  renewReady() {
    /** @type {(outcome: any) => void} */
    this.settle = () => {};
    /** @type {Promise<any>} */
    this.ready = new Promise((settle) => (this.settle = settle));
  }

  connect() {
    if (this.host.getAttribute('loading') !== 'lazy' || !window.IntersectionObserver) {
      this.load();
      return;
    }
    this.watch = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.load(), { rootMargin: AHEAD });
    this.watch.observe(this.host);
  }

  disconnect() {
    if (this.watch) this.watch.disconnect();
  }

  /** @param {string} name */
  note(name) {
    if (name === 'loading' && this.watch) {
      this.disconnect();
      this.connect();
    }
  }

  getAnswers() {
    return copyOf(this.answers);
  }

  /** @param {unknown} answers */
  setAnswers(answers) {
    this.answers = copyOf(answers);
    this.given = true;
  }

  report() {}

  evaluate() {
    return this.call('evaluate');
  }

  exportReport() {
    return this.call('exportReport');
  }

  reset() {
    return this.call('reset');
  }

  /** @param {'evaluate' | 'exportReport' | 'reset'} method */
  async call(method) {
    const loaded = await this.load();
    return 'error' in loaded ? loaded : loaded[method]();
  }

  load() {
    this.disconnect();
    this.loading = this.loading || this.begin();
    return this.loading;
  }

  async begin() {
    const { host } = this;
    ahead.fetchAhead(host);
    try {
      const session = (await shell(failures)).open(host, this, ahead);
      this.follow(session);
      session.ready.then(this.settle);
      if (host.isConnected) session.connect();
      else session.end();
      return session;
    } catch {
      failures += 1;
      this.loading = undefined;
      return this.fail();
    }
  }

  fail() {
    const { host } = this;
    const [message, again] = TROUBLE[languageOf(host)];
    const shadow = host.shadowRoot || host.attachShadow({ mode: 'open' });
    const sentence = document.createElement('p');
    sentence.setAttribute('role', 'alert');
    sentence.textContent = message;
    const button = document.createElement('button');
    button.textContent = again;
    button.onclick = () => {
      this.renewReady();
      this.load();
    };
    while (shadow.lastChild) shadow.lastChild.remove();
    shadow.append(sentence, button, document.createElement('slot'));
    const error = { code: 'file-missing', message };
    this.settle({ error });
    const detail = { policy: host.getAttribute('policy'), ...error };
    host.dispatchEvent(new CustomEvent('eligibility-check:error', { bubbles: true, composed: true, detail }));
    return { error };
  }
}
