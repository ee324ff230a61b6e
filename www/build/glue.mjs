// Makes a module of wasm-pack's glue. The glue keeps its instance in variables of its own, so that every element,
// which has an instance of its own, needs a copy: the module exports a function that makes one. Calls into the
// instance, those of closures that the page keeps included, go through the guard of the caller.

const INSTANCE = 'wasm = instance.exports;';
const NAME = 'let wasm_bindgen = (function(exports) {';

/** @param {string} glue */
export function glueModule(glue) {
  for (const point of [INSTANCE, NAME]) {
    if (glue.split(point).length !== 2) {
      throw new Error(`the glue of wasm-bindgen has changed: expected "${point}" once; adapt www/build/glue.mjs`);
    }
  }
  const guarded = glue.replace(INSTANCE, 'wasm = guard(instance.exports);');
  return `export default function createGlue(guard) {\n${guarded}\nreturn wasm_bindgen;\n}\n`;
}
