// What every script that reaches a browser has in common.

/** For esbuild. Output stays ASCII, its default: a page in another encoding would garble anything else. */
export const SCRIPT = {
  bundle: true,
  minify: true,
  write: false,
  target: ['chrome76', 'edge79', 'firefox78', 'safari13.1'],
  // esbuild refuses it before Safari 14.1 for one bug: an array literal on the right of a pattern with a rest element.
  supported: { destructuring: true },
  // A library that is bundled is named where its licence asks for it.
  legalComments: 'inline',
  logLevel: 'warning',
};

/** A module is UTF-8 whatever the page around it. */
export const MODULE = { ...SCRIPT, format: 'esm', charset: 'utf8' };
