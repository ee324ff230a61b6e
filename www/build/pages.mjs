// Writes the two pages that show the element: index.html for the folder, and one self-contained file that opens
// without a server. Both come from page/host.html.
//
//   node pages.mjs CLI FOLDER SELF-CONTAINED.html

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { staticList } from './static-list.mjs';

const POLICY = 'ningxia-craftsman';

const [cli, folder, selfContained] = process.argv.slice(2);
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

const policyFile = `policies/${POLICY}.json`;
const common = {
  policy: POLICY,
  criteria: staticList(cli, path.join(folder, policyFile), JSON.parse(read(policyFile))),
};
const policies = readdirSync(path.join(folder, 'policies')).filter((name) => name !== 'index.json');

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
      carried('eligibility-check.wasm', 'text/plain', read('eligibility-check.wasm', 'base64')),
      ...policies.map((name) => carried(`policies/${name}`, 'application/json', inert(read(`policies/${name}`)))),
      inline(read('eligibility-check.js')),
    ].join('\n'),
  }),
);
