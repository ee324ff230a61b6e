// Makes a module of wasm-pack's glue. The glue keeps its instance in variables of its own, so that every element,
// which has an instance of its own, needs a copy: the module exports a function that makes one. Calls into the
// instance, those of closures that the page keeps included, go through the guard of the caller.

const INSTANCE = 'wasm = instance.exports;';
/** From here on the glue finds, fetches and compiles the module, which the shell does itself. */
const LOADING = '    async function __wbg_load(';
const START = `
    async function start(module) {
        return __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
    }

    return Object.assign(start, exports);
`;

/** @param {string} glue */
export function glueModule(glue) {
  const begin = glue.indexOf('{\n', glue.indexOf('let wasm_bindgen = (function(exports) {')) + 2;
  const scriptOf = glue.indexOf('\n    /**', begin);
  for (const point of [INSTANCE, LOADING]) {
    if (glue.split(point).length !== 2 || scriptOf < begin) {
      throw new Error(`the glue of wasm-bindgen has changed: expected "${point}" once; adapt www/build/glue.mjs`);
    }
  }
  const body = glue.slice(scriptOf, glue.indexOf(LOADING)).replace(INSTANCE, 'wasm = guard(instance.exports);');
  return `export default function createGlue(guard) {\n    const exports = {};\n${body}${START}}\n`;
}
