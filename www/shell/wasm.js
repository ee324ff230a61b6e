/** The smallest module, to ask whether there may be one. */
const EMPTY = [0, 97, 115, 109, 1, 0, 0, 0];

/** Has the browser WebAssembly, and does the page allow it? WebKit forbids only the instance. */
export function mayRunWasm() {
  try {
    return Boolean(new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(EMPTY))));
  } catch {
    return false;
  }
}
