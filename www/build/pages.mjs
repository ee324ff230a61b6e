// Writes the pages that show the element: index.html and frame.html for the folder, one self-contained file that opens
// without a server, and the examples for webmasters.
//
//   node pages.mjs FOLDER SCRIPT MODULES-FOLDER SELF-CONTAINED.html EXAMPLES

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [folder, script, modules, selfContained, examples] = process.argv.slice(2);
const www = path.resolve(import.meta.dirname, '..');
const template = (file) => readFileSync(path.join(www, file), 'utf8');
const read = (file) => readFileSync(path.join(folder, file), 'utf8');

/**
 * @param {string} text
 * @param {Record<string, string>} parts
 */
const filled = (text, parts) => text.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);

/** @param {Record<string, string>} parts */
const page = (parts) => filled(template('page/host.html'), parts);

/** A file for a page that carries it in itself; see shell/files.js. */
const carried = (file, type, text) => `<script type="${type}" data-eligibility-check="${file}">${text}</script>`;

/** What would end a script element, or hide its end, is the same JSON when it is escaped. */
const inert = (json) => json.replace(/</g, '\\u003c');

function inline(script) {
  if (/<\/script|<!--/i.test(script)) throw new Error('the script cannot stand in a page as it is');
  return `<script>${script.trim()}</script>`;
}

const files = readdirSync(path.join(folder, 'policies')).filter((name) => name.endsWith('.json')).sort();
const { policies } = JSON.parse(read('policies/index.json'));
/** What a browser shows that cannot run the check; `compile --html` writes it. */
const lists = new Map(policies.map(({ id }) => [id, read(`policies/${id}.html`)]));
const common = { criteria: [...lists.values()].join('\n') };

writeFileSync(
  path.join(folder, 'index.html'),
  page({ ...common, head: '<script src="eligibility-check.js" defer></script>', end: '' }),
);
writeFileSync(path.join(folder, 'frame.html'), filled(template('page/frame.html'), common));
writeFileSync(
  selfContained,
  page({
    ...common,
    head: '',
    end: [
      carried('form.wasm', 'text/plain', readFileSync(path.join(modules, 'form.wasm'), 'base64')),
      ...files.map((name) => carried(`policies/${name}`, 'application/json', inert(read(`policies/${name}`)))),
      inline(readFileSync(script, 'utf8')),
    ].join('\n'),
  }),
);

mkdirSync(examples, { recursive: true });
for (const name of readdirSync(path.join(www, 'examples')).filter((name) => /\.(html|js)$/.test(name))) {
  const text = template(`examples/${name}`);
  const [, policy] = text.match(/policy="([a-z0-9-]+)"/) || [];
  writeFileSync(path.join(examples, name), filled(text, { criteria: lists.get(policy) }));
}
