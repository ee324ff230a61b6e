import { Guard } from '../shell/guard.js';
import { failed } from './failure.js';

/** One instance of the program. A panic or trap ends it for good, and it says so from then on. */
export class Instance {
  /** @param {any} glue @param {Guard} guard */
  constructor(glue, guard) {
    this.glue = glue;
    this.guard = guard;
  }

  /**
   * @param {(guard: (exports: WebAssembly.Exports) => object) => any} createGlue
   * @param {WebAssembly.Module | ((imports: object) => object)} program
   */
  static async open(createGlue, program) {
    const guard = new Guard(() => {});
    const glue = createGlue((exports) => guard.wrap(exports));
    await glue(program);
    return new Instance(glue, guard);
  }

  /**
   * What the instance answers to a call, or that it has stopped.
   * @param {(glue: any) => any} call
   */
  ask(call) {
    // A call within a call comes from code of the page, such as a getter of an answer.
    if (this.guard.busy) return failed('bad-request');
    const answer = this.guard.run(() => call(this.glue));
    return this.guard.open ? answer : failed('stopped');
  }
}
