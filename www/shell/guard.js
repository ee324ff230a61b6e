/**
 * The border between the page and one WASM instance. A panic or trap ends an instance for good: the guard
 * swallows it, reports it once, and lets no call in any more. Nothing throws to the host page.
 */
export class Guard {
  /** @param {() => void} onStop */
  constructor(onStop) {
    this.onStop = onStop;
    this.open = true;
    this.depth = 0;
  }

  /** Is a call into the instance under way? Another one would find its data borrowed. */
  get busy() {
    return this.depth > 0;
  }

  /**
   * The exports as the glue shall see them: closures that the page calls later pass here as well.
   * @param {WebAssembly.Exports} exports
   */
  wrap(exports) {
    /** @type {Record<string, WebAssembly.ExportValue>} */
    const guarded = {};
    for (const name of Object.keys(exports)) {
      const value = exports[name];
      guarded[name] = typeof value === 'function' ? this.around(value) : value;
    }
    return guarded;
  }

  /**
   * @param {Function} call
   * @returns {Function}
   */
  around(call) {
    return (/** @type {any[]} */ ...args) => this.run(() => call(...args));
  }

  /**
   * @template T
   * @param {() => T} call
   * @returns {T | undefined} nothing once the instance has stopped
   */
  run(call) {
    if (!this.open) return undefined;
    this.depth += 1;
    try {
      return call();
    } catch (reason) {
      this.stop(reason);
      return undefined;
    } finally {
      this.depth -= 1;
    }
  }

  /** @param {unknown} reason for the webmaster's console; the visitor gets a plain sentence */
  stop(reason) {
    if (!this.open) return;
    this.open = false;
    console.error('eligibility-check stopped:', reason);
    // The instance may be in the middle of a call; whoever hears of it may touch the page only afterwards.
    queueMicrotask(this.onStop);
  }

  /** Ends the instance without a report. */
  close() {
    this.open = false;
  }
}
