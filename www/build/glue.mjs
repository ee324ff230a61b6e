// Makes a module of wasm-pack's glue. The glue keeps its instance in variables of its own, so that every element,
// which has an instance of its own, needs a copy: the module exports a function that makes one. Calls into the
// instance, those of closures that the page keeps included, go through the guard of the caller. An instance is made of a
// WebAssembly module, or by a function that does the same without; see without-wasm.mjs.

const INSTANCE = 'wasm = instance.exports;';
/** From here on the glue finds, fetches and compiles the module, which the shell does itself. */
const LOADING = '    async function __wbg_load(';
const START = `
    async function start(module) {
        const imports = __wbg_get_imports();
        const plain = typeof module === 'function';
        return __wbg_finalize_init(plain ? { exports: module(imports) } : await WebAssembly.instantiate(module, imports), module);
    }

    return Object.assign(start, exports);
`;

/** Has the memory grown since this view of it was made? WebAssembly empties the old buffer then, JavaScript cannot. */
const STALE = /\((cached\w+Memory0) === null \|\| [^{]*(?= \{\n\s+\1 = new \w+\(wasm\.([\w$]+)\.buffer\))/g;

/** @param {string} glue */
export function glueModule(glue) {
  const begin = glue.indexOf('{\n', glue.indexOf('let wasm_bindgen = (function(exports) {')) + 2;
  const scriptOf = glue.indexOf('\n    /**', begin);
  for (const point of [INSTANCE, LOADING]) {
    if (glue.split(point).length !== 2 || scriptOf < begin) {
      throw new Error(`the glue of wasm-bindgen has changed: expected "${point}" once; adapt www/build/glue.mjs`);
    }
  }
  const views = glue.match(/new \w+\(wasm\.[\w$]+\.buffer\)/g) || [];
  if (!views.length || (glue.match(STALE) || []).length !== views.length) {
    throw new Error('the glue of wasm-bindgen has changed: it looks at its memory in another way; adapt www/build/glue.mjs');
  }
  const body = glue
    .slice(scriptOf, glue.indexOf(LOADING))
    .replace(INSTANCE, 'wasm = guard(instance.exports);')
    .replace(STALE, '(!$1 || $1.buffer !== wasm.$2.buffer)');
  return `export default function createGlue(guard) {\n    const exports = {};\n${body}${START}}\n`;
}
