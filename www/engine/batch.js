// What computes many applicants at once. Loaded when it is first asked for.

import createGlue from '#batch-glue';
import { bytesOf } from './bytes.js';
import { Instance } from './instance.js';

/** @type {Promise<WebAssembly.Module> | undefined} */
let compiled;

export async function open() {
  const module = compiled || bytesOf(new URL('./batch.wasm', import.meta.url)).then((bytes) => WebAssembly.compile(bytes));
  compiled = module;
  module.catch(() => {
    compiled = undefined;
  });
  return Instance.open(createGlue, await module);
}

export { run } from './columns.js';
