// Bundles what stands beside the policies in pkg/eligibility-check: the script, the module and the style.
//
//   node bundle.mjs GLUE.js MODULE.wasm OUTPUT-FOLDER SELF-CONTAINED.js
//
// The last is the script of a page that is one file: it has in itself what the folder's script loads when it is needed.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { glueModule } from './glue.mjs';
import { shortNames } from './names.mjs';

const www = path.resolve(import.meta.dirname, '..');
const [glue, wasm, out, selfContained] = process.argv.slice(2);

// Output stays ASCII, esbuild's default: a host page in another encoding would garble anything else.
const common = {
  bundle: true,
  minify: true,
  target: ['chrome76', 'edge79', 'firefox78', 'safari13.1'],
  // esbuild refuses it before Safari 14.1 for one bug: an array literal on the right of a pattern with a rest element.
  supported: { destructuring: true },
  legalComments: 'none',
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

async function style() {
  const { outputFiles } = await build({ ...common, entryPoints: [`${www}/style/index.css`], write: false });
  return outputFiles[0].text.trim();
}

const css = await style();
const release = createHash('sha256').update(readFileSync(wasm)).update(css).digest('hex').slice(0, 8);

mkdirSync(out, { recursive: true });
writeFileSync(`${out}/eligibility-check.css`, css);
const shortGlue = shortNames(readFileSync(glue, 'utf8'), wasm, `${out}/eligibility-check.wasm`);

/** The parts that pages with a policy of their own need not fetch: beside the script, or within it. */
const LIST = {
  beside: `import { ownFile } from './files.js';
    export const listModule = () => import(ownFile('eligibility-check-list.js'));`,
  within: `import * as list from './list.js';
    export const listModule = () => Promise.resolve(list);`,
};

/**
 * @param {string} outfile
 * @param {string} list
 */
const script = (outfile, list) =>
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
        '#list': list,
      }),
    ],
  });

await script(`${out}/eligibility-check.js`, LIST.beside);
await script(selfContained, LIST.within);
await build({ ...common, entryPoints: [`${www}/shell/list.js`], format: 'esm', outfile: `${out}/eligibility-check-list.js` });
