import { sentence } from './sentences.js';

/**
 * Why the check cannot run. Codes of the shell: `file-missing`, `policy-malformed`, `no-policy`, `not-started`,
 * `not-connected`, `stopped`; others come from the instance. None reaches the host page as an exception.
 */
export class Failure extends Error {
  /**
   * @param {string} code
   * @param {string} [file] the file that is meant, as a webmaster knows it
   * @param {string} [words] what the instance says to the host's developer
   */
  constructor(code, file, words) {
    super(code);
    this.code = code;
    this.file = file;
    this.words = words;
  }
}

/**
 * A failure as plain data, in words.
 * @param {{ code: string, file?: string, words?: string }} failure
 * @param {'zh' | 'en'} language
 */
export function asData({ code, file, words }, language) {
  return { error: { code, message: words || sentence(code, language, file) } };
}

/**
 * An answer of the instance, its failure in words.
 * @param {any} answer
 * @param {'zh' | 'en'} language
 */
export const inWords = (answer, language) => (answer.error && !answer.error.message ? asData(answer.error, language) : answer);
