// Bundles what stands beside the policies in pkg/eligibility-check: the script, the module and the style.
//
//   node bundle.mjs GLUE.js MODULE.wasm GUIDE-GLUE.js GUIDE-MODULE.wasm OUTPUT-FOLDER SELF-CONTAINED.js
//
// The last is the script of a page that is one file: it has in itself what the folder's script loads when it is needed.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { glueModule } from './glue.mjs';
import { shortNames } from './names.mjs';

const www = path.resolve(import.meta.dirname, '..');
const [glue, wasm, guideGlue, guideWasm, out, selfContained] = process.argv.slice(2);

// Output stays ASCII, esbuild's default: a host page in another encoding would garble anything else.
const common = {
  bundle: true,
  minify: true,
  target: ['chrome76', 'edge79', 'firefox78', 'safari13.1'],
  // esbuild refuses it before Safari 14.1 for one bug: an array literal on the right of a pattern with a rest element.
  supported: { destructuring: true },
  // A library that is bundled is named where its licence asks for it.
  legalComments: 'inline',
  logLevel: 'warning',
};

/** Modules that exist only here, by name. */
function virtual(modules) {
  return {
    name: 'virtual',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^#/ }, ({ path }) => ({ path, namespace: 'virtual' }));
      onLoad({ filter: /.*/, namespace: 'virtual' }, ({ path }) => ({ contents: modules[path], resolveDir: `${www}/shell` }));
    },
  };
}

/** @param {string} name */
async function style(name) {
  const { outputFiles } = await build({ ...common, entryPoints: [`${www}/style/${name}.css`], write: false });
  return outputFiles[0].text.trim();
}

const css = await style('index');
/** The styles that come with later parts, by the name of the part. */
const LATER_STYLES = { keep: await style('keep'), sheet: await style('sheet'), guide: await style('guide') };

const hash = createHash('sha256').update(readFileSync(wasm)).update(readFileSync(guideWasm)).update(css).update(JSON.stringify(LATER_STYLES));
// What the script loads later has to be of its own release.
for (const name of readdirSync(`${www}/shell`, { recursive: true }).sort()) {
  if (name.endsWith('.js')) hash.update(readFileSync(`${www}/shell/${name}`));
}
const release = hash.digest('hex').slice(0, 8);

mkdirSync(out, { recursive: true });
writeFileSync(`${out}/eligibility-check.css`, css);
for (const [name, text] of Object.entries(LATER_STYLES)) writeFileSync(`${out}/eligibility-check-${name}.css`, text);
const shortGlue = shortNames(readFileSync(glue, 'utf8'), wasm, `${out}/eligibility-check.wasm`);
/** The module that computes guidance is a file of its own, with a glue of its own. */
const GUIDE_MODULE = 'eligibility-check-guide.wasm';
const GUIDE_GLUE = { '#guide-glue': glueModule(shortNames(readFileSync(guideGlue, 'utf8'), guideWasm, `${out}/${GUIDE_MODULE}`)) };

/** The parts that a first view does without: beside the script, or within it. */
const LATER = [
  ['#list', 'listModule', 'list.js', 'eligibility-check-list.js'],
  ['#keep', 'keepModule', 'keep/index.js', 'eligibility-check-keep.js'],
  ['#guide', 'guideModule', 'guide/index.js', 'eligibility-check-guide.js'],
  ['#sheet', 'sheetModule', 'sheet/index.js', 'eligibility-check-sheet.js'],
];

/**
 * Modules that load the parts.
 * @param {(source: string, file: string) => [string, string]} load what to import for it, and the promise of the part
 */
const loading = (load) =>
  Object.fromEntries(LATER.map(([name, known, source, file]) => {
    const [imports, promise] = load(source, file);
    return [name, `${imports}\nexport const ${known} = () => ${promise};`];
  }));

const BESIDE = loading((_, file) => [`import { ownFile } from './files.js';`, `import(ownFile('${file}'))`]);
const WITHIN = loading((source) => [`import * as part from './${source}';`, 'Promise.resolve(part)']);
/** A file beside a part, of the same release. @param {string} file */
const neighbour = (file) => `new URL('${file}' + new URL(import.meta.url).search, import.meta.url).href`;
const BETWEEN = loading((_, file) => ['', `import(${neighbour(file)})`]);

/** @param {(name: string) => string} address an expression */
const styles = (address) =>
  Object.fromEntries(Object.entries(LATER_STYLES).map(([name, text]) => [
    `#${name}-style`,
    `export const css = ${JSON.stringify(text)};\nexport const address = () => ${address(name)};`,
  ]));

/**
 * @param {string} outfile
 * @param {Record<string, string>} later
 */
const script = (outfile, later) =>
  build({
    ...common,
    entryPoints: [`${www}/shell/index.js`],
    format: 'iife',
    outfile,
    plugins: [
      virtual({
        '#glue': glueModule(shortGlue),
        '#style': `export default ${JSON.stringify(css)};`,
        '#release': `export const RELEASE = ${JSON.stringify(release)};`,
        ...later,
      }),
    ],
  });

await script(`${out}/eligibility-check.js`, BESIDE);
/** @param {string} bytes an expression @param {string} [imports] */
const guideModule = (bytes, imports = '') => ({ '#guide-module': `${imports}\nexport const moduleBytes = async () => ${bytes};` });
const carried = guideModule(`embeddedModule('${GUIDE_MODULE}')`, `import { embeddedModule } from './files.js';`);
await script(selfContained, { ...WITHIN, ...GUIDE_GLUE, ...carried, ...styles(() => '`data:text/css,${encodeURIComponent(css)}`') });
for (const [, , source, file] of LATER) {
  await build({
    ...common,
    entryPoints: [`${www}/shell/${source}`],
    format: 'esm',
    outfile: `${out}/${file}`,
    plugins: [virtual({ ...BETWEEN, ...GUIDE_GLUE, ...guideModule(`(await fetch(${neighbour(GUIDE_MODULE)})).arrayBuffer()`), ...styles((name) => neighbour(`eligibility-check-${name}.css`)) })],
  });
}
