import createGlue from '#guide-glue';
import { moduleBytes } from '#guide-module';
import { guidePlain } from '#parts';
import { Guard } from '../guard.js';

/** @type {Promise<any> | undefined} The compiled module, one for all elements of the page. */
let shared;

/** @param {boolean} plain without WebAssembly, as the form had to start */
function program(plain) {
  const load = async () => (plain ? (await guidePlain()).instantiate : WebAssembly.compile(await moduleBytes()));
  const loading = shared || load();
  shared = loading;
  // A failure is forgotten, so that another element can try again.
  loading.catch(() => {
    shared = undefined;
  });
  return loading;
}

/** The module that computes guidance. It has an instance of its own: when it ends, the form goes on without it. */
export class Instance {
  /**
   * @param {any} glue
   * @param {Guard} guard
   * @param {boolean} plain
   * @param {boolean} bare
   */
  constructor(glue, guard, plain, bare) {
    this.glue = glue;
    this.guard = guard;
    this.plain = plain;
    this.bare = bare;
    /** @type {Map<string, object>} The files that were handed over, by policy. */
    this.loaded = new Map();
  }

  /**
   * @param {boolean} plain without WebAssembly
   * @param {boolean} [bare] for the report alone
   */
  static async open(plain, bare = false) {
    const guard = new Guard(() => {});
    const glue = createGlue((/** @type {WebAssembly.Exports} */ exports) => guard.wrap(exports));
    await glue(await program(plain));
    return new Instance(glue, guard, plain, bare);
  }

  /**
   * @param {any} file a compiled policy
   * @param {string} language
   */
  load(file, language) {
    if (this.loaded.get(file.id) === file) return true;
    const answer = this.guard.run(() => this.glue.load(file, language));
    if (!answer || answer.error) return false;
    this.loaded.set(file.id, file);
    return true;
  }

  /**
   * The report with guidance, or why there is none; nothing where the instance has ended.
   * @param {object} request
   * @returns {{ report?: any, error?: any } | undefined}
   */
  answer(request) {
    return this.guard.run(() => (this.bare ? this.glue.evaluate(request) : this.glue.guide(this.limited(request))));
  }

  /**
   * The same in slices: begins, and drops what was begun before. `next` goes on.
   * @param {object} request
   * @returns {{ report?: any, more?: boolean, error?: any } | undefined}
   */
  begin(request) {
    if (this.bare) return this.answer(request);
    const begun = this.guard.run(() => this.glue.guide_begin(this.limited(request)));
    return begun && !begun.error ? this.next() : begun;
  }

  /**
   * A few milliseconds of what was begun: the report once it is done.
   * @returns {{ report?: any, more?: boolean, error?: any } | undefined}
   */
  next() {
    return this.guard.run(() => this.glue.guide_next());
  }

  /** Without WebAssembly there is a tenth of the budget of work. @param {object} request */
  limited(request) {
    return this.plain ? { ...request, slow: true } : request;
  }

  close() {
    this.guard.close();
  }
}
