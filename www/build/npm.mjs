// Completes the npm package around what the bundler has put there: papers, types and policies.
//
//   node npm.mjs FOLDER-OF-THE-WEBSITE NPM-FOLDER

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [folder, out] = process.argv.slice(2);
const root = path.resolve(import.meta.dirname, '../..');

const [, version] = readFileSync(path.join(root, 'Cargo.toml'), 'utf8').match(/\[workspace\.package\]\nversion = "([^"]+)"/);
const { name, ...rest } = JSON.parse(readFileSync(path.join(root, 'www/npm/package.json'), 'utf8'));
writeFileSync(path.join(out, 'package.json'), `${JSON.stringify({ name, version, ...rest }, null, 2)}\n`);
for (const file of ['index.d.ts', 'react.js', 'react.d.ts', 'vue.js', 'vue.d.ts', 'custom-elements.json', 'README.md']) {
  cpSync(path.join(root, 'www/npm', file), path.join(out, file));
}
cpSync(path.join(root, 'LICENSE'), path.join(out, 'LICENSE'));
cpSync(path.join(folder, 'policies'), path.join(out, 'policies'), { recursive: true });
