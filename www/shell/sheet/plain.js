/**
 * A report may come from a file that anybody has edited: what is read here is plain text of bounded length, whatever
 * stood there.
 * @typedef {Record<string, any>} Plain
 */

/** Longer texts are cut where they are shown; no policy has one. */
const LONGEST = 800;

/** Control characters, and marks that turn the direction of writing and so can make a text look like another. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/**
 * @param {unknown} value
 * @returns {string}
 */
export function text(value) {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return '';
  const short = value.length > LONGEST ? `${value.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…` : value;
  return short.replace(UNSEEN, ' ').trim();
}

/**
 * @param {unknown} value
 * @returns {any[]}
 */
export const list = (value) => (Array.isArray(value) ? value : []);

/** @param {unknown} value */
export const texts = (value) => list(value).map(text).filter(Boolean);

/**
 * @param {unknown} value
 * @returns {Plain}
 */
export const record = (value) => (value && typeof value === 'object' && !Array.isArray(value) ? value : {});

/**
 * What stands under a name of its own, and nothing that objects inherit.
 * @param {Plain} of
 * @param {string} name
 */
export const own = (of, name) => (Object.prototype.hasOwnProperty.call(of, name) ? of[name] : undefined);

/**
 * An address that may be a link.
 * @param {unknown} value
 */
export const address = (value) => (/^https?:\/\//i.test(text(value)) ? text(value) : '');

/**
 * A day as `YYYY-MM-DD`, the visitor's today where none is given.
 * @param {Date} [now]
 */
export function dayOf(now = new Date()) {
  const two = (/** @type {number} */ value) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * The name of a file about a report, in the visitor's own words and without what file systems refuse.
 * @param {Plain} report
 * @param {string} what
 * @param {string} ending
 */
export function fileName(report, what, ending) {
  const { policy, check, asOf } = report;
  const parts = [text(record(policy).title), text(record(check).title), what, text(asOf)];
  const clean = parts.map((part) => part.replace(/[\\/:*?"<>|“”‘’'`~#%&{}$!@+=.\s]+/g, ' ').trim().slice(0, 40));
  return `${clean.filter(Boolean).join('-').replace(/ /g, '_') || 'eligibility-check'}.${ending}`;
}
