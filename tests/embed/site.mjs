import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

export const PKG = path.resolve(import.meta.dirname, '../../pkg');

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/**
 * @typedef {object} Kind how the server and the page are odd
 * @property {string} [prefix] the folder that everything stands in
 * @property {Record<string, string>} [headers] of pages
 * @property {Record<string, string>} [fileHeaders] of everything else
 * @property {(html: string, site: Site) => string | Buffer} [edit] the page, before it goes out
 * @property {boolean} [otherOrigin] the page itself is opened from the server's other origin
 * @property {boolean} [report] whether there is to be a report as well
 * @property {Record<string, { status?: number, cut?: boolean, type?: string }>} [answers] by the end of a path, `*` for the hash in it
 */

/** A web server with pkg/ on it, as odd as a kind of page wants it; pages/ of this folder are in /test/. */
export class Site {
  requested = [];
  /** @type {Kind} */
  kind = {};
  #server = createServer((request, response) => this.#serve(request, response));

  static async open() {
    const site = new Site();
    await new Promise((resolve) => site.#server.listen(0, '127.0.0.1', resolve));
    const { port } = site.#server.address();
    site.origin = `http://127.0.0.1:${port}`;
    site.otherOrigin = `http://localhost:${port}`;
    return site;
  }

  async close() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** @param {Kind} kind */
  become(kind) {
    this.kind = kind;
    this.requested = [];
  }

  /** The address of a page of pkg/, in the folder of the kind. */
  address(page) {
    return (this.kind.otherOrigin ? this.otherOrigin : this.origin) + encodeURI(this.kind.prefix || '/') + page;
  }

  async #serve(request, response) {
    const pathname = decodeURI(new URL(request.url, this.origin).pathname);
    const { prefix = '/', headers = {}, fileHeaders = {}, edit = (html) => html, answers = {} } = this.kind;
    this.requested.push(pathname);
    const [, answer = {}] = Object.entries(answers).find(([end]) => ends(pathname, end)) || [];
    const extension = path.extname(pathname);
    const isPage = extension === '.html';
    const file = pathname.startsWith('/test/')
      ? path.join(import.meta.dirname, 'pages', pathname.slice('/test/'.length))
      : path.join(PKG, path.posix.relative(prefix, pathname));
    try {
      let body = await readFile(file);
      if (isPage) body = Buffer.from(edit(watched(body.toString()), this));
      const type = answer.type || TYPES[extension] || 'application/octet-stream';
      const length = { 'content-length': body.length };
      response.writeHead(answer.status || 200, { 'content-type': type, ...length, ...(isPage ? headers : fileHeaders) });
      if (answer.cut) response.write(body.subarray(0, body.length / 2), () => response.destroy());
      else response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  }
}

/** @param {string} pathname @param {string} end */
const ends = (pathname, end) => (end.includes('*') ? pathname.replace(/\.[0-9a-f]{10}\./, '.*.') : pathname).endsWith(end);

/** With the script that listens first. */
const watched = (html) => html.replace('<head>', '<head>\n<script src="/test/watch.js"></script>');

/** Chinese in the encoding of pages from before UTF-8. */
export function inGbk(text) {
  const bytes = gbkBytes();
  return Buffer.concat([...text].map((letter) => (letter < '\x80' ? Buffer.from(letter) : bytes.get(letter) || Buffer.from('?'))));
}

/** @type {Map<string, Buffer> | undefined} */
let gbk;

function gbkBytes() {
  if (gbk) return gbk;
  gbk = new Map();
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail]);
      const letter = decoder.decode(bytes);
      if ([...letter].length === 1 && !gbk.has(letter)) gbk.set(letter, bytes);
    }
  }
  return gbk;
}
