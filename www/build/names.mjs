// Shortens the names by which the module and its glue know each other. wasm-bindgen ends each with a hash, and the
// visitor would load them twice, in the module and in the script.

import { execFileSync } from 'node:child_process';

// What the module may use; see .cargo/config.toml.
const FEATURES = ['--mvp-features', '--enable-mutable-globals'];

/**
 * Writes the module with short names, and gives back the glue that goes with it.
 * @param {string} glue
 * @param {string} wasm the file to read
 * @param {string} out the file to write
 */
export function shortNames(glue, wasm, out) {
  const pass = '--minify-imports-and-exports-and-modules';
  const names = execFileSync('wasm-opt', [wasm, ...FEATURES, pass, '-o', out], { encoding: 'utf8' });
  const { imports, exports } = JSON.parse(names);
  const [[from]] = imports;
  // wasm-opt calls every module `a`; wasm-bindgen has one.
  let short = once(glue, `${JSON.stringify(from)}: import0`, 'a: import0');
  for (const [, name, to] of imports) short = once(short, ` ${name}: `, ` ${to}: `);
  const exported = new Map(exports);
  return short.replace(/\bwasm\.(\w+)/g, (_, name) => {
    if (!exported.has(name)) throw changed(`an export ${name}`);
    return `wasm.${exported.get(name)}`;
  });
}

/** @param {string} expected */
const changed = (expected) =>
  new Error(`the glue of wasm-bindgen has changed: expected ${expected}; adapt www/build/names.mjs`);

/**
 * Replaces what stands there once.
 * @param {string} text
 * @param {string} from
 * @param {string} to
 */
function once(text, from, to) {
  const parts = text.split(from);
  if (parts.length !== 2) throw changed(`"${from}" once`);
  return parts.join(to);
}
