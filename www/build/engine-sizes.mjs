// Prints what a browser loads for the engine, and fails when it is more than the budget.
//
//   node engine-sizes.mjs ENGINE-FOLDER

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const folder = process.argv[2];
const size = (file) => brotliCompressSync(readFileSync(path.join(folder, file))).length;

/** What is loaded together, and its limit in bytes of brotli. */
const BARS = [
  // The bar is 45 KB; exact ends of open ranges and refused answers took it above.
  ['the engine', ['index.js', 'engine.wasm'], 47 * 1000],
  // Made for speed; only those who ask for batches load it.
  ['batches', ['batch.js', 'batch.wasm'], 57 * 1000],
];
/** Without WebAssembly, as a multiple of the same with it. */
const PLAIN = 1.5;

let broken = false;
for (const [what, files, limit] of BARS) {
  const total = files.reduce((sum, file) => sum + size(file), 0);
  const plain = size(files[0] === 'index.js' ? 'without-wasm.js' : 'batch-without-wasm.js');
  console.log(`${what}: ${files.map((file) => `${file} ${size(file)}`).join(' + ')} = ${total} bytes of brotli, limit ${limit}`);
  console.log(`${what} as JavaScript: ${plain} bytes of brotli, limit ${PLAIN * total}`);
  broken = broken || total > limit || plain > PLAIN * total;
}
if (broken) {
  console.error('The engine is above its limit.');
  process.exit(1);
}
