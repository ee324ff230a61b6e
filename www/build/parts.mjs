// The files of the folder: a small loader, what it hands over to, and the parts that a first view does without. All but
// the loader have a name that changes with their content, so that they can be cached for ever and never meet another
// release. Addresses are written where any bundler finds them: literal, and relative to the file that names them.

import { createHash } from 'node:crypto';
import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of what is cached for ever. */
export const PARTS = 'parts';

/** What the shell and other parts import each by, its file, and what it is made of; in the order in which they name each other. */
export const LATER = [
  ['plain', 'form-without-wasm.js', '#without-wasm'],
  ['sheet', 'sheet.js', './sheet/index.js'],
  ['keep', 'keep.js', './keep/index.js'],
].map(([known, file, source]) => ({ known, file, source }));

/** The styles, by the part that brings them. */
export const STYLES = { shell: 'index', keep: 'keep', sheet: 'sheet' };

/** Files by content: `put` writes one and remembers how it is called from now on. */
export class Parts {
  /** @type {Map<string, string>} */
  #names = new Map();

  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  /** The same files in another folder, all but one. @param {string} folder @param {string} but */
  copy(folder, but) {
    const copy = new Parts(folder);
    for (const [file, named] of this.#names) {
      if (file === but) continue;
      copyFileSync(path.join(this.folder, named), path.join(folder, named));
      copy.#names.set(file, named);
    }
    return copy;
  }

  /**
   * @param {string} file
   * @param {string | Uint8Array} content
   * @returns {string} its name
   */
  put(file, content) {
    const { name, ext } = path.parse(file);
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
    const named = `${name}.${hash}${ext}`;
    writeFileSync(path.join(this.folder, named), content);
    this.#names.set(file, named);
    return named;
  }

  /** @param {string} file */
  has(file) {
    return this.#names.has(file);
  }

  /** @param {string} file */
  name(file) {
    const named = this.#names.get(file);
    if (!named) throw new Error(`${file} is named before it is made`);
    return named;
  }

  /** The address of a file, as an expression for one that stands beside it. @param {string} file */
  beside(file) {
    return `new URL('./${this.name(file)}', import.meta.url).href`;
  }
}

/**
 * What parts name each other by. They tell a failure in words of their own; the shell in a sentence with the file.
 * @param {Parts} parts
 */
export const between = (parts) => ({
  '#parts': known(parts).map(({ known, file }) => `export const ${known} = () => import('./${parts.name(file)}');`).join('\n'),
});

/** @param {Parts} parts */
const known = (parts) => LATER.filter(({ file }) => parts.has(file));

/** How the scripts of the folder find a policy: beside the folder of the parts, whatever its name. @param {string} up */
export const anyPolicy = (up) => `(path) => new URL('${up}' + path, import.meta.url).href`;

/**
 * How those of the npm package do: each by a literal address, which bundlers put in the place of their own.
 * @param {string} up @param {string[]} files
 */
export const thesePolicies = (up, files) => {
  const addresses = files.map((file) => `'${file}': new URL('${up}${file}', import.meta.url).href`);
  return `(path) => ({ ${addresses.join(', ')} })[path] || new URL(path, document.baseURI).href`;
};

/**
 * What the shell knows of the parts and of the policies.
 * @param {Parts} parts
 * @param {(up: string) => string} policies how it finds a file of a policy, as an expression
 */
export const forShell = (parts, policies) => ({
  '#parts': `import { Failure } from './failure.js';
    const part = (file, loading) => loading.catch(() => Promise.reject(new Failure('file-missing', '${PARTS}/' + file)));
    ${known(parts)
      .map(({ known, file }) => [known, parts.name(file)])
      .map(([known, file]) => `export const ${known} = () => part('${file}', import('./${file}'));`)
      .join('\n')}`,
  '#addresses': `export const MODULE = ${parts.beside('form.wasm')};
    export const policyAddress = ${policies('../')};`,
});

/**
 * What the loader knows.
 * @param {Parts} parts
 * @param {'iife' | 'esm'} format
 * @param {(up: string) => string} [policies] how it finds a file of a policy, where it is a module
 */
export function forLoader(parts, format, policies = anyPolicy) {
  const [shell, module] = [`${PARTS}/${parts.name('shell.js')}`, `${PARTS}/${parts.name('form.wasm')}`];
  const SHELL = `export const SHELL = '${shell}';`;
  if (format === 'esm') {
    return {
      '#shell': `${SHELL}
        export const shell = (failures) => failures ? import(new URL('./${shell}?' + failures, import.meta.url).href) : import('./${shell}');
        export const MODULE = new URL('./${module}', import.meta.url).href;
        export const policyAddress = ${policies('./')};`,
    };
  }
  return {
    // Only while a classic script runs does the browser say which one it is.
    '#shell': `${SHELL}
      const script = document.currentScript || document.querySelector('script[src*="eligibility-check.js"]');
      const FOLDER = new URL('.', (script && script.src) || document.baseURI).href;
      export const shell = (failures) => import(FOLDER + '${shell}' + (failures ? '?' + failures : ''));
      export const MODULE = FOLDER + '${module}';
      export const policyAddress = (path) => FOLDER + path;`,
  };
}

/** The same for a page that is one file and has everything in itself. */
export function within() {
  const addresses = `export const MODULE = '';
    export const policyAddress = (path) => new URL(path, document.baseURI).href;`;
  const parts = LATER.map(({ known, source }) => `import * as ${known}Part from '${source}';
    export const ${known} = () => Promise.resolve(${known}Part);`);
  return {
    '#shell': `import * as code from './index.js';
      export const SHELL = '';
      export const shell = () => Promise.resolve(code);
      ${addresses}`,
    '#addresses': addresses,
    '#parts': parts.join('\n'),
  };
}

/**
 * The styles of the parts, as texts and as files.
 * @param {Record<string, string>} texts by the name of the part
 * @param {(name: string) => string} address an expression
 */
export const styles = (texts, address) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [
    `#${name}-style`,
    `export const css = ${JSON.stringify(text)};\nexport const address = () => ${address(name)};`,
  ]));
