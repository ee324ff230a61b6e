/**
 * Answers in the browser's own storage, by input id, so that they travel between policies. Each has the time at which
 * it was given, and the newest wins: two tabs merge whatever the order in which they write. A storage that is
 * forbidden or full costs nothing but what it would have kept.
 *
 * @typedef {'local' | 'session' | 'off'} Kind
 * @typedef {{ time: number, policy: string, value?: unknown }} Entry without a value, the answer was taken back
 */

export const PREFIX = 'eligibility-check:';
const ANSWERS = `${PREFIX}answers`;
const UNREAD = `${PREFIX}unread:`;
/** Stands there for a moment when everything is erased, so that other tabs hear of it. */
export const ERASED = `${PREFIX}erased`;
const FORMAT = 1;
/** From the last edit on. */
const KEPT_FOR = 90 * 24 * 60 * 60 * 1000;

/**
 * The browser's storage, where it allows to be asked.
 * @param {Kind} kind
 */
export function storage(kind) {
  try {
    return kind === 'off' ? undefined : window[kind === 'session' ? 'sessionStorage' : 'localStorage'];
  } catch {
    return undefined;
  }
}

/**
 * @param {Storage | undefined} area
 * @returns {string[]}
 */
export function keysOf(area) {
  try {
    return Object.keys(area || {}).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

/** @param {string} text */
function parse(text) {
  try {
    const data = JSON.parse(text);
    return data && typeof data === 'object' ? data : {};
  } catch {
    return {};
  }
}

/** @param {number} at */
const expired = (at) => at < Date.now() - KEPT_FOR;

/**
 * Removes what nobody has touched for 90 days.
 * @param {Storage | undefined} area
 */
function sweep(area) {
  for (const key of keysOf(area)) {
    const at = key.startsWith(UNREAD) ? Number(key.slice(UNREAD.length)) : parse(get(area, key) || '').at;
    if (typeof at === 'number' && expired(at)) remove(area, key);
  }
}

/**
 * @param {Storage | undefined} area
 * @param {string} key
 */
function get(area, key) {
  try {
    return area ? area.getItem(key) : null;
  } catch {
    return null;
  }
}

/**
 * @param {Storage | undefined} area
 * @param {string} key
 */
function remove(area, key) {
  try {
    if (area) area.removeItem(key);
  } catch {
    // It is as good as gone: nobody can read it either.
  }
}

/**
 * Answers to be compared with others, by id.
 * @param {Record<string, unknown>} answers
 */
export const textsOf = (answers) => new Map(Object.keys(answers).map((id) => [id, JSON.stringify(answers[id])]));

/** One set of answers: the visitor's own, or those of a link that was opened here. */
export class Store {
  /**
   * @param {Kind} kind
   * @param {string} [link] the checksum of the link
   */
  constructor(kind, link) {
    this.area = storage(kind);
    this.kind = kind;
    this.key = link ? `${ANSWERS}:${link}` : ANSWERS;
    /** @type {Map<string, Entry>} What is known, also where nothing can be written. */
    this.entries = new Map();
    /** @type {Set<string>} Policies of which something is not written yet. */
    this.dirty = new Set();
    /** @type {Set<() => void>} Widgets of this page that show these answers. */
    this.listeners = new Set();
    /** Whether the browser has refused to keep something. */
    this.refused = false;
    sweep(this.area);
    this.read();
  }

  /** Takes in what is stored now. What cannot be read is put aside, and never overwritten. */
  read() {
    const text = get(this.area, this.key);
    if (!text) return;
    const { format, answers } = parse(text);
    if (format !== FORMAT || !answers || typeof answers !== 'object') {
      this.putAside(text);
      return;
    }
    for (const id of Object.keys(answers)) this.merge(id, answers[id]);
  }

  /**
   * @param {string} id
   * @param {unknown} stored
   */
  merge(id, stored) {
    if (!Array.isArray(stored) || !Number.isSafeInteger(stored[0])) return;
    const [time, policy, ...value] = stored;
    const known = this.entries.get(id);
    if (known && known.time >= time) return;
    this.entries.set(id, value.length ? { time, policy, value: value[0] } : { time, policy });
  }

  /** @param {string} text written by another version, or damaged */
  putAside(text) {
    if (!this.area) return;
    try {
      this.area.setItem(UNREAD + Date.now(), text);
      this.area.removeItem(this.key);
    } catch {
      // No room for a copy: it stays where it is, and nothing else is written there.
      this.area = undefined;
    }
  }

  /** The texts that were put aside, by key. */
  unread() {
    return keysOf(this.area).filter((key) => key.startsWith(UNREAD)).map((key) => ({ key, text: get(this.area, key) || '' }));
  }

  /** @param {string} key */
  forget(key) {
    remove(this.area, key);
  }

  /**
   * Notes an answer; `undefined` takes it back. It is written by `write`.
   * @param {string} id
   * @param {string} policy
   * @param {unknown} value
   */
  put(id, policy, value) {
    const known = this.entries.get(id);
    // The latest edit wins, even after a clock was set back.
    const time = Math.max(Date.now(), known ? known.time + 1 : 0);
    this.entries.set(id, value === undefined ? { time, policy } : { time, policy, value });
    this.dirty.add(policy);
  }

  /** Whether nothing that was answered is here. */
  get empty() {
    return ![...this.entries.values()].some((entry) => 'value' in entry);
  }

  /**
   * Writes what is new, together with what another tab has written since.
   * @param {string} policy
   * @param {object} draft what else belongs to the policy
   */
  write(policy, draft) {
    if (!this.dirty.delete(policy)) return;
    this.read();
    /** @type {Record<string, unknown[]>} */
    const answers = {};
    for (const [id, { time, policy: of, ...rest }] of this.entries) {
      answers[id] = 'value' in rest ? [time, of, rest.value] : [time, of];
    }
    const at = Date.now();
    this.keep(this.key, JSON.stringify({ format: FORMAT, at, answers }));
    if (this.key === ANSWERS) this.keep(`${PREFIX}draft:${policy}`, JSON.stringify({ format: FORMAT, at, ...draft }));
    for (const listener of this.listeners) listener();
  }

  /**
   * @param {string} key
   * @param {string} text
   */
  keep(key, text) {
    if (this.kind === 'off') return;
    try {
      if (!this.area) throw new Error('no storage');
      this.area.setItem(key, text);
    } catch {
      this.refused = true;
    }
  }

  /**
   * What was noted beside the answers of a policy.
   * @param {string} policy
   * @returns {{ check?: string, day?: string, version?: string }}
   */
  draft(policy) {
    const { format, check, day, version } = parse(get(this.area, `${PREFIX}draft:${policy}`) || '');
    const text = (/** @type {unknown} */ value) => (typeof value === 'string' ? value : undefined);
    return format === FORMAT ? { check: text(check), day: text(day), version: text(version) } : {};
  }
}

/** @type {Map<string, Store>} One for all widgets of a page that keep their answers in the same place. */
const stores = new Map();

/**
 * @param {Kind} kind
 * @param {string} [link]
 */
export function storeOf(kind, link) {
  if (kind === 'off') return new Store(kind);
  const name = `${kind} ${link || ''}`;
  const store = stores.get(name) || new Store(kind, link);
  stores.set(name, store);
  return store;
}

/** Nothing of what this page knows is written any more. */
export function forgetAll() {
  for (const store of stores.values()) {
    store.entries = new Map();
    store.dirty.clear();
  }
}

/** Whoever in this page shows answers, and empties its form when they are erased. @type {Set<() => void>} */
export const together = new Set();

/**
 * Removes everything that this product has stored in this browser.
 * @param {() => void} by who does it
 * @returns {() => void} puts it back
 */
export function eraseAll(by) {
  const gone = /** @type {const} */ (['local', 'session']).flatMap((kind) => {
    const area = storage(kind);
    return keysOf(area).map((key) => ({ area, key, text: get(area, key) || '' }));
  });
  const known = [...stores.values()].map((store) => ({ store, entries: store.entries }));
  for (const { area, key } of gone) remove(area, key);
  forgetAll();
  for (const other of together) if (other !== by) other();
  const area = storage('local');
  try {
    if (area) area.setItem(ERASED, String(Date.now()));
  } catch {
    // Where nothing can be written, no other tab has anything either.
  }
  remove(area, ERASED);
  return () => {
    for (const { store, entries } of known) store.entries = entries;
    for (const { area, key, text } of gone) {
      try {
        if (area) area.setItem(key, text);
      } catch {
        // The page still has it, and tries again with the next edit.
      }
    }
  };
}
