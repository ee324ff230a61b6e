// Bundles what stands beside the policies in pkg/eligibility-check: the script, the module and the style, and what only
// some pages need.
//
//   node bundle.mjs GLUE.js MODULE.wasm GUIDE-GLUE.js GUIDE-MODULE.wasm OUTPUT-FOLDER SELF-CONTAINED.js
//
// The last is the script of a page that is one file: it has in itself what the folder's script loads when it is needed.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { glueModule } from './glue.mjs';
import { BESIDE, BETWEEN, FOLDER, LATER, neighbour, styles, WITHIN } from './later.mjs';
import { shortNames } from './names.mjs';
import { withoutWasm } from './without-wasm.mjs';

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
const LATER_STYLES = { list: await style('list'), keep: await style('keep'), sheet: await style('sheet'), guide: await style('guide') };

const hash = createHash('sha256').update(css).update(JSON.stringify(LATER_STYLES));
for (const module of [wasm, guideWasm]) hash.update(readFileSync(module));
// What the script loads later has to be of its own release.
for (const name of readdirSync(`${www}/shell`, { recursive: true }).sort()) {
  if (name.endsWith('.js')) hash.update(readFileSync(`${www}/shell/${name}`));
}
const release = hash.digest('hex').slice(0, 8);

mkdirSync(out, { recursive: true });
writeFileSync(`${out}/eligibility-check.css`, css);
for (const [name, text] of Object.entries(LATER_STYLES)) writeFileSync(`${out}/eligibility-check-${name}.css`, text);

/** A glue for each of the two modules: the form, and what computes guidance for it. */
const GUIDE_MODULE = 'eligibility-check-guide.wasm';
const GLUE = {
  '#glue': glueModule(shortNames(readFileSync(glue, 'utf8'), wasm, `${out}/eligibility-check.wasm`)),
  '#guide-glue': glueModule(shortNames(readFileSync(guideGlue, 'utf8'), guideWasm, `${out}/${GUIDE_MODULE}`)),
};
const WITHOUT_WASM = {
  '#without-wasm': withoutWasm(`${out}/eligibility-check.wasm`),
  '#guide-without-wasm': withoutWasm(`${out}/${GUIDE_MODULE}`),
};

/** @param {string} bytes an expression @param {string} [imports] */
const guideModule = (bytes, imports = '') => ({ '#guide-module': `${imports}\nexport const moduleBytes = async () => ${bytes};` });
const carried = guideModule(`embeddedModule('${GUIDE_MODULE}')`, `import { embeddedModule } from './files.js';`);

/**
 * @param {string} outfile
 * @param {'iife' | 'esm'} format
 * @param {Record<string, string>} later
 */
const script = (outfile, format, later) =>
  build({
    ...common,
    entryPoints: [`${www}/shell/index.js`],
    format,
    outfile,
    plugins: [
      virtual({
        ...GLUE,
        '#style': `export default ${JSON.stringify(css)};`,
        '#release': `export const RELEASE = ${JSON.stringify(release)};`,
        '#folder': FOLDER[format],
        ...later,
      }),
    ],
  });

await script(`${out}/eligibility-check.js`, 'iife', BESIDE);
await script(`${out}/eligibility-check-module.js`, 'esm', BESIDE);
const styled = styles(LATER_STYLES, () => '`data:text/css,${encodeURIComponent(css)}`');
await script(selfContained, 'iife', { ...WITHIN, ...WITHOUT_WASM, ...carried, ...styled });

const neighbours = {
  ...GLUE,
  ...BETWEEN,
  ...guideModule(`(await fetch(${neighbour(GUIDE_MODULE)})).arrayBuffer()`),
  ...styles(LATER_STYLES, (name) => neighbour(`eligibility-check-${name}.css`)),
};
for (const { file, source } of LATER) {
  const made = WITHOUT_WASM[source];
  const entry = made ? { stdin: { contents: made } } : { entryPoints: [`${www}/shell/${source}`] };
  await build({ ...common, ...entry, format: 'esm', outfile: `${out}/${file}`, plugins: [virtual(neighbours)] });
}

// What a frame and the page around it tell each other. The page around needs nothing else of ours.
for (const [name, entry] of [['frame', 'inside'], ['host', 'outside']]) {
  await build({
    ...common,
    entryPoints: [`${www}/shell/frame/${entry}.js`],
    format: 'iife',
    outfile: `${out}/eligibility-check-${name}.js`,
  });
}
