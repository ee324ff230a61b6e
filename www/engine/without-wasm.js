// The engine as JavaScript, for pages and browsers that let no WebAssembly run: `eligibility-check/engine/without-wasm`.

import createGlue from '#engine-glue';
import { instantiate } from '#engine-plain';
import { Instance } from './instance.js';
import { loader } from './load.js';

export const load = loader(() => Instance.open(createGlue, instantiate), () => import('./batch-without-wasm.js'));

export { STATUSES } from './numbers.js';
