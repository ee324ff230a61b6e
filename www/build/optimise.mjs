// Makes a module small, and refuses one that old browsers cannot run.

import { execFileSync } from 'node:child_process';

const FEATURES = ['--mvp-features', '--enable-mutable-globals'];
const STRIPPING = ['--strip-debug', '--strip-producers', '--strip-target-features'];
// Names go last: functions that are called alike are alike, and side by side they compress better.
const SMALL = [
  ...['--flatten', '--rereloop', '-Oz', '--gufa', '-Oz', '--converge', '--one-caller-inline-max-function-size=50'],
  '--reorder-functions-by-name',
];
const FAST = ['-O3', '--converge'];

/**
 * @param {string} wasm
 * @param {string} out
 * @param {{ fast?: boolean }} [wanted] speed before bytes
 */
export function optimise(wasm, out, { fast = false } = {}) {
  execFileSync('wasm-opt', [wasm, ...FEATURES, ...(fast ? FAST : SMALL), ...STRIPPING, '-o', out]);
}
