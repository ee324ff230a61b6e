import { MODULE, policyAddress } from '#addresses';
import { plain } from '#parts';
import { Failure } from './failure.js';
import { INDEX, inLanguage, policyPath } from './policy-path.js';

/** @type {typeof import('./loader/ahead.js')} What the loader has fetched already, and found out. */
let ahead;

/** @param {typeof ahead} known */
export function goOn(known) {
  ahead = known;
}

/**
 * A file that the page carries in itself, so that it works from a USB stick.
 * @param {string} path
 */
function embedded(path) {
  const element = document.querySelector(`script[data-eligibility-check="${path}"]`);
  return element && element.textContent;
}

/**
 * @template T
 * @param {string} url
 * @param {string} name
 * @param {(response: Response) => Promise<T>} read
 * @returns {Promise<T>}
 */
async function fetchFile(url, name, read) {
  try {
    const response = (await ahead.take(url)) || (await fetch(url));
    if (response.ok) return await read(response);
  } catch {
    // The same to the visitor as an answer that is not ok.
  }
  throw new Failure('file-missing', name);
}

/** @param {string} base64 */
const decode = (base64) => Uint8Array.from(atob(base64.trim()), (letter) => letter.charCodeAt(0));

async function compile() {
  if (!ahead.mayRunWasm()) throw new Failure('not-started');
  if (!MODULE) return WebAssembly.compile(decode(embedded('form.wasm') || ''));
  return fetchFile(MODULE, MODULE.split('/').slice(-2).join('/'), async (response) => {
    // While it comes, where the server names its type; from its bytes wherever it does not.
    const streams = 'compileStreaming' in WebAssembly && response.headers.get('content-type') === 'application/wasm';
    return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  });
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
      return (await plain()).instantiate;
    } catch (failure) {
      throw reason instanceof Failure && reason.file ? reason : failure;
    }
  });

/**
 * A compiled policy in a language, parsed by the browser; in Chinese where there is no file in the other.
 * @param {{ policy: string | null, source: string | null, lang: 'zh' | 'en' | 'examples' }} wanted
 *   examples stand beside it as well
 */
export async function policyFile({ policy, source, lang }) {
  const path = source || policyPath(policy);
  if (!path) throw new Failure('no-policy');
  const translated = inLanguage(path, lang);
  try {
    return await parsed(translated, source);
  } catch (failure) {
    const missing = failure instanceof Failure && failure.code === 'file-missing';
    if (!missing || translated === path) throw failure;
  }
  return parsed(path, source);
}

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
 * @returns {Promise<{ policies: { id: string }[] }>}
 */
export const policyIndex = (lang) => parsed(inLanguage(INDEX, lang), null);

/**
 * @param {string} path
 * @param {string | null} source
 */
const address = (path, source) => (source ? new URL(source, document.baseURI).href : policyAddress(path));
