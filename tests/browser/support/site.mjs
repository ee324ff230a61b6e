import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const PKG = path.resolve(import.meta.dirname, '../../../pkg');

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

export const SELF_CONTAINED = new URL(`file://${PKG}/eligibility-check.html`).href;
/** The page for authors of policies. */
export const POLICY_CHECK = new URL(`file://${PKG}/policy-check.html`).href;

/** @param {string} file below pkg/eligibility-check */
export const packaged = (file, encoding) => readFile(path.join(PKG, 'eligibility-check', file), encoding);

/** The path of a part, whose name changes with its content. @param {string} file its name without that */
export function part(file) {
  const [name, ending] = file.split('.');
  const found = readdirSync(path.join(PKG, 'eligibility-check/parts')).find((one) => one.startsWith(`${name}.`) && one.endsWith(`.${ending}`));
  return `/eligibility-check/parts/${found}`;
}

/** What most tests put into their page: the element with static content. */
export const CRAFTSMAN =
  '<eligibility-check policy="ningxia-craftsman" check="enterprise"><p>条件清单</p></eligibility-check>';

/** A host page as a webmaster writes it. */
export const hostPage = (body, script = '<script src="/eligibility-check/eligibility-check.js" defer></script>') => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,">${script}</head>
<body>${body}</body></html>`;

/**
 * A web server on a free port with pkg/eligibility-check in /eligibility-check/, and whatever else a test puts there.
 */
export class Site {
  /** @type {Map<string, { status?: number, headers?: object, body?: string | Buffer }>} */
  #answers = new Map();
  /** Where on the website the folder stands, without the last slash. */
  place = '';
  /** Paths that were asked for. */
  requested = [];
  #server = createServer((request, response) => this.#serve(request, response));

  /** @param {string} pkg what was built; another one to compare with */
  constructor(pkg = PKG) {
    this.pkg = pkg;
  }

  /** @param {string} [pkg] */
  static async open(pkg) {
    const site = new Site(pkg);
    await new Promise((resolve) => site.#server.listen(0, '127.0.0.1', resolve));
    site.origin = `http://127.0.0.1:${site.#server.address().port}`;
    return site;
  }

  async close() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** What to answer instead of the packaged file, or where there is none. */
  answer(pathname, answer) {
    this.#answers.set(pathname, answer);
  }

  /** The packaged file again. */
  restore(pathname) {
    this.#answers.delete(pathname);
  }

  /** @returns the address of a page with this content */
  page(html, headers = {}) {
    this.answer('/host.html', { headers, body: html });
    return `${this.origin}/host.html`;
  }

  async #serve(request, response) {
    const pathname = new URL(request.url, this.origin).pathname.replace(this.place, '');
    this.requested.push(pathname);
    const type = TYPES[path.extname(pathname)] || 'application/octet-stream';
    const { status = 200, headers = {}, body } = this.#answers.get(pathname) || {};
    try {
      const content = body ?? (await readFile(path.join(this.pkg, pathname)));
      response.writeHead(status, { 'content-type': type, ...headers }).end(content);
    } catch {
      response.writeHead(404).end('not found');
    }
  }
}
