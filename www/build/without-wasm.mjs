// The module once more as JavaScript, for browsers and pages that let no WebAssembly run. `wasm2js` writes a module that
// makes one instance when it is loaded; every element needs an instance of its own, so what it writes becomes a function.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where its function is called, once, and the exports are named. */
const CALL = '\nvar retasmFunc = asmFunc({';

/**
 * @param {string} wasm the file with the module
 * @returns {string} a module that exports `instantiate`: imports in, exports out
 */
export function withoutWasm(wasm) {
  const written = convert(wasm);
  const end = written.indexOf(CALL);
  if (end < 0) throw changed(CALL.trim());
  const body = written.slice(0, end).replace(/^import .*$/gm, '');
  checkNames(body.slice(body.lastIndexOf('\n return {')), wasm);
  // What stands beside its function is state of an instance, too: the memory that is being filled.
  return `export function instantiate(imports) {\n${body}\nreturn asmFunc(imports);\n}\n`;
}

function convert(wasm) {
  const folder = mkdtempSync(path.join(tmpdir(), 'wasm2js-'));
  try {
    const out = path.join(folder, 'module.js');
    execFileSync('wasm2js', [wasm, '--mvp-features', '--enable-mutable-globals', '-Oz', '-o', out]);
    return readFileSync(out, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Does every export have its name? One that is called like the module of the imports would lose it. */
function checkNames(returned, wasm) {
  for (const { name } of WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(wasm)))) {
    if (!returned.includes(`\n  "${name}": `)) throw changed(`an export ${name}`);
  }
}

const changed = (expected) =>
  new Error(`the output of wasm2js has changed: expected "${expected}"; adapt www/build/without-wasm.mjs`);
