// Makes a module small, and refuses one that old browsers cannot run.

import { execFileSync } from 'node:child_process';

const OLD = ['--mvp-features', '--enable-mutable-globals'];
const STRIPPING = ['--strip-debug', '--strip-producers', '--strip-target-features'];
const SMALL = [
  // The loops that copy bytes in the standard library are three times as large.
  ...['--enable-bulk-memory', '--llvm-memory-copy-fill-lowering'],
  // No object lies in the first kilobyte, which is the last that the stack reaches: constants go into the loads.
  '--low-memory-unused',
  ...['--flatten', '--rereloop', '-Oz', '--gufa', '-Oz', '--converge'],
  ...['--one-caller-inline-max-function-size=50', '--always-inline-max-function-size=4'],
  // Names go last: functions that are called alike are alike, and side by side they compress better.
  '--reorder-functions-by-name',
];
const FAST = ['-O3', '--converge'];

/**
 * @param {string} wasm
 * @param {string} out
 * @param {{ fast?: boolean }} [wanted] speed before bytes
 */
export function optimise(wasm, out, { fast = false } = {}) {
  execFileSync('wasm-opt', [wasm, ...OLD, ...(fast ? FAST : SMALL), ...STRIPPING, '-o', out]);
  execFileSync('wasm-opt', [...OLD, out, '-o', '/dev/null', '--quiet']);
}
