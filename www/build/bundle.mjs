// Bundles what stands beside the policies in pkg/eligibility-check: the loader, the shell with the module and the style,
// and what only some pages need.
//
//   node bundle.mjs GLUE.js MODULE.wasm GUIDE-GLUE.js GUIDE-MODULE.wasm OUTPUT-FOLDER SELF-CONTAINED.js MODULES-FOLDER NPM-FOLDER
//
// The script and the modules after the folder are for a page that is one file: it has in itself what the folder's script
// loads when it is needed. The npm package has the same parts.

import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { glueModule } from './glue.mjs';
import { shortNames } from './names.mjs';
import { anyPolicy, between, forLoader, forShell, LATER, Parts, PARTS, STYLES, styles, thesePolicies, within } from './parts.mjs';
import { withoutWasm } from './without-wasm.mjs';

const www = path.resolve(import.meta.dirname, '..');
const [glue, wasm, guideGlue, guideWasm, out, selfContained, modules, npm] = process.argv.slice(2);

// Output stays ASCII, esbuild's default: a host page in another encoding would garble anything else.
const common = {
  bundle: true,
  minify: true,
  write: false,
  target: ['chrome76', 'edge79', 'firefox78', 'safari13.1'],
  // esbuild refuses it before Safari 14.1 for one bug: an array literal on the right of a pattern with a rest element.
  supported: { destructuring: true },
  // A library that is bundled is named where its licence asks for it.
  legalComments: 'inline',
  logLevel: 'warning',
};

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

/** @param {string} source @param {Record<string, string>} modules @param {object} [options] */
async function bundled(source, modules, options) {
  const entry = modules[source] ? { stdin: { contents: modules[source] } } : { entryPoints: [path.resolve(`${www}/shell`, source)] };
  const { outputFiles } = await build({ ...common, format: 'esm', ...entry, ...options, plugins: [virtual(modules)] });
  return outputFiles && outputFiles[0].contents;
}

/** @param {string} name */
async function style(name) {
  const { outputFiles } = await build({ ...common, entryPoints: [`${www}/style/${name}.css`] });
  return outputFiles[0].text.trim();
}

rmSync(path.join(out, PARTS), { recursive: true, force: true });
for (const folder of [path.join(out, PARTS), modules]) mkdirSync(folder, { recursive: true });
const parts = new Parts(path.join(out, PARTS));

/** A glue for each of the two modules: the form, and what computes guidance for it. */
const [form, guide] = [`${modules}/form.wasm`, `${modules}/guide.wasm`];
const GLUE = {
  '#glue': glueModule(shortNames(readFileSync(glue, 'utf8'), wasm, form)),
  '#guide-glue': glueModule(shortNames(readFileSync(guideGlue, 'utf8'), guideWasm, guide)),
};
const WITHOUT_WASM = { '#without-wasm': withoutWasm(form), '#guide-without-wasm': withoutWasm(guide) };

const css = Object.fromEntries(await Promise.all(Object.entries(STYLES).map(async ([part, name]) => [part, await style(name)])));
for (const part of Object.keys(css)) parts.put(`${part}.css`, css[part]);
for (const module of [form, guide]) parts.put(path.basename(module), readFileSync(module));

const styled = styles(css, (part) => parts.beside(`${part}.css`));
for (const { file, source } of LATER) {
  parts.put(file, await bundled(source, { ...GLUE, ...WITHOUT_WASM, ...styled, ...between(parts) }));
}
parts.put('shell.js', await bundled('index.js', { ...GLUE, ...styled, ...forShell(parts, anyPolicy) }));

const loader = 'loader/index.js';
for (const [name, format] of [['eligibility-check', 'iife'], ['eligibility-check-module', 'esm']]) {
  await bundled(loader, forLoader(parts, format), { format, outfile: `${out}/${name}.js`, write: true });
}

// Policies are named by their folders: in the package their addresses stand in the code.
const ids = readdirSync(path.resolve(www, '../policies'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
const files = ['index', ...ids.map(({ name }) => name).sort()].flatMap((name) => [`policies/${name}.json`, `policies/${name}.en.json`]);
const listed = (up) => thesePolicies(up, files);
rmSync(path.join(npm, PARTS), { recursive: true, force: true });
mkdirSync(path.join(npm, PARTS), { recursive: true });
const packed = parts.copy(path.join(npm, PARTS), 'shell.js');
packed.put('shell.js', await bundled('index.js', { ...GLUE, ...styled, ...forShell(packed, listed) }));
await bundled(loader, forLoader(packed, 'esm', listed), { outfile: `${npm}/index.js`, write: true });

const carried = styles(css, () => '`data:text/css,${encodeURIComponent(css)}`');
await bundled(loader, { ...GLUE, ...WITHOUT_WASM, ...carried, ...within() }, { format: 'iife', outfile: selfContained, write: true });

// What a frame and the page around it tell each other. The page around needs nothing else of ours.
for (const [name, entry] of [['frame', 'inside'], ['host', 'outside']]) {
  await bundled(`frame/${entry}.js`, {}, { format: 'iife', outfile: `${out}/eligibility-check-${name}.js`, write: true });
}
