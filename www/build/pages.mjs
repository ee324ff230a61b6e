// Writes the two pages that show the element: index.html for the folder, and one self-contained file that opens
// without a server. Both come from page/host.html.
//
//   node pages.mjs CLI FOLDER SCRIPT SELF-CONTAINED.html

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { staticList } from './static-list.mjs';

const [cli, folder, script, selfContained] = process.argv.slice(2);
const template = readFileSync(path.resolve(import.meta.dirname, '../page/host.html'), 'utf8');
const read = (file, encoding = 'utf8') => readFileSync(path.join(folder, file), encoding);

/** @param {Record<string, string>} parts */
const page = (parts) => template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);

/** A file for a page that carries it in itself; see shell/files.js. */
const carried = (file, type, text) => `<script type="${type}" data-eligibility-check="${file}">${text}</script>`;

/** What would end a script element, or hide its end, is the same JSON when it is escaped. */
const inert = (json) => json.replace(/</g, '\\u003c');

function inline(script) {
  if (/<\/script|<!--/i.test(script)) throw new Error('the script cannot stand in a page as it is');
  return `<script>${script.trim()}</script>`;
}

const files = readdirSync(path.join(folder, 'policies')).sort();
const { policies } = JSON.parse(read('policies/index.json'));
const criteria = policies.map(({ id }) => {
  const file = `policies/${id}.json`;
  return staticList(cli, path.join(folder, file), JSON.parse(read(file)));
});
const common = { criteria: criteria.join('\n') };

writeFileSync(
  path.join(folder, 'index.html'),
  page({ ...common, head: '<script src="eligibility-check.js" defer></script>', end: '' }),
);
writeFileSync(
  selfContained,
  page({
    ...common,
    head: '',
    end: [
      ...['eligibility-check.wasm', 'eligibility-check-guide.wasm'].map((name) => carried(name, 'text/plain', read(name, 'base64'))),
      ...files.map((name) => carried(`policies/${name}`, 'application/json', inert(read(`policies/${name}`)))),
      inline(readFileSync(script, 'utf8')),
    ].join('\n'),
  }),
);
