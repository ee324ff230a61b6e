// Bundles what stands beside the policies in pkg/eligibility-check: the script, the module and the style.
//
//   node bundle.mjs GLUE.js MODULE.wasm OUTPUT-FOLDER

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { glueModule } from './glue.mjs';
import { shortNames } from './names.mjs';

const www = path.resolve(import.meta.dirname, '..');
const [glue, wasm, out] = process.argv.slice(2);

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
      onLoad({ filter: /.*/, namespace: 'virtual' }, ({ path }) => ({ contents: modules[path] }));
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
await build({
  ...common,
  entryPoints: [`${www}/shell/index.js`],
  format: 'iife',
  outfile: `${out}/eligibility-check.js`,
  plugins: [
    virtual({
      '#glue': glueModule(shortGlue),
      '#style': `export default ${JSON.stringify(css)};`,
      '#release': `export const RELEASE = ${JSON.stringify(release)};`,
    }),
  ],
});
