import { today } from './today.js';

/** The attributes that the element hears of. */
export const ATTRIBUTES = ['policy', 'policy-src', 'check', 'lang', 'as-of', 'theme', 'storage', 'text-size', 'loading', 'contact-phone', 'feedback-url'];

/** How an attribute is called in the options of the widget. */
const OPTIONS = { check: 'check', 'as-of': 'asOf', 'contact-phone': 'phone' };

/**
 * What the host page asks for.
 * @param {HTMLElement} host
 */
export function settingsOf(host) {
  const theme = host.getAttribute('theme') || '';
  return {
    policy: host.getAttribute('policy'),
    source: host.getAttribute('policy-src'),
    check: host.getAttribute('check') || undefined,
    asOf: host.getAttribute('as-of') || today(),
    phone: host.getAttribute('contact-phone'),
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    large: host.getAttribute('text-size') === 'large',
  };
}

/**
 * The language of the element, or of the nearest part of the page that names one. Chinese is the authoritative text.
 * @param {HTMLElement} host
 * @returns {'zh' | 'en'}
 */
export function languageOf(host) {
  const named = /** @type {HTMLElement | null} */ (host.closest('[lang]:not([lang=""])'));
  const language = (named || document.documentElement).lang;
  return !language || /^zh\b/i.test(language) ? 'zh' : 'en';
}

/**
 * The options of the widget for these attributes only: what the visitor has chosen since stays.
 * @param {HTMLElement} host
 * @param {Iterable<string>} names
 */
export function changedOptions(host, names) {
  const settings = settingsOf(host);
  /** @type {Record<string, unknown>} */
  const options = {};
  for (const name of names) {
    const option = OPTIONS[/** @type {keyof typeof OPTIONS} */ (name)];
    if (option) options[option] = settings[/** @type {keyof typeof settings} */ (option)];
  }
  return options;
}
