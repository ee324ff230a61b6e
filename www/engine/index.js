// The engine for portals with a form of their own: `eligibility-check/engine`.

import createGlue from '#engine-glue';
import { bytesOf } from './bytes.js';
import { Instance } from './instance.js';
import { loader } from './load.js';

/** @type {Promise<WebAssembly.Module> | undefined} Compiled once; every policy has an instance of its own. */
let compiled;

async function open() {
  // The address stands here as it is, so that bundlers find the file.
  const module = compiled || bytesOf(new URL('./engine.wasm', import.meta.url)).then((bytes) => WebAssembly.compile(bytes));
  compiled = module;
  // A failure is forgotten, so that the next call can try again.
  module.catch(() => {
    compiled = undefined;
  });
  return Instance.open(createGlue, await module);
}

const withWasm = loader(open, () => import('./batch.js'));

/** @param {any} policy @param {any} [options] */
export async function load(policy, options) {
  const loaded = await withWasm(policy, options);
  if (!loaded.error || loaded.error.code !== 'not-started') return loaded;
  // Forbidden, unknown or not to be had: whatever it is, the same program may run as JavaScript.
  try {
    return (await import('./without-wasm.js')).load(policy, options);
  } catch {
    return loaded;
  }
}

export { STATUSES } from './numbers.js';
