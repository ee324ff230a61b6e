import { element, withAttributes } from '../dom.js';
import { textsOf } from './store.js';

/**
 * A worked case of the policy in place of what the visitor has entered, to see what the check is like when it is filled
 * in. It may be changed to try things out, as it is nobody's: nothing of it is kept, shared or handed out, and it goes
 * with the policy. What the visitor had entered comes back when it is cleared.
 */
export class Example {
  /** @param {import('./keeper.js').Keeper} keeper */
  constructor(keeper) {
    this.keeper = keeper;
    /**
     * What was there before, while the example is.
     * @type {{ answers: Record<string, unknown>, fields: [string, string][], seen: Map<string, number>, page: string } | undefined}
     */
    this.own = undefined;
    /** @type {string | undefined} The check whose example is on the screen. */
    this.check = undefined;
    this.restoring = false;
    this.button = withAttributes(element('button', 'link'), { type: 'button' });
    this.button.onclick = () => (this.own ? this.clear() : this.show());
    this.node = element('div', 'ec-example', this.button);
  }

  get on() {
    return Boolean(this.own);
  }

  /** What the page shows: with another policy the example goes. */
  get page() {
    const { policy, source } = this.keeper.session.wanted();
    return JSON.stringify([policy, source]);
  }

  /** Stands below the first words. */
  draw() {
    const { session, words, policy } = this.keeper;
    if (this.own && this.own.page !== this.page) this.clear();
    this.button.textContent = this.own ? words.clearExample : words.seeExample;
    this.node.hidden = !(policy && policy.examples);
    const head = session.view.root.querySelector('.head');
    if (head && this.node.parentNode !== head) head.append(this.node);
  }

  /** Puts the example of the check in place of what is there. */
  async show() {
    const { keeper } = this;
    const { session, words } = keeper;
    const { attempt } = session;
    const file = await session.file('examples').catch(() => undefined);
    const { policy } = keeper;
    if (attempt !== session.attempt || !session.engine || !policy) return;
    if (!session.check) this.choose(policy.checks[0].id);
    const answers = file && file.policy === policy.id && file.examples && file.examples[session.check || ''];
    if (!answers) {
      keeper.card.say(file ? words.noExample : words.toolMissing);
      if (this.own) this.clear();
      return;
    }
    if (!this.own) {
      keeper.flush();
      this.own = { answers: { ...session.answers }, fields: this.fields(), seen: new Map(keeper.seen), page: this.page };
    }
    this.check = session.check;
    keeper.set({ answers: keeper.carryOver(answers).answers });
    keeper.known = textsOf(session.answers);
    keeper.card.show(undefined);
    keeper.notices.set('example', () => ({
      text: keeper.words.example,
      choices: [{ label: keeper.words.clearExample, run: () => this.clear() }],
    }));
    this.mark();
  }

  /** Nobody has said yet who applies: the first check is as good as any. It stays chosen afterwards. @param {string} check */
  choose(check) {
    const { session } = this.keeper;
    session.check = check;
    if (session.engine) session.engine.set({ check });
    session.noteAnswers();
  }

  /** Puts back what was there before, letter by letter. */
  clear() {
    const { keeper, own } = this;
    if (!own) return;
    this.forget();
    keeper.session.answers = own.answers;
    keeper.apply(own.answers);
    keeper.seen = own.seen;
    keeper.noteCheck();
    keeper.card.say(keeper.words.exampleCleared);
    // The form draws itself in between, and nothing newer may come before the old is there.
    this.restoring = true;
    setTimeout(() => {
      this.restoring = false;
      this.retype(own.fields);
      keeper.merge();
    }, 0);
  }

  /** The example is no more, and something else takes its place. */
  forget() {
    if (!this.own) return;
    this.own = undefined;
    this.keeper.notices.set('example', undefined);
    this.mark();
  }

  /** The page or the instance goes: what is kept outside of it is what the visitor has entered. */
  leave() {
    const { own } = this;
    if (!own) return;
    this.keeper.session.answers = own.answers;
    this.forget();
  }

  /** The form has come anew, with the example in it. */
  mounted() {
    const { keeper, own } = this;
    if (!own) return;
    this.forget();
    keeper.set({ answers: keeper.carryOver(own.answers).answers });
  }

  /** Somebody has changed the example. Whoever empties the form wants to be rid of it. */
  edited() {
    const { keeper } = this;
    const answers = /** @type {Record<string, unknown>} */ (keeper.session.answers);
    if (Object.keys(answers).every((id) => answers[id] === keeper.presetOf(id))) this.clear();
    else keeper.known = textsOf(answers);
  }

  /** The host has set other answers: they replace everything. */
  rebased() {
    const { keeper } = this;
    if (!this.own) return;
    const now = textsOf(keeper.session.answers);
    const same = now.size === keeper.known.size && [...now].every(([id, text]) => keeper.known.get(id) === text);
    if (!same) this.forget();
  }

  mark() {
    const { keeper } = this;
    keeper.session.view.frame.toggleAttribute('data-example', this.on);
    this.draw();
    keeper.card.draw();
  }

  /** What stands in the fields, as it was typed. @returns {[string, string][]} */
  fields() {
    const fields = this.keeper.session.view.root.querySelectorAll('input[type="text"][data-input]');
    return /** @type {HTMLInputElement[]} */ ([...fields]).map(({ id, value }) => [id, value]);
  }

  /** @param {[string, string][]} fields */
  retype(fields) {
    for (const [id, text] of fields) {
      const field = /** @type {HTMLInputElement | null} */ (this.keeper.session.view.shadow.getElementById(id));
      if (!field || field.value === text) continue;
      type(field, text);
      field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
    }
  }
}

/**
 * @param {HTMLInputElement} field
 * @param {string} value
 */
function type(field, value) {
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}
