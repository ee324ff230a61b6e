import { inGbk } from './site.mjs';

// The kinds of pages and servers, and what each browser is to make of them.
//
// An outcome is one of: wasm (the check runs), js (it runs without WebAssembly), sentence (one plain sentence, the
// static list and one error event), list (the static list), link (the page's own link to the check).

/** @typedef {{ name: string, knowsWasmEval: boolean }} Browser */

const STRICT = "default-src 'none'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-src 'self'; script-src 'self'";
const csp = (policy) => ({ headers: { 'content-security-policy': policy } });

/** Where a policy allows WebAssembly by a word that older browsers do not know. */
const whereKnown = ({ knowsWasmEval }) => (knowsWasmEval ? 'wasm' : 'js');

const into = (head) => (html) => html.replace('</head>', `${head}\n</head>`);
/** What a browser says of a policy that forbids WebAssembly when it is asked, and of words of a policy that it does not know. */
const noWasm = /violation: script-src \S*eval|blocked WebAssembly|invalid source: ''wasm-unsafe-eval''/;
const network = /Failed to load resource|status of|404|500|403|NetworkError|CORS|Cross-Origin|Loading (failed|module)|resource|dynamically imported|ERR_|interrupted|access control/i;

const PLAIN = { name: 'plain page' };
const NO_WASM = {
  name: "CSP with `script-src 'self'`",
  ...csp(STRICT),
  expect: () => 'js',
  tolerates: noWasm,
  note: 'WebAssembly is forbidden; browsers tell the site, and Firefox its console, that it was asked for',
};
const WASM = {
  name: "CSP with `script-src 'self' 'wasm-unsafe-eval'`",
  ...csp(`${STRICT} 'wasm-unsafe-eval'`),
  expect: whereKnown,
  tolerates: noWasm,
  note: 'Chromium knows the word from 97 on',
};
const TRUSTED_TYPES = {
  name: 'Trusted Types required, none allowed',
  ...csp("require-trusted-types-for 'script'; trusted-types 'none'"),
  tolerates: /Unrecognized Content-Security-Policy directive/,
  note: 'no string becomes script or HTML; browsers before 83 do not know the rule',
};
const CHINESE_FOLDER = { name: 'folder with Chinese characters and spaces', prefix: '/政策 自查/v 1/' };
const OLD_LIBRARY = { name: 'AMD `define` and changed `Array.prototype`', edit: into('<script src="/test/library.js"></script>') };
const absolute = (html) => html.replace(/(src|href)="(\.\.\/|(?=module))/g, (_, name, up) => `${name}="/${up ? '' : 'examples/'}`);
const BASE = { name: '`<base href>` elsewhere', edit: (html) => absolute(html).replace('<head>', '<head><base href="/elsewhere/">') };

const script = 'examples/script.html';
const list = 'eligibility-check/index.html';
const module = 'examples/module.html';
const iframe = 'examples/iframe.html';

/** Files that do not come: not there, forbidden by an error of the server, or cut off half-way. */
const failing = (page, files, expect, more = {}) =>
  [['404', { status: 404 }], ['500', { status: 500 }], ['cut off', { cut: true }]].map(([how, answer]) => ({
    ...more,
    name: `${files.split(' ').map((file) => `\`${file}\``).join(', ')}: ${how}`,
    page,
    answers: Object.fromEntries(files.split(' ').map((file) => [file, answer])),
    expect: () => expect,
    tolerates: more.tolerates ? new RegExp(`${network.source}|${more.tolerates.source}`, 'i') : network,
  }));

const sandboxed = (html) => html.replace('<iframe ', '<iframe sandbox="allow-scripts" ');
const inFrame = { frame: true };
/** A frame whose height nobody is told. */
const UNTOLD = { frame: true, fixedHeight: true };

export const WAYS = [
  {
    name: 'One script tag',
    about: '`examples/script.html`. The two lines that most pages take.',
    page: script,
    kinds: [
      { ...PLAIN, short: true },
      { ...NO_WASM, short: true },
      { ...WASM, short: true },
      TRUSTED_TYPES,
      {
        name: 'page in GBK',
        headers: { 'content-type': 'text/html; charset=gbk' },
        edit: (html) => inGbk(html.replace('<meta charset="utf-8">', '<meta charset="gbk">')),
      },
      { name: 'quirks mode', edit: (html) => html.replace('<!doctype html>', '') },
      { name: 'hostile CSS', edit: into('<link rel="stylesheet" href="/test/hostile.css">'), looksPlain: true, note: 'each computed style in the widget is that of the plain page' },
      OLD_LIBRARY,
      BASE,
      CHINESE_FOLDER,
      { name: 'list of all policies', page: list },
      { name: 'WASM as `application/octet-stream`', answers: { '.wasm': { type: 'application/octet-stream' } } },
      {
        name: 'server forbids `.wasm`',
        answers: { '.wasm': { status: 403 } },
        expect: () => 'js',
        tolerates: network,
        note: 'the other build makes up for it',
      },
      { name: 'nothing may be cached', headers: { 'cache-control': 'no-store' }, fileHeaders: { 'cache-control': 'no-store' } },
      { name: '`X-Frame-Options: DENY`', headers: { 'x-frame-options': 'DENY' } },
      { name: 'folder opened from `file://`', page: list, file: true, expect: ({ name }) => (name === 'Firefox ESR' ? 'runs' : 'sentence'), tolerates: /./,
        note: 'only Firefox lets a page from a file read the files beside it; the self-contained file is made for this' },
    ],
  },
  {
    name: 'ES module',
    about: '`examples/module.html`, for pages that are built of modules.',
    page: module,
    kinds: [PLAIN, { ...NO_WASM, short: true }, WASM, TRUSTED_TYPES, OLD_LIBRARY, BASE, CHINESE_FOLDER],
  },
  {
    name: 'Iframe',
    about: '`examples/iframe.html`, for systems that take scripts out of pages. In "runs" the frame is as high as its content, nothing scrolls inside it and the focus stays in the page, where the last column does not say otherwise.',
    page: iframe,
    kinds: [
      { ...PLAIN, ...inFrame, short: true },
      { ...NO_WASM, ...inFrame },
      { ...WASM, ...inFrame },
      { ...CHINESE_FOLDER, ...inFrame },
      { name: '`X-Frame-Options: SAMEORIGIN`', headers: { 'x-frame-options': 'SAMEORIGIN' }, ...inFrame },
      {
        name: 'frame on another site that names this one',
        otherOrigin: true,
        edit: (html, { origin, otherOrigin }) => html
          .replace('<iframe data-eligibility-check src="..', `<iframe data-eligibility-check src="${origin}`)
          .replace('eligibility-check-frame.js"', `eligibility-check-frame.js" data-hosts="https://a.example ${otherOrigin}"`),
        ...inFrame,
      },
      {
        name: 'frame on another site that does not',
        otherOrigin: true,
        edit: (html, { origin }) =>
          html.replace('<iframe data-eligibility-check src="..', `<iframe data-eligibility-check src="${origin}`),
        ...UNTOLD,
        note: 'it is told no height: the frame keeps its own and scrolls',
      },
      {
        name: 'CMS takes the script out',
        edit: (html) => html.replace(/<script src="[^"]*-host.js"[^>]*><\/script>/, ''),
        ...UNTOLD,
        note: 'the frame keeps its height and scrolls',
      },
      {
        name: '`sandbox="allow-scripts"`',
        edit: sandboxed,
        ...inFrame,
        expect: () => 'sentence',
        tolerates: network,
        note: 'such a frame is a stranger to its own server, which has to allow it, as in the next row',
      },
      {
        name: '`sandbox="allow-scripts"`, files with `Access-Control-Allow-Origin`',
        edit: (html) => sandboxed(html).replace('eligibility-check-frame.js"', 'eligibility-check-frame.js" data-hosts=""'),
        fileHeaders: { 'access-control-allow-origin': '*' },
        ...inFrame,
      },
      {
        name: '`sandbox="allow-scripts"` around the self-contained page',
        edit: (html) => sandboxed(html).replace('eligibility-check/frame.html', 'eligibility-check.html'),
        ...UNTOLD,
        note: 'it needs no other file; the frame keeps its height and scrolls',
      },
      { name: '`X-Frame-Options: DENY`', headers: { 'x-frame-options': 'DENY' }, expect: () => 'link', tolerates: /./, note: 'the server forbids frames' },
    ],
  },
  {
    name: 'Self-contained file',
    about: '`eligibility-check.html`, from a disk, a USB stick or a server.',
    page: 'eligibility-check.html',
    kinds: [
      { name: 'from `file://`', file: true, short: true, expect: () => 'runs' },
      { name: 'from `file://`, folder with Chinese characters and spaces', file: true, copy: '政策 自查', expect: () => 'runs' },
      { name: 'from a server' },
      {
        name: "from a server, CSP with `'unsafe-inline'` and without WASM",
        ...csp("default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"),
        expect: () => 'js',
        tolerates: noWasm,
        note: 'it carries both builds',
      },
    ],
  },
  {
    name: 'Static list',
    about: '`examples/static.html`: no script at all.',
    page: 'examples/static.html',
    kinds: [
      { ...PLAIN, expect: () => 'list' },
      { name: NO_WASM.name, ...csp(STRICT), expect: () => 'list' },
    ],
  },
  {
    name: 'A file fails',
    about: 'A file that is not there, an error of the server, or a connection that is cut off half-way. The style is in the shell; `parts/shell.*.css` is for browsers without constructable style sheets (Firefox before 101, Safari before 16.4), and without it the check runs unstyled.',
    page: script,
    kinds: [
      ...failing(script, 'eligibility-check.js', 'list', { note: 'nothing of ours is there to say a word' }),
      ...failing(script, 'parts/form.*.wasm', 'js', { note: 'the other build makes up for it' }),
      ...failing(script, 'parts/form-without-wasm.*.js', 'sentence', { ...csp(STRICT), tolerates: noWasm, note: 'in a page that forbids WebAssembly' }),
      ...failing(script, 'parts/shell.*.js', 'sentence', { note: 'it can be tried again by a button' }),
      ...failing(script, 'ningxia-craftsman.json', 'sentence', { note: 'it can be tried again by a button' }),
      ...failing(script, 'parts/keep.*.js', 'wasm', { note: 'no draft and no link is kept; everything else works' }),
      ...failing(list, 'index.json', 'sentence', { note: 'in a page with the list of all policies' }),
      ...failing(list, 'parts/list.*.js', 'sentence', { note: 'in a page with the list of all policies' }),
      ...failing(module, 'eligibility-check-module.js', 'list', { note: 'nothing of ours is there to say a word' }),
      ...failing(iframe, 'eligibility-check-host.js', 'wasm', { ...UNTOLD, note: 'the frame keeps its height and scrolls' }),
      ...failing(iframe, 'eligibility-check-frame.js', 'wasm', {
        ...UNTOLD,
        note: 'the frame keeps its height and scrolls, and shows the list of all policies',
      }),
    ],
  },
];
