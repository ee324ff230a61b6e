// Writes the engine without the widget: ES modules that browsers, workers, Node and Deno take as they are.
//
//   node engine.mjs GLUE.js MODULE.wasm BATCH-GLUE.js BATCH-MODULE.wasm OUTPUT-FOLDER EXAMPLES

import { cpSync, copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { glueModule } from './glue.mjs';
import { shortNames } from './names.mjs';
import { optimise } from './optimise.mjs';
import { SCRIPT } from './script.mjs';
import { withoutWasm } from './without-wasm.mjs';

const www = path.resolve(import.meta.dirname, '..');
const [glue, wasm, batchGlue, batchWasm, out, examples] = process.argv.slice(2);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

optimise(wasm, `${out}/engine.wasm`);
optimise(batchWasm, `${out}/batch.wasm`, { fast: true });

const modules = {
  '#engine-glue': glueModule(shortNames(readFileSync(glue, 'utf8'), `${out}/engine.wasm`, `${out}/engine.wasm`)),
  '#batch-glue': glueModule(shortNames(readFileSync(batchGlue, 'utf8'), `${out}/batch.wasm`, `${out}/batch.wasm`)),
  '#engine-plain': withoutWasm(`${out}/engine.wasm`),
  '#batch-plain': withoutWasm(`${out}/batch.wasm`),
};
/** One imports another when it is needed, as a file of its own. */
const entries = ['index', 'without-wasm', 'batch', 'batch-without-wasm'];
const apart = {
  name: 'apart',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#/ }, ({ path }) => ({ path, namespace: 'made' }));
    onLoad({ filter: /.*/, namespace: 'made' }, ({ path }) => ({ contents: modules[path] }));
    onResolve({ filter: /^\.\/(batch|without-wasm|batch-without-wasm)\.js$/ }, ({ path }) => ({ path, external: true }));
  },
};

for (const entry of entries) {
  await build({
    entryPoints: [`${www}/engine/${entry}.js`],
    outfile: `${out}/${entry}.js`,
    ...SCRIPT,
    write: true,
    format: 'esm',
    target: [...SCRIPT.target, 'node18'],
    plugins: [apart],
  });
}
for (const types of ['index', 'report', 'without-wasm']) {
  copyFileSync(`${www}/engine/types/${types}.d.ts`, `${out}/${types}.d.ts`);
}
cpSync(`${www}/examples/engine`, `${examples}/engine`, { recursive: true });
