/**
 * A share link carries one self-check in the fragment, which browsers never send to a server:
 * `#ec=FORMAT.CHECKSUM.PAYLOAD`. The payload is base64url of UTF-8 JSON; the checksum tells a link that was cut off or
 * edited. It is not deflated: the oldest browsers that we serve could not read it without a library.
 *
 * @typedef {{
 *   policy: string, version: string, day: string, check?: string, verdict?: string,
 *   answers: Map<string, unknown>, statuses: Map<string, string>, key: string,
 * }} Link
 */

const FORMAT = 1;
const SHAPE = /^#ec=(\d{1,3})\.([0-9a-z]+)\.([\w-]*)/;
/** A link that nobody could have copied from here. */
const LONGEST = 100_000;
const ID = /^[a-z][a-z0-9_]{0,99}$/;
const POLICY_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A letter for each status, by its place. */
const STATUSES = ['met', 'unmet', 'unanswered', 'judged', 'waived', 'not-applicable', 'invalid'];
const LETTERS = 'muqjwni';

/** FNV-1a: enough against accidents, and nothing else is asked of it. @param {string} text */
export function checksum(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(36);
}

/** @param {string} text */
function toBase64(text) {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @param {string} text */
function fromBase64(text) {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)));
}

/**
 * The statuses of a report, those of nested criteria too.
 * @param {any} report
 * @returns {Map<string, string>}
 */
export function statusesOf(report) {
  /** @type {Map<string, string>} */
  const found = new Map();
  const visit = (/** @type {any[]} */ criteria) => {
    for (const { id, status, parts } of criteria || []) {
      if (id) found.set(id, status);
      visit(parts);
    }
  };
  visit(report && report.criteria);
  return found;
}

/**
 * The fragment. Most criteria are declared, and have the id of their input: each id stands there once, with one letter
 * for its answer (yes, no, not known, a value of its own, none) and one for its status.
 * @param {Omit<Link, 'key'>} link
 */
export function encode({ policy, version, day, check = '', verdict = '', answers, statuses }) {
  const ids = [...new Set([...answers.keys(), ...statuses.keys()])];
  /** @type {unknown[]} */
  const values = [];
  const given = ids.map((id) => {
    if (!answers.has(id)) return '-';
    const value = answers.get(id);
    if (typeof value === 'boolean') return value ? 'y' : 'n';
    if (value === null) return 'x';
    values.push(value);
    return 'v';
  });
  const states = ids.map((id) => LETTERS[STATUSES.indexOf(statuses.get(id) || '')] || '-');
  const payload = toBase64(JSON.stringify([policy, version, day, check, verdict, ids.join(' '), given.join(''), states.join(''), values]));
  return `#ec=${FORMAT}.${checksum(payload)}.${payload}`;
}

/**
 * What a fragment holds: nothing of ours, a link, or why it cannot be read.
 * @param {string} fragment
 * @returns {undefined | Link | { error: 'broken' | 'newer' }}
 */
export function decode(fragment) {
  if (!fragment.startsWith('#ec=')) return undefined;
  const parts = fragment.length <= LONGEST && SHAPE.exec(fragment);
  if (!parts) return { error: 'broken' };
  const [, format, sum, payload] = parts;
  if (Number(format) > FORMAT) return { error: 'newer' };
  if (Number(format) !== FORMAT || sum !== checksum(payload)) return { error: 'broken' };
  try {
    return read(JSON.parse(fromBase64(payload)), sum);
  } catch {
    return { error: 'broken' };
  }
}

/**
 * @param {any} data whatever somebody has written into a link
 * @param {string} key
 * @returns {Link | { error: 'broken' }}
 */
function read(data, key) {
  const [policy, version, day, check, verdict, names, given, states, values] = data;
  const texts = [policy, version, day, check, verdict, names, given, states];
  if (!texts.every((text) => typeof text === 'string') || !Array.isArray(values)) return { error: 'broken' };
  if (!POLICY_ID.test(policy) || !DAY.test(day)) return { error: 'broken' };
  /** @type {Link} */
  const link = { policy, version, day, check: check || undefined, verdict: verdict || undefined, answers: new Map(), statuses: new Map(), key };
  const rest = [...values];
  names.split(' ').forEach((/** @type {string} */ id, /** @type {number} */ at) => {
    const letter = given[at];
    const value = letter === 'y' ? true : letter === 'n' ? false : letter === 'v' ? rest.shift() : letter === 'x' ? null : undefined;
    if (!ID.test(id)) return;
    if (value !== undefined) link.answers.set(id, value);
    const status = STATUSES[LETTERS.indexOf(states[at])];
    if (status) link.statuses.set(id, status);
  });
  return link;
}
