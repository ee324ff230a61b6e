// Writes the SHA-384 of every file, in the form of the attribute `integrity`.
//
//   node integrity.mjs FOLDER OUTPUT.json

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [folder, out] = process.argv.slice(2);

const files = readdirSync(folder, { recursive: true })
  .filter((name) => statSync(path.join(folder, name)).isFile() && path.resolve(folder, name) !== path.resolve(out))
  .map((name) => name.split(path.sep).join('/'))
  .sort();
const hash = (name) => `sha384-${createHash('sha384').update(readFileSync(path.join(folder, name))).digest('base64')}`;
writeFileSync(out, `${JSON.stringify(Object.fromEntries(files.map((name) => [name, hash(name)])), null, 2)}\n`);
