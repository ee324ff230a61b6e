import { settingsOf } from '../settings.js';
import { Arrivals } from './arrivals.js';
import { Card } from './card.js';
import { Example } from './example.js';
import { Notices } from './notices.js';
import { ERASED, forgetAll, storage, storeOf, textsOf, together } from './store.js';
import { dress } from './style.js';
import { addTools } from './tools.js';
import { words } from './words.js';

/** @typedef {Record<string, unknown>} Answers */

/** After the last edit. */
const PAUSE = 1000;

/** Notices of one policy, or of what has just been done. */
const PASSING = /** @type {const} */ (['link-error', 'erased', 'cleared', 'link', 'host', 'restored']);

/**
 * Keeps what is entered into one element. The answers in the widget are the session's; this compares them with those
 * that it has seen last, and notes what has changed.
 */
export class Keeper {
  /** @param {import('../session.js').Session} session */
  constructor(session) {
    this.session = session;
    this.began = Date.now();
    /** @type {any} The policy on the screen. */
    this.policy = undefined;
    /** @type {import('./store.js').Store} */
    this.store = storeOf(this.kind);
    /** @type {Map<string, string>} */
    this.known = new Map();
    /** @type {Map<string, number>} The times of the answers that the widget shows, by input. */
    this.seen = new Map();
    /** @type {string | undefined} The check that was chosen last under this policy. */
    this.chosen = undefined;
    /** @type {{ day: string, page: string } | undefined} The day of an opened file, as of which it is shown. */
    this.asOf = undefined;
    /** Takes a printed sheet, which holds answers, out of the page; once there may be one. */
    this.closeSheet = () => {};
    this.told = false;
    this.erasing = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.onWritten = () => this.merge();
    this.onErased = () => this.erasedElsewhere();
    this.notices = new Notices(() => this.words.notice, () => this.focusWidget(), (text) => this.say(text));
    this.arrivals = new Arrivals(this);
    this.card = new Card(this);
    this.example = new Example(this);
    addTools(this.card);
    this.listen();
    if (session.listed) session.ready.then(() => this.arrivals.listed());
    if (!session.engine) return;
    this.mounted();
    // Whoever was quicker than this file has typed already.
    if (session.given || this.arrivals.link) return;
    this.known.clear();
    this.edited();
  }

  get words() {
    return words(this.session.language);
  }

  /** @returns {import('./store.js').Kind} */
  get kind() {
    const asked = this.session.host.getAttribute('storage');
    return asked === 'session' || asked === 'off' ? asked : 'local';
  }

  get today() {
    return settingsOf(this.session.host).asOf;
  }

  /** The day of the check. */
  get day() {
    // A day that the page names afterwards is the newer.
    return this.asOf && this.asOf.page === this.today ? this.asOf.day : this.today;
  }

  listen() {
    /** @type {[EventTarget, string, (event: any) => void][]} */
    this.heard = [
      [this.session.host, 'eligibility-check:change', () => this.changed()],
      [this.session.host, 'eligibility-check:ready', () => this.ready()],
      [this.session.host, 'eligibility-check:result', () => this.checked()],
      [this.session.view.shadow, 'focusout', () => setTimeout(() => this.merge(), 0)],
      [window, 'storage', (event) => this.heardOf(event)],
      [window, 'hashchange', () => this.arrivals.take()],
      [window, 'pagehide', () => this.flush()],
      [document, 'visibilitychange', () => document.hidden && this.flush()],
    ];
    for (const [target, name, listener] of this.heard) target.addEventListener(name, listener);
    together.add(this.onErased);
  }

  /** The element has left the page. */
  end() {
    this.example.leave();
    this.closeSheet();
    together.delete(this.onErased);
    this.flush();
    for (const [target, name, listener] of this.heard || []) target.removeEventListener(name, listener);
    this.store.listeners.delete(this.onWritten);
  }

  /** The language has changed, or may have. */
  draw() {
    const { document } = this.session;
    if (this.policy && document.id === this.policy.id) this.policy = document;
    this.notices.draw();
    this.card.draw();
    this.example.draw();
  }

  /** Tells a screen reader. @param {string} text */
  say(text) {
    // On the list of policies there is nothing to tell, and another region.
    const { engine, listed } = this.session;
    if (engine && this.policy && !listed) engine.announce(text);
  }

  /** The form, or the list of policies, stands there. */
  ready() {
    if (this.session.listed) this.arrivals.listed();
    this.example.draw();
  }

  focusWidget() {
    const { root } = this.session.view;
    root.tabIndex = -1;
    root.focus();
  }

  /**
   * A button that puts a notice away.
   * @param {import('./notices.js').Name} name
   */
  done(name, label = this.words.known) {
    return { label, run: () => this.notices.set(name, undefined) };
  }

  forgetNotices() {
    for (const name of PASSING) this.notices.set(name, undefined);
  }

  /** A widget shows a policy: for the first time, or another one, or again after a stop. */
  mounted() {
    const { session } = this;
    this.flush();
    const another = !this.policy || this.policy.id !== session.document.id;
    this.policy = session.document;
    this.asOf = undefined;
    // Where there is but one check, nobody has to choose it.
    const [sole, ...others] = this.policy.checks;
    if (!session.check && !others.length) session.check = sole.id;
    if (another) this.forgetNotices();
    const { shadow, stage } = session.view;
    dress(shadow);
    stage.prepend(this.notices.node);
    stage.append(this.card.node);
    this.example.mounted();
    this.example.draw();
    this.chosen = session.check;
    this.rebase();
    this.arrivals.mounted(another);
  }

  /**
   * From now on answers are kept in this store.
   * @param {string | undefined} link
   */
  use(link) {
    this.store.listeners.delete(this.onWritten);
    this.store = storeOf(this.kind, link);
    this.store.listeners.add(this.onWritten);
    this.look();
  }

  /** What is stored now is what the widget shows, or does not ask. */
  look() {
    this.seen = new Map([...this.store.entries].map(([id, { time }]) => [id, time]));
  }

  /** What is kept, of whatever policy. @returns {Answers} */
  live() {
    const kept = [...this.store.entries].filter(([, entry]) => 'value' in entry);
    return Object.fromEntries(kept.map(([id, { value }]) => [id, value]));
  }

  /**
   * The answers that the policy takes on a day, and the ids of the others.
   * @param {Answers} answers
   * @returns {{ answers: Answers, dropped: string[] }}
   */
  carryOver(answers, asOf = this.day) {
    const { engine } = this.session;
    const { answers: taken = {}, dropped = [] } = engine ? engine.carryOver({ policy: this.policy.id, answers, asOf }) : {};
    return { answers: taken, dropped };
  }

  /**
   * Which three-year figures have to be replaced because the window has moved on.
   * @param {Answers} answers
   * @param {string} given the day of these answers
   */
  outdated(answers, given, asOf = this.day) {
    const { engine } = this.session;
    return engine ? engine.outdated({ policy: this.policy.id, answers, given, asOf }) : {};
  }

  /** The answers on the screen are nobody's edit. */
  rebase() {
    this.example.rebased();
    this.known = textsOf(this.session.answers);
    if (!this.session.given || !this.notices.waiting.has('restored')) return;
    this.notices.set('restored', undefined);
    this.arrivals.offerDraft();
  }

  /**
   * Puts answers into the widget that are nobody's edit.
   * @param {Answers} answers
   * @param {string} [check]
   */
  apply(answers, check) {
    if (!this.set({ answers, check })) return;
    this.known = textsOf(this.session.answers);
    this.look();
  }

  /**
   * Shows answers as of a day; without one, as of the day of the page.
   * @param {string | undefined} day
   * @param {Answers} answers
   * @param {string} [check]
   */
  see(day, answers, check) {
    if (!this.set({ answers, check, asOf: day || this.today })) return;
    this.asOf = day ? { day, page: this.today } : undefined;
  }

  /** @param {{ answers: Answers, check?: string, asOf?: string }} options */
  set({ check, ...options }) {
    const { session } = this;
    if (!session.engine || session.engine.set(check ? { ...options, check } : options).error) return false;
    if (check) this.chosen = session.check = check;
    session.noteAnswers();
    return true;
  }

  /**
   * The check of that name, where the policy still has it.
   * @param {string | undefined} id
   */
  check(id) {
    return this.policy.checks.some((/** @type {{ id: string }} */ check) => check.id === id) ? id : undefined;
  }

  /** @param {string} id */
  presetOf(id) {
    const input = this.policy.inputs.find((/** @type {{ id: string }} */ input) => input.id === id);
    return input && input.preset;
  }

  /** @param {string} id */
  timeOf(id) {
    const entry = this.store.entries.get(id);
    return entry ? entry.time : 0;
  }

  /** What stands in the form and what is kept of it, to be put there again. */
  snapshot() {
    const asked = new Set(this.policy.inputs.map((/** @type {{ id: string }} */ { id }) => id));
    return {
      answers: { ...this.session.answers },
      check: this.session.check,
      kept: new Map(Object.entries(this.live()).filter(([id]) => asked.has(id))),
    };
  }

  /**
   * Keeps exactly these answers to the questions of the policy, also those that the form does not show.
   * @param {Map<string, unknown>} kept
   */
  keepOnly(kept) {
    const before = this.snapshot().kept;
    for (const id of new Set([...before.keys(), ...kept.keys()])) {
      if (JSON.stringify(before.get(id)) !== JSON.stringify(kept.get(id))) this.put(id, kept.get(id));
    }
    this.schedule();
  }

  /** The visitor has changed an answer, be it of the example. */
  changed() {
    if (this.session.unsent) return;
    if (this.example.on) this.example.edited();
    else this.edited();
  }

  /** Notes what the visitor has changed. */
  edited() {
    const { session, store, policy } = this;
    if (this.example.own) this.known = textsOf(this.example.own.answers);
    this.example.forget();
    this.chosen = session.check;
    const now = textsOf(session.answers);
    if (policy && !this.erasing) {
      for (const id of new Set([...this.known.keys(), ...now.keys()])) {
        if (now.get(id) === this.known.get(id)) continue;
        const value = /** @type {Answers} */ (session.answers)[id];
        const entry = store.entries.get(id);
        if (entry && JSON.stringify(entry.value) === now.get(id)) continue;
        // What the form shows as chosen from the start is no edit until somebody changes it.
        if (value !== undefined && value === this.presetOf(id) && !entry) continue;
        this.put(id, value);
      }
      for (const done of /** @type {const} */ (['cleared', 'erased'])) this.notices.set(done, undefined);
      this.card.settle();
      this.schedule();
    }
    this.known = now;
  }

  /**
   * @param {string} id
   * @param {unknown} value
   */
  put(id, value) {
    this.store.put(id, this.policy.id, value);
    this.seen.set(id, this.timeOf(id));
  }

  /** The result is another one, or that of another check, which may have an example. */
  checked() {
    if (this.example.on && this.example.check !== this.session.check) this.example.show();
    else this.noteCheck();
    this.example.draw();
  }

  /** Another check alone makes no draft, but a draft remembers it. */
  noteCheck() {
    if (!this.policy || this.chosen === this.session.check) return;
    if (this.example.on) return;
    this.chosen = this.session.check;
    if (!this.store.draft(this.policy.id).day) return;
    this.store.dirty.add(this.policy.id);
    this.schedule();
  }

  schedule() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSE);
  }

  flush() {
    clearTimeout(this.timer);
    if (!this.policy) return;
    const { id, version } = this.policy;
    this.useKind();
    this.store.write(id, { check: this.chosen, day: this.day, version });
    if (!this.store.refused || this.told) return;
    this.told = true;
    this.notices.set('refused', () => ({ text: this.words.refused, choices: [this.done('refused')] }));
  }

  /** The page may change its mind about where to keep answers. */
  useKind() {
    const { store } = this;
    const { link } = this.arrivals;
    if (store.kind === this.kind) return;
    this.use(link && link.key);
    for (const [id, entry] of store.entries) {
      if (!this.store.entries.has(id)) this.store.entries.set(id, entry);
    }
    for (const policy of store.dirty) this.store.dirty.add(policy);
    this.look();
    this.card.draw();
  }

  /** @param {StorageEvent} event another tab has written, or erased */
  heardOf({ key, newValue, storageArea }) {
    const { store } = this;
    if (key === ERASED && newValue && storageArea === storage(this.kind)) this.erasedElsewhere();
    if ((key !== null && key !== store.key) || storageArea !== storage(this.kind)) return;
    if (newValue) store.read();
    else store.entries.clear();
    this.merge();
  }

  /**
   * Everything was removed from the device, in another tab or by another widget of this page: it does not go on being
   * shown here, and nothing of it is written again.
   */
  erasedElsewhere() {
    const { session } = this;
    if (this.kind === 'off') return;
    const answers = /** @type {Answers} */ (this.example.own ? this.example.own.answers : session.answers);
    const hadAny = Object.keys(answers).some((id) => answers[id] !== (this.policy && this.presetOf(id)));
    clearTimeout(this.timer);
    forgetAll();
    this.seen.clear();
    this.example.forget();
    this.closeSheet();
    this.card.settle();
    this.forgetNotices();
    this.notices.set('unread', undefined);
    if (!this.set({ answers: {} })) session.answers = {};
    this.known = textsOf(session.answers);
    if (hadAny && this.policy) this.notices.set('erased', () => ({ text: this.words.erasedElsewhere, choices: [this.done('erased')] }));
  }

  /** Takes over what is newer from another tab or widget of the same policy, but never under somebody's hands. */
  merge() {
    const { policy, session, store, seen } = this;
    if (!policy || session.given || !session.engine || this.example.on || this.example.restoring) return;
    const newer = [...store.entries].filter(([id, { policy: of, time }]) => of === policy.id && time > (seen.get(id) || 0));
    const { activeElement } = session.view.shadow;
    if (!newer.length || (activeElement instanceof HTMLInputElement && activeElement.type === 'text')) return;
    /** @type {Answers} */
    const answers = { ...session.answers };
    for (const [id] of newer) delete answers[id];
    const values = newer.filter(([, entry]) => 'value' in entry);
    Object.assign(answers, this.carryOver(Object.fromEntries(values.map(([id, { value }]) => [id, value]))).answers);
    this.apply(answers);
    this.notices.set('erased', undefined);
  }

  /** The address of this page with what stands in the form. */
  link() {
    const { policy, session, day } = this;
    const { engine, check, answers } = session;
    const { fragment = '' } = engine ? engine.writeLink({ policy: policy.id, check, answers, asOf: day }) : {};
    const [page] = location.href.split('#');
    return page + fragment;
  }
}
