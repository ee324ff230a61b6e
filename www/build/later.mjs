// The parts that a first view does without, and how each script finds them: files beside it, or within it.

/** What the script imports it by, what that exports, the file, and what it is made of. */
export const LATER = [
  ['#list', 'listModule', 'eligibility-check-list.js', './list.js'],
  ['#keep', 'keepModule', 'eligibility-check-keep.js', './keep/index.js'],
  ['#guide', 'guideModule', 'eligibility-check-guide.js', './guide/index.js'],
  ['#sheet', 'sheetModule', 'eligibility-check-sheet.js', './sheet/index.js'],
  ['#plain', 'plainModule', 'eligibility-check-js.js', '#without-wasm'],
  ['#guide-plain', 'guidePlainModule', 'eligibility-check-guide-js.js', '#guide-without-wasm'],
].map(([name, known, file, source]) => ({ name, known, file, source }));

/**
 * Modules that load the parts.
 * @param {(source: string, file: string) => [string, string]} load what to import for it, and the promise of the part
 */
const loading = (load) =>
  Object.fromEntries(LATER.map(({ name, known, source, file }) => {
    const [imports, promise] = load(source, file);
    return [name, `${imports}\nexport const ${known} = () => ${promise};`];
  }));

/** A file beside a part, of the same release. @param {string} file */
export const neighbour = (file) => `new URL('${file}' + new URL(import.meta.url).search, import.meta.url).href`;

/** For the script of the folder. */
export const BESIDE = loading((_, file) => [`import { ownFile } from './files.js';`, `import(ownFile('${file}'))`]);
/** For the script of a page that is one file. */
export const WITHIN = loading((source) => [`import * as part from '${source}';`, 'Promise.resolve(part)']);
/** For the parts themselves. */
export const BETWEEN = loading((_, file) => ['', `import(${neighbour(file)})`]);

/** How a script learns the address of its folder. */
export const FOLDER = {
  iife: `// Only while a classic script runs does the browser say which one it is.
    const script = document.currentScript || document.querySelector('script[src*="eligibility-check.js"]');
    export const FOLDER = new URL('.', (script && script.src) || document.baseURI).href;`,
  esm: `export const FOLDER = new URL('.', import.meta.url).href;`,
};

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
