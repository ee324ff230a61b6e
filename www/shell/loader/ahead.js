import { MODULE, policyAddress } from '#shell';
import { INDEX, inLanguage, policyPath } from '../policy-path.js';
import { languageOf, settingsOf } from '../settings.js';
import { mayRunWasm } from '../wasm.js';

export { mayRunWasm };

/** @type {Map<string, Promise<Response | undefined> | undefined>} By address; nothing once it has been taken. */
const fetched = new Map();

/** @param {string} url */
function fetchOnce(url) {
  if (!fetched.has(url)) fetched.set(url, fetch(url).catch(() => undefined));
}

/**
 * Asks for what the shell will need, while the shell itself is still on its way.
 * @param {HTMLElement} host
 */
export function fetchAhead(host) {
  // A page that is one file carries everything.
  if (!MODULE) return;
  if (mayRunWasm()) fetchOnce(MODULE);
  const { policy, source } = settingsOf(host);
  const path = policy || source ? !source && policyPath(policy) : INDEX;
  if (path) fetchOnce(policyAddress(inLanguage(path, languageOf(host))));
}

/**
 * What was asked for, the first time that somebody wants it: the second time it is to be fetched anew.
 * @param {string} url
 */
export function take(url) {
  const answer = fetched.get(url);
  fetched.set(url, undefined);
  return answer;
}
