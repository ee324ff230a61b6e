import createGlue from '#glue';
import { Guard } from '../shell/guard.js';
import { moduleBytes } from './carried.js';

/**
 * @typedef {'policy' | 'cases' | 'coverage' | 'vocabulary'} Name
 * @typedef {{ file: Name, line: number, column: number, message: string, written?: string, meant?: string }} Problem
 * @typedef {{ json: string, html: string }} HandedOut
 * @typedef {{ id: string, title: string, hash: string, json: string, zh: HandedOut, en: HandedOut, examples?: string }} Policy
 * @typedef {{ problems: Problem[], count: number, policy?: Policy, cases?: { tried: number, failed: number } }} Found
 * @typedef {{ error: { code: string, message?: string } }} Refused
 */

/** @type {Promise<WebAssembly.Module> | undefined} */
let compiled;

/** The core as it checks policy files. An instance that has stopped is replaced when it is asked again. */
export class Checker {
  constructor() {
    /** @type {Promise<{ guard: Guard, glue: any }> | undefined} */
    this.instance = undefined;
  }

  async open() {
    compiled = compiled || WebAssembly.compile(moduleBytes());
    const guard = new Guard(() => {
      this.instance = undefined;
    });
    const glue = createGlue((exports) => guard.wrap(exports));
    await glue(await compiled);
    return { guard, glue };
  }

  /**
   * Codes of a refusal: `missing` where the browser runs no such module, `stopped`, and those of the module.
   * @param {Partial<Record<Name, string>> & { lang: string }} files
   * @returns {Promise<Found | Refused>}
   */
  async check(files) {
    let instance;
    try {
      this.instance = this.instance || this.open();
      instance = await this.instance;
    } catch {
      this.instance = compiled = undefined;
      return { error: { code: 'missing' } };
    }
    const { guard, glue } = instance;
    const answer = guard.run(() => glue.check_policy(files));
    return guard.open && answer ? answer : { error: { code: 'stopped' } };
  }
}
