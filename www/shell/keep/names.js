/** A text of a policy, whose file may have it in both languages. @param {any} text @param {string} language */
const textOf = (text, language) => String((text && typeof text === 'object' ? text[language] || text.zh : text) || '');

/**
 * What the answers of a policy are called: by the question, or by the statement that is declared.
 * @param {any} policy
 * @param {string} language
 */
function labelsOf(policy, language) {
  /** @type {Map<string, string>} */
  const labels = new Map();
  const visit = (/** @type {any[]} */ criteria = []) => {
    for (const { declared, statement, parts } of criteria) {
      if (typeof declared === 'string') labels.set(declared, textOf(statement, language));
      visit(parts);
    }
  };
  for (const { criteria } of policy.checks) visit(criteria);
  for (const { id, label } of policy.inputs) if (label) labels.set(id, textOf(label, language));
  return labels;
}

/** Names of answers that a policy does not ask: other policies may, for the questions are the same everywhere. */
export class Names {
  /** @param {import('../session.js').Session} session */
  constructor(session) {
    this.session = session;
    /** @type {any[]} The other policies, once somebody needs them. */
    this.others = [];
    /** The language in which they were asked for. */
    this.language = '';
  }

  /**
   * Sorts ids into names, and the ids that nobody here has a name for.
   * @param {string[]} ids
   * @param {() => void} more called when there may be more names
   */
  of(ids, more) {
    const { language, document } = this.session;
    const maps = [document, ...this.others].map((policy) => labelsOf(policy, language));
    /** @type {string[]} */
    const named = [];
    /** @type {string[]} */
    const unnamed = [];
    for (const id of ids) {
      const known = maps.find((labels) => labels.get(id));
      if (known) named.push(known.get(id) || '');
      else unnamed.push(id);
    }
    if (this.language !== language && (unnamed.length || this.others.length)) this.load(language, more);
    return { named, unnamed };
  }

  /**
   * @param {string} language
   * @param {() => void} more
   */
  async load(language, more) {
    this.language = language;
    try {
      this.others = await this.session.others();
      more();
    } catch {
      // The names stay unknown, and the page says so.
    }
  }
}
