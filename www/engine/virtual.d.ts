// Modules that the build makes; see build/engine.mjs.

declare module '#engine-glue' {
  /** A fresh copy of wasm-pack's glue, whose exports of the instance pass through the guard. */
  export default function createGlue(guard: (exports: WebAssembly.Exports) => object): any;
}

declare module '#batch-glue' {
  export default function createGlue(guard: (exports: WebAssembly.Exports) => object): any;
}

declare module '#engine-plain' {
  /** The module as JavaScript. */
  export function instantiate(imports: object): object;
}

declare module '#batch-plain' {
  export function instantiate(imports: object): object;
}
