// Gives the imports of a module short names. wasm-bindgen names each by what it does and by a hash of where it comes
// from, which no compression makes small, and the browser fetches every name twice: in the module and in the glue.

const IMPORTS = 2;
const FUNCTION = 0;

/** Reads the variable-length integers of a module. */
class Reader {
  /**
   * @param {Uint8Array} bytes
   * @param {number} [at]
   */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  integer() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  /** @param {number} length */
  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    return Buffer.from(this.take(this.integer())).toString('utf8');
  }
}

/** @param {number} value */
function integer(value) {
  const bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

const text = (/** @type {string} */ value) => [...integer(Buffer.byteLength(value)), ...Buffer.from(value)];

/** `a` … `z`, `a0` …: no name has an underscore, so that none is one of the glue's. */
const short = (/** @type {number} */ position) => String.fromCharCode(97 + (position % 26)) + (position < 26 ? '' : Math.floor(position / 26));

/**
 * @param {Uint8Array} section the imports, all of them functions
 * @param {Map<string, string>} names filled with the new name of each
 */
function renamed(section, names) {
  const reader = new Reader(section);
  const count = reader.integer();
  const entries = [];
  for (let position = 0; position < count; position += 1) {
    reader.text();
    const name = reader.text();
    if (reader.take(1)[0] !== FUNCTION) throw new Error(`the module imports "${name}", which is no function; adapt www/build/imports.mjs`);
    const own = names.get(name) || short(names.size);
    names.set(name, own);
    entries.push(...text('e'), ...text(own), FUNCTION, ...integer(reader.integer()));
  }
  return [...integer(count), ...entries];
}

/**
 * The module and its glue with short names between them.
 * @param {Uint8Array} wasm
 * @param {string} glue
 */
export function shortImports(wasm, glue) {
  /** @type {Map<string, string>} */
  const names = new Map();
  const reader = new Reader(wasm, 8);
  const sections = [wasm.subarray(0, 8)];
  while (reader.at < wasm.length) {
    const [id] = reader.take(1);
    const content = reader.take(reader.integer());
    const own = id === IMPORTS ? Uint8Array.from(renamed(content, names)) : content;
    sections.push(Uint8Array.from([id, ...integer(own.length)]), own);
  }
  let renamedGlue = glue.replace(/"\.\/eligibility_check_bg\.js"(?=: import0)/, '"e"');
  for (const [name, own] of names) {
    const uses = renamedGlue.split(`            ${name}: function`).length - 1;
    if (uses !== 1) throw new Error(`the glue of wasm-bindgen has changed: "${name}" stands there ${uses} times; adapt www/build/imports.mjs`);
    renamedGlue = renamedGlue.replace(`            ${name}: function`, `            ${own}: function`);
  }
  return { wasm: Buffer.concat(sections), glue: renamedGlue };
}
