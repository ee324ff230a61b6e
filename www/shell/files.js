import { FOLDER } from '#folder';
import { plainModule } from '#plain';
import { RELEASE } from '#release';
import { Failure } from './failure.js';

const POLICY_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * A file of the folder that the page carries in itself, so that it works from a USB stick.
 * @param {string} path
 */
function embedded(path) {
  const element = document.querySelector(`script[data-eligibility-check="${path}"]`);
  return element && element.textContent;
}

/** Is this page one file, with nothing beside it to fetch? */
export const selfContained = () => embedded('eligibility-check.wasm') !== null;

/**
 * The address of a file of ours. It changes with the release, so that a cached old file never meets a new one.
 * @param {string} path
 */
export const ownFile = (path) => `${FOLDER}${path}?${RELEASE}`;

/**
 * @template T
 * @param {string} url
 * @param {string} name
 * @param {(response: Response) => Promise<T>} read
 * @returns {Promise<T>}
 */
async function fetchFile(url, name, read) {
  try {
    const response = await fetch(url);
    if (response.ok) return await read(response);
  } catch {
    // The same to the visitor as an answer that is not ok.
  }
  throw new Failure('file-missing', name);
}

/** @param {string} base64 */
const decode = (base64) => Uint8Array.from(atob(base64.trim()), (letter) => letter.charCodeAt(0));

/**
 * A module that the page carries in itself.
 * @param {string} path
 */
export const embeddedModule = (path) => decode(embedded(path) || '');

/** The smallest module, to ask whether there may be one. */
const EMPTY = [0, 97, 115, 109, 1, 0, 0, 0];

async function compile() {
  const path = 'eligibility-check.wasm';
  // Throws where the browser has no WebAssembly or the page forbids it (WebKit: only the instance), before anything is fetched.
  new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(EMPTY)));
  const text = embedded(path);
  // From bytes and not from the response, so that any content type will do.
  return WebAssembly.compile(text ? decode(text) : await fetchFile(ownFile(path), path, (response) => response.arrayBuffer()));
}

/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/**
 * Once per page; a failure is forgotten, so that the visitor can try again.
 * @template T
 * @param {string} key
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
function once(key, load) {
  const known = loaded.get(key);
  if (known) return known;
  const promise = load();
  loaded.set(key, promise);
  promise.catch(() => loaded.delete(key));
  return promise;
}

/** The compiled module, one for all elements of the page. */
export const wasmModule = () => once('wasm', compile);

/**
 * The same program without WebAssembly: a function that makes an instance.
 * @param {unknown} reason why it is needed
 * @returns {Promise<(imports: object) => object>}
 */
export const withoutWasm = (reason) =>
  once('plain', async () => {
    try {
      return (await plainModule()).instantiate;
    } catch {
      throw reason instanceof Failure ? reason : new Failure('file-missing', 'eligibility-check-js.js');
    }
  });

/**
 * A compiled policy in a language, parsed by the browser; in Chinese where there is no file in the other.
 * @param {{ policy: string | null, source: string | null, lang: 'zh' | 'en' }} wanted
 */
export async function policyFile({ policy, source, lang }) {
  if (!source && !(policy && POLICY_ID.test(policy))) throw new Failure('no-policy');
  const path = source || `policies/${policy}.json`;
  const translated = inLanguage(path, lang);
  if (translated !== path) {
    try {
      return await parsed(translated, source);
    } catch (failure) {
      if (!(failure instanceof Failure) || failure.code !== 'file-missing') throw failure;
    }
  }
  return parsed(path, source);
}

/**
 * The file beside a Chinese one that has its texts in a language.
 * @param {string} path
 * @param {'zh' | 'en'} lang
 */
const inLanguage = (path, lang) => (lang === 'zh' ? path : path.replace(/\.json(?=[?#]|$)/, `.${lang}.json`));

/**
 * @param {string} path
 * @param {string | null} source
 */
function parsed(path, source) {
  return once(path, async () => {
    const text = (source ? null : embedded(path)) || (await fetchFile(address(path, source), path, (response) => response.text()));
    try {
      return JSON.parse(text);
    } catch {
      throw new Failure('policy-malformed', path);
    }
  });
}

/**
 * What there is to choose from.
 * @param {'zh' | 'en'} lang
 * @returns {Promise<{ policies: import('./list.js').Listed[] }>}
 */
export const policyIndex = (lang) => parsed(inLanguage('policies/index.json', lang), null);

/**
 * @param {string} path
 * @param {string | null} source
 */
function address(path, source) {
  return source ? new URL(source, document.baseURI).href : `${FOLDER}${path}`;
}
