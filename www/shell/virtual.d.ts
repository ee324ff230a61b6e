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

declare module '#list-style' {
  export const css: string;
  /** The same as a file, for browsers without constructable style sheets. */
  export const address: () => string;
}

declare module '#keep' {
  /** Drafts, links and the card at the end: loaded beside the widget, before it only where something waits. */
  export function keepModule(): Promise<typeof import('./keep/index.js')>;
}

declare module '#keep-style' {
  export const css: string;
  /** The same as a file, for browsers without constructable style sheets. */
  export const address: () => string;
}

declare module '#guide' {
  /** How far, what to change, what if: loaded once the form can be used. */
  export function guideModule(): Promise<typeof import('./guide/index.js')>;
}

declare module '#guide-glue' {
  /** The same of the module that computes guidance. */
  export default function createGlue(guard: (exports: WebAssembly.Exports) => object): any;
}

declare module '#guide-module' {
  /** That module. */
  export const moduleBytes: () => Promise<BufferSource>;
}

declare module '#guide-plain' {
  /** The same as JavaScript, which only pages without WebAssembly load. */
  export function guidePlainModule(): Promise<{ instantiate(imports: object): object }>;
}

declare module '#guide-style' {
  export const css: string;
  /** The same as a file, for browsers without constructable style sheets. */
  export const address: () => string;
}

declare module '#release' {
  /** Changes with every change of the module or the style. */
  export const RELEASE: string;
}

declare module '#sheet' {
  /** What a visitor can take along, which is loaded when it is first used. */
  export function sheetModule(): Promise<typeof import('./sheet/index.js')>;
}

declare module '#sheet-style' {
  export const css: string;
  /** The same as a file, for browsers without constructable style sheets. */
  export const address: () => string;
}

declare module '#folder' {
  /** The address of the folder that the script stands in, with the slash. */
  export const FOLDER: string;
}

declare module '#plain' {
  /** The module as JavaScript, which only pages without WebAssembly load. */
  export function plainModule(): Promise<{ instantiate(imports: object): object }>;
}
