// What computes many applicants at once, as JavaScript.

import createGlue from '#batch-glue';
import { instantiate } from '#batch-plain';
import { Instance } from './instance.js';

export const open = () => Instance.open(createGlue, instantiate);

export { run } from './columns.js';
