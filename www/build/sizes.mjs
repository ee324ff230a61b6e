// Prints what a visitor's browser has to load, and fails when it is more than the budget.
//
//   node sizes.mjs PKG-FOLDER

import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const KB = 1000;
/** The first view: what it is today, with a little room. */
const LIMIT = 222 * KB;
/** What every page of a website loads that has the script in it. */
const LOADER = 3 * KB;
const LOADER_FILES = ['eligibility-check.js', 'eligibility-check-module.js'];
/** The bar for one policy in one language, and for the list of them. */
const POLICY = 12 * KB;
const INDEX = 2 * KB;
/** The build without WebAssembly, as a multiple of the module. */
const PLAIN = 1.5;
/** Every byte that a browser fetches for a page with one element until it can be used. The style is in the shell. */
const FIRST_VIEW = ['eligibility-check.js', 'parts/shell.js', 'parts/form.wasm', 'policies/ningxia-craftsman.json'];

const pkg = process.argv[2];

function* filesBelow(folder) {
  for (const name of readdirSync(folder).sort()) {
    const file = path.join(folder, name);
    const isPaper = ['README.md', 'integrity.json', 'examples', 'npm', 'maps'].includes(name) && folder === pkg;
    if (isPaper) continue;
    if (statSync(file).isDirectory()) yield* filesBelow(file);
    else yield path.relative(pkg, file);
  }
}

function measure(file) {
  const bytes = readFileSync(path.join(pkg, file));
  return [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
}

const line = (name, sizes) => name.padEnd(60) + sizes.map((size) => String(size).padStart(10)).join('');

const sizes = new Map([...filesBelow(pkg)].map((file) => [file, measure(file)]));
/** The sizes of a file of the folder, by its name without the hash. */
const byName = new Map([...sizes].map(([file, size]) => [file.replace(/\.[0-9a-f]{10}\./, '.'), size]));
const sizeOf = (file) => byName.get(`eligibility-check/${file}`);
const total = FIRST_VIEW.map(sizeOf).reduce((sum, size) =>
  sum.map((value, column) => value + size[column]),
);

console.log(line('bytes', ['raw', 'gzip', 'brotli']));
for (const [file, size] of sizes) console.log(line(file, size));
console.log(line('first view: loader, shell, module, one policy', total));

const [, , brotli] = total;
const bars = [['The first view', brotli, LIMIT]];
for (const [file, [, , size]] of sizes) {
  if (file.includes('/policies/')) bars.push([file, size, file.includes('/index.') ? INDEX : POLICY]);
}
for (const file of LOADER_FILES) bars.push([file, sizeOf(file)[2], LOADER]);
bars.push(['parts/form-without-wasm.js', sizeOf('parts/form-without-wasm.js')[2], PLAIN * sizeOf('parts/form.wasm')[2]]);
const broken = bars.filter(([, size, bar]) => size > bar);
for (const [what, size, bar] of broken) console.error(`${what} is ${size} bytes of brotli; the limit is ${bar}.`);
if (broken.length) process.exit(1);
console.log(`${LIMIT - brotli} bytes of brotli are left of ${LIMIT}.`);
