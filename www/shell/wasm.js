/** The smallest module, to ask whether there may be one. */
const EMPTY = [0, 97, 115, 109, 1, 0, 0, 0];

/** @type {boolean | undefined} */
let known;

/**
 * Has the browser WebAssembly, and does the page allow it? WebKit forbids only the instance. It is asked once, for a
 * page that forbids it is told of each time.
 */
export function mayRunWasm() {
  if (known === undefined) {
    try {
      known = Boolean(new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(EMPTY))));
    } catch {
      known = false;
    }
  }
  return known;
}
