import createGlue from '#glue';
import { wasmModule, withoutWasm } from './files.js';
import { Guard } from './guard.js';

/**
 * @typedef {{ error: { code: string, message?: string } }} Problem
 * @typedef {{ set(options: object): object, undo(): object, answers(): object, report(): object, announce(text: string): void, reset(): object, destroy(): void }} Widget
 * @typedef {{ set(options: object): object, destroy(): void }} PolicyList
 * @typedef {{
 *   policy: string, version: string, asOf: string, check: string, verdict: string,
 *   answers: Record<string, unknown>, statuses: Record<string, string>, key: string,
 * }} Link
 * @typedef {{ window?: { from: number, until: number }, years?: string[], series?: string[], totals?: string[] }} Outdated
 */

const STOPPED = { error: { code: 'stopped' } };

/** One instance of the compiled module, with a copy of the glue of its own. */
export class Engine {
  /**
   * @param {any} glue
   * @param {Guard} guard
   */
  constructor(glue, guard) {
    this.glue = glue;
    this.guard = guard;
    /** @type {Widget | undefined} */
    this.widget = undefined;
    /** @type {PolicyList | undefined} */
    this.list = undefined;
    /** Whether it had to start without WebAssembly. */
    this.plain = false;
    /** Whether guidance is being computed: what ends the instance now would not happen without it. */
    this.guiding = false;
  }

  /** @param {() => void} onStop called once, when the instance has ended by itself */
  static async open(onStop) {
    const guard = new Guard(onStop);
    const glue = createGlue((/** @type {WebAssembly.Exports} */ exports) => guard.wrap(exports));
    // Unknown, forbidden, damaged or not to be had: whatever it is, the other build may still run.
    let plain = false;
    await wasmModule().then(glue).catch(async (reason) => {
      plain = true;
      await glue(await withoutWasm(reason));
    });
    const engine = new Engine(glue, guard);
    engine.plain = plain;
    return engine;
  }

  /**
   * What the instance answers, or that it has stopped.
   * @param {() => any} action
   */
  call(action) {
    const answer = this.guard.run(action);
    return this.guard.open ? answer || {} : STOPPED;
  }

  /**
   * @param {object} policy
   * @param {string} lang of a file that has its texts in both
   */
  load(policy, lang) {
    return this.call(() => this.glue.load(policy, lang));
  }

  /**
   * Shows the list of policies, or shows it anew.
   * @param {() => Element} root
   * @param {object} options
   * @param {(name: string, detail: object) => void} emit
   * @returns {{ policies?: string[], error?: { code: string, message: string } }}
   */
  showList(root, options, emit) {
    const { list } = this;
    if (list) return this.call(() => list.set(options));
    const mounted = this.call(() => this.glue.mount_list(root(), options, emit));
    this.list = mounted.list;
    return mounted;
  }

  /**
   * @param {Element} root
   * @param {object} options
   * @param {(name: string, detail: object) => void} emit
   */
  mount(root, options, emit) {
    const mounted = this.call(() => this.glue.mount(root, { ...options, slow: this.plain }, emit));
    this.widget = mounted.widget;
    return mounted;
  }

  /** @param {object} options */
  set(options) {
    return this.call(() => this.widget && this.widget.set(options));
  }

  /**
   * What the fragment of an address holds: a link, why it cannot be read, or nothing of ours.
   * @param {string} fragment
   * @returns {{ link?: Link, unread?: 'broken' | 'newer' }}
   */
  readLink(fragment) {
    return this.call(() => this.glue.read_link(fragment));
  }

  /**
   * @param {{ policy: string, check?: string, answers: object, asOf: string }} request
   * @returns {{ fragment?: string }}
   */
  writeLink(request) {
    return this.call(() => this.glue.write_link(request));
  }

  /**
   * The answers that a policy takes, and the ids of the others.
   * @param {{ policy: string, answers: object, asOf: string }} request
   * @returns {{ answers?: Record<string, unknown>, dropped?: string[] }}
   */
  carryOver(request) {
    return this.call(() => this.glue.carry_over(request));
  }

  /**
   * The figures of a moving window that have to be replaced.
   * @param {{ policy: string, answers: object, given: string, asOf: string }} request
   * @returns {Outdated}
   */
  outdated(request) {
    return this.call(() => this.glue.outdated(request));
  }

  /**
   * The report on the answers of the widget, with guidance; nothing where the instance cannot be asked now.
   * @returns {{ report?: any } | undefined}
   */
  report() {
    const { widget } = this;
    return widget && !this.guard.busy ? this.guided(() => widget.report()) : undefined;
  }

  /**
   * The report on any answers.
   * @param {object} request
   * @returns {{ report?: any, error?: any }}
   */
  evaluate(request) {
    return this.guided(() => this.glue.guide({ ...request, slow: this.plain }));
  }

  /** @param {() => any} action */
  guided(action) {
    this.guiding = true;
    const answer = this.call(action);
    this.guiding = !this.guard.open;
    return answer;
  }

  /** Tells a screen reader. @param {string} text */
  announce(text) {
    this.call(() => this.widget && this.widget.announce(text));
  }

  undo() {
    return this.call(() => this.widget && this.widget.undo());
  }

  reset() {
    return this.call(() => this.widget && this.widget.reset());
  }

  /**
   * Nothing where there are none, or where the instance cannot be asked now.
   * @returns {any}
   */
  answers() {
    const { widget } = this;
    return widget && !this.guard.busy ? this.guard.run(() => widget.answers()) : undefined;
  }

  /** Unmounts the widget and lets nothing in again, so that the browser can take the memory back. */
  close() {
    for (const part of [this.widget, this.list]) if (part) this.guard.run(() => part.destroy());
    this.guard.close();
    this.widget = this.list = undefined;
  }
}
