import { HEIGHT, HELLO } from './messages.js';

// The page in the frame: takes over what the address asks for, and tells the page around it how high it is. Pages that
// it tells are those of its own site, and those that its script element names: data-hosts="https://a.example …".

/** What an address may ask for. Not where a policy comes from: anybody can write an address. */
const ATTRIBUTES = ['policy', 'check', 'lang', 'theme', 'as-of'];

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const hosts = [location.origin].concat((script.dataset.hosts || '').split(/\s+/).filter(Boolean));

/** @type {string | undefined} The origin of the page around, once it has said hello. */
let host;

function tell() {
  if (!host) return;
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  parent.postMessage({ type: HEIGHT, height }, host);
}

const parameters = new URLSearchParams(location.search);
const element = /** @type {HTMLElement} */ (document.querySelector('eligibility-check'));
for (const name of ATTRIBUTES) {
  const value = parameters.get(name);
  if (value !== null) element.setAttribute(name, value);
}
document.documentElement.lang = element.lang || document.documentElement.lang;
document.body.style.margin = '0';

window.addEventListener('message', ({ source, origin, data }) => {
  if (source !== parent || parent === window || data !== HELLO || !hosts.includes(origin)) return;
  host = origin;
  // As high as its content: a scroll bar would only come and go.
  document.documentElement.style.overflowY = 'hidden';
  tell();
});
// In the next frame: what changed at once would be reported to the page as a loop.
new ResizeObserver(() => requestAnimationFrame(tell)).observe(document.documentElement);
