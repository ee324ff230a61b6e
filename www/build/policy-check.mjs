// Writes the page for authors of policies: one file that checks, previews and compiles a policy without a server.
//
//   node policy-check.mjs GLUE.js MODULE.wasm SELF-CONTAINED.html VOCABULARY.toml EXAMPLE-FOLDER OUT.html
//
// The widget of its preview is that of the self-contained page, taken from there as it stands.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { glueModule } from './glue.mjs';
import { shortNames } from './names.mjs';
import { optimise } from './optimise.mjs';
import { SCRIPT } from './script.mjs';

const www = path.resolve(import.meta.dirname, '..');
const [glueFile, wasm, selfContained, vocabulary, examples, out] = process.argv.slice(2);

/** What would end a script element, or hide its end, is the same JSON when it is escaped. */
const inert = (data) => JSON.stringify(data).replace(/</g, '\\u003c');
const carried = (name, type, text) => `<script type="${type}" data-policy-check="${name}">${text}</script>`;

/** The scripts of a page, without the policies that it carries. */
function widgetOf(page) {
  const scripts = page.match(/<script\b[^>]*>[^]*?<\/script>/g) || [];
  const own = scripts.filter((script) => !/^<script[^>]* data-eligibility-check="policies\//.test(script));
  if (!own.some((script) => script.startsWith('<script>'))) throw new Error(`${selfContained} has no script of its own`);
  return own.join('\n');
}

/** The preview is the only policy there: it is compared with no other. */
const NO_POLICIES = ['index.json', 'index.en.json'].map(
  (name) => `<script type="application/json" data-eligibility-check="policies/${name}">${inert({ format: 1, policies: [] })}</script>`,
);

const folder = mkdtempSync(path.join(tmpdir(), 'policy-check-'));
const module = path.join(folder, 'module.wasm');
optimise(wasm, module);
const glue = glueModule(shortNames(readFileSync(glueFile, 'utf8'), module, module));
const bytes = readFileSync(module, 'base64');
rmSync(folder, { recursive: true });

const virtual = {
  name: 'virtual',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#glue$/ }, ({ path }) => ({ path, namespace: 'virtual' }));
    onLoad({ filter: /.*/, namespace: 'virtual' }, () => ({ contents: glue }));
  },
};
const script = await build({ ...SCRIPT, entryPoints: [`${www}/authoring/index.js`], format: 'iife', plugins: [virtual] });
const style = await build({ ...SCRIPT, entryPoints: [`${www}/style/authoring.css`] });
const text = script.outputFiles[0].text.trim();
if (/<\/script|<!--/i.test(text)) throw new Error('the script cannot stand in a page as it is');

const example = Object.fromEntries(
  ['policy', 'cases', 'coverage'].map((name) => [name, readFileSync(path.join(examples, `${name}.toml`), 'utf8')]),
);
const parts = {
  style: style.outputFiles[0].text.trim(),
  scripts: [
    ...NO_POLICIES,
    widgetOf(readFileSync(selfContained, 'utf8')),
    carried('module', 'text/plain', bytes),
    carried('texts', 'application/json', inert({ vocabulary: readFileSync(vocabulary, 'utf8'), example })),
    `<script>${text}</script>`,
  ].join('\n'),
};
const template = readFileSync(`${www}/page/policy-check.html`, 'utf8');
writeFileSync(out, template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]));
