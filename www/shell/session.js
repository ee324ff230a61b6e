import { keep } from '#parts';
import { copyOf } from './copy.js';
import { Engine } from './engine.js';
import { asData, Failure, inWords } from './failure.js';
import { policyFile, policyIndex } from './files.js';
import { INDEX } from './policy-path.js';
import { recalls } from './recall.js';
import { Reports } from './reports.js';
import { sentence } from './sentences.js';
import { changedOptions, languageOf, settingsOf } from './settings.js';
import { View } from './view.js';

/** Failures after which the same page may well work the next time. */
const RETRY = { stopped: 'again', 'file-missing': 'retry' };

/** The life of one element: loading, mounting, failing, starting again, and being removed. */
export class Session {
  /**
   * @param {HTMLElement} host
   * @param {{ answers: Record<string, any>, given: boolean }} waiting what the host has set already
   */
  constructor(host, { answers, given }) {
    this.host = host;
    this.view = new View(host, () => this.start());
    /** What was entered, kept outside of the instance so that it survives it. */
    this.answers = answers;
    /** Whether the host has set answers that the widget does not know yet. */
    this.unsent = given;
    /** @type {string | undefined} The check in use: the attribute's, or what the visitor chose since. */
    this.check = undefined;
    /** @type {Promise<Engine> | undefined} */
    this.opening = undefined;
    /** @type {Engine | undefined} The instance, once it is there. */
    this.opened = undefined;
    /** @type {Engine | undefined} The same once its widget is mounted. */
    this.engine = undefined;
    /** @type {'zh' | 'en' | undefined} The language that the visitor chose, until the page names another. */
    this.chosen = undefined;
    /** @type {{ policy: string, check?: string } | undefined} What the visitor picked from the list of policies. */
    this.picked = undefined;
    /** Whether that list stands there now. */
    this.listed = false;
    /** @type {string[]} The policies of that list. */
    this.policies = [];
    /** @type {{ id: string } | undefined} */
    this.policy = undefined;
    /** @type {any} The policy's file, in the language of the moment. */
    this.document = undefined;
    /** Whether the host has set answers of its own. */
    this.given = given;
    /** @type {import('./keep/keeper.js').Keeper | undefined} What keeps drafts and opens links, once it is there. */
    this.keeper = undefined;
    /** @type {Promise<void> | undefined} */
    this.keeping = undefined;
    this.reports = new Reports(this);
    /** @type {Failure | undefined} */
    this.failure = undefined;
    /** What was on the screen when guidance ended its instance: it is shown without. @type {string | undefined} */
    this.unguided = undefined;
    this.running = false;
    this.attempt = 0;
    /** The attempt whose policy the widget shows. */
    this.mounted = 0;
    /** @type {Set<string>} Attributes and properties to hand on to the widget. */
    this.changed = new Set();
    /** Whether other policies were loaded to compare with. */
    this.broughtOthers = false;
    /** Settles `ready`, while that is awaited. @type {((outcome: object) => void) | undefined} */
    this.settle = undefined;
    /** @type {Promise<any>} */
    this.ready = Promise.resolve();
    this.renewReady();
  }

  /** The day of the check: of the page, or of a file that is shown as of its own day. */
  get day() {
    return this.keeper ? this.keeper.day : settingsOf(this.host).asOf;
  }

  get language() {
    return this.chosen || languageOf(this.host);
  }

  connect() {
    if (!this.running) this.start();
  }

  disconnect() {
    // Moving an element takes it out and puts it in again at once.
    queueMicrotask(() => {
      if (!this.host.isConnected && this.running) this.end();
    });
  }

  async start() {
    const attempt = ++this.attempt;
    this.running = true;
    this.failure = undefined;
    this.renewReady();
    this.dress();
    const loading = sentence('loading', this.language);
    if (this.view.showLoading(loading) && this.engine) this.engine.announce(loading);
    const { policy, source } = this.wanted();
    this.listed = !policy && !source;
    try {
      if (this.listed) {
        await this.offer(attempt);
        return;
      }
      const [engine, policy] = await Promise.all([this.open(), this.file(), this.view.styled, recalls() && this.keep()]);
      if (attempt === this.attempt) this.mount(engine, policy);
    } catch (failure) {
      if (attempt === this.attempt) this.fail(failure instanceof Failure ? failure : new Failure('not-started'));
    }
  }

  /** The instance, which may be asked for before there is a policy to show. */
  open() {
    this.opening =
      this.opening ||
      Engine.open(() => this.stopped()).then((engine) => {
        this.opened = engine;
        return engine;
      });
    return this.opening;
  }

  /** Hands on to the view what the page asks for. */
  dress() {
    this.view.apply(this.language, settingsOf(this.host));
    if (this.keeper) this.keeper.draw();
  }

  /** What the page asks for, or the visitor has picked where the page leaves it open. */
  wanted() {
    const settings = settingsOf(this.host);
    return settings.policy || settings.source ? settings : { ...settings, ...this.picked };
  }

  /**
   * Shows the list of policies.
   * @param {number} attempt
   */
  async offer(attempt) {
    const [engine, index] = await Promise.all([this.open(), policyIndex(this.language), this.view.styled]);
    if (attempt !== this.attempt) return;
    const options = { index, lang: this.language, asOf: settingsOf(this.host).asOf };
    const { error, policies = [] } = engine.showList(() => this.view.freshList(), options, this.chooser(engine));
    if (error) throw new Failure(error.code, INDEX, error.message);
    this.policies = policies;
    this.view.showList();
    this.conclude({ policies });
    this.dispatch('ready', { policies });
    this.keep();
  }

  /**
   * Takes what the visitor chooses in the list, after the call in which it happens.
   * @param {Engine} engine
   */
  chooser(engine) {
    return (/** @type {string} */ name, /** @type {any} */ detail) =>
      queueMicrotask(() => {
        if (!this.listed || !engine.guard.open) return;
        if (name === 'pick') {
          this.pick(detail);
          return;
        }
        this.chosen = detail.lang;
        this.start();
      });
  }

  /**
   * Opens a policy of the list, or goes back to the list. Answers stay: the same question is the same everywhere.
   * @param {{ policy: string, check?: string } | undefined} choice
   */
  pick(choice) {
    this.picked = choice;
    this.policy = undefined;
    this.start();
  }

  /**
   * The policy that the page asks for, in the language of the moment; or what stands beside it.
   * @param {'zh' | 'en' | 'examples'} kind
   */
  file(kind = this.language) {
    const { policy, source } = this.wanted();
    return policyFile({ policy, source, lang: kind });
  }

  /**
   * Hands the engine a policy.
   * @param {Engine} engine
   * @param {object} file
   */
  load(engine, file) {
    const { policy, source } = this.wanted();
    const { error, policy: loaded } = engine.load(file, this.language);
    if (error) throw new Failure(error.code, source || `policies/${policy}.json`, error.message);
    this.document = file;
    return loaded;
  }

  /**
   * @param {Engine} engine
   * @param {object} file
   */
  mount(engine, file) {
    const { check, asOf, phone, source } = this.wanted();
    const policy = this.load(engine, file);
    if (!this.policy || this.policy.id !== policy.id) this.check = check;
    this.policy = policy;
    const mounted = Boolean(engine.widget);
    // A widget that is there has them, and what was typed besides, unless the host has set others since.
    const answers = mounted && !this.unsent ? undefined : this.answers;
    this.unsent = false;
    this.changed.clear();
    const guidance = this.unguided === undefined || this.unguided !== this.shown();
    const options = { policy: policy.id, check: this.check, asOf, phone, answers, guidance, bringsOthers: !source };
    const answer = mounted ? engine.set(options) : engine.mount(this.view.freshRoot(), options, this.receiver(engine));
    if (answer.error) throw new Failure(answer.error.code, undefined, answer.error.message);
    this.engine = engine;
    this.noteAnswers();
    this.mounted = this.attempt;
    this.broughtOthers = false;
    if (this.keeper) this.keeper.mounted();
    if (mounted) this.usable();
  }

  /** The widget shows the policy of the latest attempt: at once after a change, else with its first rendering. */
  usable() {
    if (!this.settle || !this.policy || this.mounted !== this.attempt) return;
    const back = this.picked && (() => this.pick(undefined));
    this.view.showWidget(back, sentence('all-policies', this.language));
    this.conclude({ policy: this.policy });
    this.dispatch('ready', { policy: this.policy.id, check: this.check });
    this.keep();
  }

  /** The files of the other policies, in the language of the moment. */
  async others() {
    const { language: lang, policy } = this;
    const { policies } = await policyIndex(lang);
    const others = policies.filter(({ id }) => !policy || id !== policy.id);
    return Promise.all(others.map(({ id }) => policyFile({ policy: id, source: null, lang })));
  }

  /** Loads the other policies for the visitor to compare with. */
  async bringOthers() {
    const { engine, language: lang } = this;
    if (!engine) return;
    let others = null;
    try {
      const files = await this.others();
      if (engine !== this.engine || lang !== this.language) return;
      others = files.filter((file) => !engine.load(file, lang).error).map(({ id }) => id);
    } catch {
      // They are asked for again when the visitor presses once more.
    }
    this.broughtOthers = Boolean(others);
    if (engine === this.engine) engine.set({ others });
  }

  /** Loads what keeps drafts and opens links. Without it everything else works. */
  keep() {
    this.keeping =
      this.keeping ||
      keep()
        .then(({ attach }) => {
          if (this.running) this.keeper = attach(this);
        })
        .catch(() => {});
    return this.keeping;
  }

  /**
   * Takes what the widget reports, after the call in which it does: a host may answer an event with another call.
   * @param {Engine} engine
   */
  receiver(engine) {
    return (/** @type {string} */ name, /** @type {any} */ detail) => {
      // An instance that ends in the middle of it tells nothing afterwards.
      if (name === 'guiding') {
        engine.guiding = detail.on;
        return;
      }
      queueMicrotask(() => {
        if (this.engine !== engine || !engine.guard.open) return;
        if (detail && detail.check) this.check = detail.check;
        // What the host has set since, and the widget does not know yet, is the newer.
        if (name === 'change' && !this.unsent) this.noteAnswers();
        if (name === 'ready') this.usable();
        else if (name === 'language') this.speak(detail.lang);
        else if (name === 'others') this.bringOthers();
        else this.dispatch(name, detail);
      });
    };
  }

  /** Takes over the answers of the widget, with those that its form shows as chosen from the start. */
  noteAnswers() {
    this.answers = (this.engine && this.engine.answers()) || this.answers;
  }

  /** @param {string} name the attribute or property that changed */
  note(name) {
    if (!this.running) return;
    if (!this.changed.size) queueMicrotask(() => this.update());
    this.changed.add(name);
  }

  update() {
    const { changed, engine, failure } = this;
    this.changed = new Set();
    if (!this.running || !changed.size) return;
    if (changed.has('policy') || changed.has('policy-src')) {
      this.start();
      return;
    }
    if (changed.has('lang')) this.chosen = undefined;
    if (this.listed) {
      if (changed.has('lang') || changed.has('as-of')) this.start();
      else this.dress();
      return;
    }
    if (changed.has('lang')) this.speak(undefined);
    this.dress();
    if (failure) this.tell(failure);
    const options = changedOptions(this.host, changed);
    if (!engine || (!this.unsent && !Object.keys(options).length)) return;
    if (changed.has('check')) this.check = settingsOf(this.host).check;
    const { error } = engine.set(this.unsent ? { ...options, answers: this.answers } : options);
    this.unsent = false;
    // The widget goes on as it was; the host's developer learns what was wrong. A stop is told by the guard.
    if (error && engine.guard.open) this.dispatch('error', { policy: this.policy && this.policy.id, ...error });
    else this.noteAnswers();
    if (this.keeper) this.keeper.rebase();
  }

  /**
   * The visitor chooses a language, or the page names one. What stands there stays until the other is at hand.
   * @param {'zh' | 'en' | undefined} chosen
   */
  async speak(chosen) {
    this.chosen = chosen;
    const { engine, attempt, language } = this;
    if (!engine) return;
    try {
      const file = await this.file();
      if (attempt !== this.attempt || language !== this.language) return;
      const { id } = this.load(engine, file);
      const { error } = engine.set({ policy: id, check: this.check });
      if (error) throw new Failure(error.code, undefined, error.message);
      this.dress();
      if (this.broughtOthers) this.bringOthers();
    } catch (failure) {
      if (attempt === this.attempt) this.dispatch('error', this.trouble(failure));
    }
  }

  /** @param {unknown} failure */
  trouble(failure) {
    const known = failure instanceof Failure ? failure : new Failure('not-started');
    return { policy: this.host.getAttribute('policy'), ...asData(known, this.language).error };
  }

  /** @param {unknown} answers */
  setAnswers(answers) {
    this.answers = copyOf(answers);
    this.unsent = this.given = true;
    this.note('answers');
  }

  getAnswers() {
    return copyOf(this.answers);
  }

  report() {
    return this.reports.current();
  }

  evaluate() {
    return this.reports.evaluate();
  }

  exportReport() {
    return this.reports.exportReport();
  }

  async reset() {
    this.answers = {};
    this.unsent = false;
    // The host may be called from within the instance, by an event that it causes.
    await undefined;
    if (!this.engine) return {};
    const answer = inWords(this.engine.reset(), this.language);
    this.noteAnswers();
    if (this.keeper) this.keeper.edited();
    return answer;
  }

  /** The mounted instance has ended. One that ends before it is mounted answers `load` or `mount` so. */
  stopped() {
    const { engine, opened } = this;
    if (!opened || opened.guard.open) return;
    if (this.listed) {
      // While the list is being shown, `offer` learns of it.
      if (!this.settle) this.fail(new Failure('stopped'));
      return;
    }
    if (!engine) return;
    const shown = this.shown();
    if (!engine.guiding || shown === this.unguided) {
      this.fail(new Failure('stopped'));
      return;
    }
    this.unguided = shown;
    this.view.keepPlace();
    this.close();
    this.start();
  }

  /** What is on the screen, as a text to compare. */
  shown() {
    const { policy, check, answers, day } = this;
    return JSON.stringify([policy && policy.id, check, day, answers]);
  }

  /** @param {Failure} failure */
  fail(failure) {
    this.failure = failure;
    this.close();
    this.tell(failure);
    this.conclude(asData(failure, this.language));
    this.dispatch('error', this.trouble(failure));
  }

  /** @param {Failure} failure */
  tell(failure) {
    const action = RETRY[/** @type {keyof typeof RETRY} */ (failure.code)];
    const text = sentence(failure.code, this.language, failure.file);
    this.view.showFailure(text, action && sentence(action, this.language));
  }

  /** The element has left the page: everything but what was entered is given back. */
  end() {
    this.running = false;
    if (this.keeper) this.keeper.end();
    this.keeper = this.keeping = undefined;
    this.close();
    this.view.clear();
    this.conclude(asData({ code: 'not-connected' }, this.language));
  }

  close() {
    // Whatever is still being loaded belongs to an earlier attempt now.
    this.attempt += 1;
    if (this.opened) this.opened.close();
    this.engine = this.opened = this.opening = undefined;
  }

  /** A promise for the next outcome, unless one is awaited already. */
  renewReady() {
    if (this.settle) return;
    this.ready = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  /** @param {object} outcome */
  conclude(outcome) {
    if (this.settle) this.settle(outcome);
    this.settle = undefined;
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  dispatch(name, detail) {
    this.host.dispatchEvent(new CustomEvent(`eligibility-check:${name}`, { bubbles: true, composed: true, detail }));
  }
}
