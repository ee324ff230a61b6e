// Makes a module small, and one that old browsers run.
//
// The words of panics go first: what formats a message that no visitor reads is a tenth of a module. A panic becomes a
// trap where it stands; the guard around the exports ends the instance at either, and names the place of the trap.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import binaryen from 'binaryen';

const PANICS = /panicking::panic|unwrap_failed|expect_failed|raw_vec::handle_error|capacity_overflow|slice_index_fail|slice_error_fail|rust_begin_unwind|__rust_end_short_backtrace|panic_already|handle_alloc_error|alloc_error_handler|PanicPayload/;
/** Where every panic of Rust comes by. */
const ROOT = /core(\[\w+\])?::panicking::panic_fmt/;

const FEATURES = ['--enable-bulk-memory', '--enable-nontrapping-float-to-int', '--enable-sign-ext', '--enable-mutable-globals'];
/** They turn newer instructions of the precompiled standard library into those of the first WebAssembly. */
const LOWERING = ['--llvm-memory-copy-fill-lowering', '--llvm-nontrapping-fptoint-lowering', '--signext-lowering'];
const STRIPPING = ['--strip-debug', '--strip-producers', '--strip-target-features'];
const SMALL = ['--flatten', '--rereloop', ...LOWERING, '-Oz', '--converge'];
const FAST = [...LOWERING, '-O3', '--converge'];

/**
 * @param {string} wasm a module with the names of its functions
 * @param {string} out
 * @param {{ fast?: boolean }} [wanted] speed before bytes
 */
export function optimise(wasm, out, { fast = false } = {}) {
  withoutPanics(wasm, out);
  execFileSync('wasm-opt', [out, ...FEATURES, ...(fast ? FAST : SMALL), ...STRIPPING, '-o', out]);
  // Refuses what old browsers cannot run.
  execFileSync('wasm-opt', ['--mvp-features', '--enable-mutable-globals', out, '-o', '/dev/null', '--quiet']);
}

/** @param {string} wasm @param {string} out */
function withoutPanics(wasm, out) {
  const module = binaryen.readBinary(readFileSync(wasm));
  const names = [];
  for (let place = 0; place < module.getNumFunctions(); place += 1) {
    const { name, base } = binaryen.getFunctionInfo(module.getFunctionByIndex(place));
    if (!base && PANICS.test(name)) names.push(name);
  }
  if (!names.some((name) => ROOT.test(name))) {
    throw new Error('the names of panics have changed, or the module has no names; adapt www/build/optimise.mjs');
  }
  for (const name of names) binaryen.Function(module.getFunction(name)).body = module.unreachable();
  const { MutableGlobals, SignExt, BulkMemory, NontrappingFPToInt } = binaryen.Features;
  module.setFeatures(MutableGlobals | SignExt | BulkMemory | NontrappingFPToInt);
  writeFileSync(out, module.emitBinary());
  module.dispose();
}
