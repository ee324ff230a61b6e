// Modules that the bundler makes; see build/bundle.mjs and build/parts.mjs.

declare module '#glue' {
  /** A fresh copy of wasm-pack's glue, whose exports of the instance pass through the guard. */
  export default function createGlue(guard: (exports: WebAssembly.Exports) => object): any;
}

declare module '#shell' {
  /** The file, as a webmaster knows it. */
  export const SHELL: string;
  /** What the loader hands over to. It asks under another address after failures, of which this is the number. */
  export function shell(failures: number): Promise<typeof import('./index.js')>;
  /** The address of the module; empty in a page that carries everything in itself. */
  export const MODULE: string;
  /** The address of a file below the folder. */
  export function policyAddress(path: string): string;
}

declare module '#addresses' {
  /** The address of the module; empty in a page that carries everything in itself. */
  export const MODULE: string;
  /** The address of a file below the folder. */
  export function policyAddress(path: string): string;
}

/** The parts that a first view does without. One that cannot be had is a Failure. */
declare module '#parts' {
  /** Drafts, links and the card at the end: loaded beside the widget, before it only where something waits. */
  export function keep(): Promise<typeof import('./keep/index.js')>;
  /** What a visitor can take along, which is loaded when it is first used. */
  export function sheet(): Promise<typeof import('./sheet/index.js')>;
  /** The module as JavaScript, which only pages without WebAssembly load. */
  export function plain(): Promise<{ instantiate(imports: object): object }>;
}

declare module '#shell-style' {
  export const css: string;
  /** The same as a file, for browsers without constructable style sheets. */
  export const address: () => string;
}

declare module '#keep-style' {
  export const css: string;
  /** The same as a file, for browsers without constructable style sheets. */
  export const address: () => string;
}

declare module '#sheet-style' {
  export const css: string;
  /** The same as a file, for browsers without constructable style sheets. */
  export const address: () => string;
}
