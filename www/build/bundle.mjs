// Bundles what stands beside the policies in pkg/eligibility-check: the loader, the shell with the module and the style,
// and what only some pages need.
//
//   node bundle.mjs GLUE.js MODULE.wasm OUTPUT-FOLDER SELF-CONTAINED.js MODULES-FOLDER NPM-FOLDER
//
// The script and the modules after the folder are for a page that is one file: it has in itself what the folder's script
// loads when it is needed. The npm package has the same parts.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { glueModule } from './glue.mjs';
import { shortNames } from './names.mjs';
import { optimise } from './optimise.mjs';
import { anyPolicy, between, forLoader, forShell, LATER, Parts, PARTS, STYLES, styles, thesePolicies, within } from './parts.mjs';
import { MODULE, SCRIPT } from './script.mjs';
import { withoutWasm } from './without-wasm.mjs';

const www = path.resolve(import.meta.dirname, '..');
const [glue, wasm, out, selfContained, modules, npm] = process.argv.slice(2);

/** Modules that exist only here, by name; what stands beside the output stays where it is. */
function virtual(modules) {
  return {
    name: 'virtual',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^#/ }, ({ path }) => ({ path, namespace: 'virtual' }));
      onResolve({ filter: /\.[0-9a-f]{10}\.js$/ }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /.*/, namespace: 'virtual' }, ({ path }) => ({ contents: modules[path], resolveDir: `${www}/shell` }));
    },
  };
}

/** Where source maps go, for those who ask for them; no script names its own. */
const maps = process.env.SOURCE_MAPS && path.resolve(out, '../maps');

/**
 * @param {string} source
 * @param {Record<string, string>} modules what exists only here
 * @param {(script: Uint8Array) => string} write puts it where it belongs, and tells the name
 * @param {'esm' | 'iife'} [format]
 */
async function bundle(source, modules, write, format = 'esm') {
  const entry = modules[source] ? { stdin: { contents: modules[source] } } : { entryPoints: [path.resolve(`${www}/shell`, source)] };
  const mapped = maps ? { sourcemap: 'external', outfile: 'script.js' } : {};
  const { outputFiles } = await build({ ...(format === 'esm' ? MODULE : { ...SCRIPT, format }), ...entry, ...mapped, plugins: [virtual(modules)] });
  const [map, script] = maps ? outputFiles : [undefined, ...outputFiles];
  const name = write(script.contents);
  if (map) writeFileSync(path.join(maps, `${name}.map`), map.contents);
}

/** @param {string} folder @param {string} name */
const into = (folder, name) => (/** @type {Uint8Array} */ script) => {
  writeFileSync(path.join(folder, name), script);
  return name;
};

/** @param {string} name */
async function style(name) {
  const { outputFiles } = await build({ ...SCRIPT, entryPoints: [`${www}/style/${name}.css`] });
  return outputFiles[0].text.trim();
}

rmSync(path.join(out, PARTS), { recursive: true, force: true });
if (maps) rmSync(maps, { recursive: true, force: true });
for (const folder of [path.join(out, PARTS), modules, ...(maps ? [maps] : [])]) mkdirSync(folder, { recursive: true });
const parts = new Parts(path.join(out, PARTS));

const form = `${modules}/form.wasm`;
optimise(wasm, form);
const GLUE = { '#glue': glueModule(shortNames(readFileSync(glue, 'utf8'), form, form)) };
const WITHOUT_WASM = { '#without-wasm': withoutWasm(form) };

const css = Object.fromEntries(await Promise.all(Object.entries(STYLES).map(async ([part, name]) => [part, await style(name)])));
for (const part of Object.keys(css)) parts.put(`${part}.css`, css[part]);
parts.put('form.wasm', readFileSync(form));

const styled = styles(css, (part) => parts.beside(`${part}.css`));
for (const { file, source } of LATER) {
  await bundle(source, { ...GLUE, ...WITHOUT_WASM, ...styled, ...between(parts) }, (script) => parts.put(file, script));
}
await bundle('index.js', { ...GLUE, ...styled, ...forShell(parts, anyPolicy) }, (script) => parts.put('shell.js', script));

const loader = 'loader/index.js';
for (const [name, format] of [['eligibility-check', 'iife'], ['eligibility-check-module', 'esm']]) {
  await bundle(loader, forLoader(parts, format), into(out, `${name}.js`), format);
}

// Policies are named by their folders: in the package their addresses stand in the code.
const ids = readdirSync(path.resolve(www, '../policies'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
const files = ['index', ...ids.map(({ name }) => name).sort()]
  .flatMap((name) => [`policies/${name}.json`, `policies/${name}.en.json`]);
const listed = (up) => thesePolicies(up, files);
rmSync(path.join(npm, PARTS), { recursive: true, force: true });
mkdirSync(path.join(npm, PARTS), { recursive: true });
const packed = parts.copy(path.join(npm, PARTS), 'shell.js');
await bundle('index.js', { ...GLUE, ...styled, ...forShell(packed, listed) }, (script) => packed.put('shell.js', script));
await bundle(loader, forLoader(packed, 'esm', listed), into(npm, 'index.js'));

const carried = styles(css, () => '`data:text/css,${encodeURIComponent(css)}`');
await bundle(loader, { ...GLUE, ...WITHOUT_WASM, ...carried, ...within() }, into(path.dirname(selfContained), path.basename(selfContained)), 'iife');

// What a frame and the page around it tell each other. The page around needs nothing else of ours.
for (const [name, entry] of [['frame', 'inside'], ['host', 'outside']]) {
  await bundle(`frame/${entry}.js`, {}, into(out, `eligibility-check-${name}.js`), 'iife');
}
