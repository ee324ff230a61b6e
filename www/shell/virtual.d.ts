// Modules that the bundler makes; see build/bundle.mjs.

declare module '#glue' {
  /** A fresh copy of wasm-pack's glue, whose exports of the instance pass through the guard. */
  export default function createGlue(guard: (exports: WebAssembly.Exports) => object): any;
}

declare module '#style' {
  const css: string;
  export default css;
}

declare module '#list' {
  /** The list of policies, which only pages without a policy of their own load. */
  export function listModule(): Promise<typeof import('./list.js')>;
}

declare module '#release' {
  /** Changes with every change of the module or the style. */
  export const RELEASE: string;
}
