import { element, withAttributes } from '../dom.js';
import { button, card, put, renew, unbroken } from './parts.js';
import { fill } from './words.js';

/** The same answers put to other checks, or with another answer: only what the visitor says fits. */
export class Comparison {
  /** @param {import('./guide.js').Guide} guide */
  constructor(guide) {
    this.guide = guide;
    /** @type {string[]} The checks to compare with, as `policy/check`. */
    this.beside = [];
    /** @type {Record<string, any>} Other answers to compare with, by input. */
    this.instead = {};
    /** @type {any[]} The files of other policies. */
    this.others = [];
    /** The check and language that all of this belongs to. */
    this.of = '';
    this.help = element('p', 'section-help');
    this.options = element('div', 'options');
    this.answers = element('div', '');
    this.action = element('div', '');
    this.status = element('p', 'section-help');
    this.card = card('comparison', this.help, this.options, this.answers, this.action, this.status);
  }

  /** What to compare with, in the order of the results. */
  wanted() {
    const { session } = this.guide;
    const of = `${session.policy && session.policy.id}/${session.check}`;
    if (of !== this.of) {
      this.of = of;
      this.beside = [];
      this.instead = {};
    }
    return [
      ...this.beside.map((pair) => {
        const [policy, check] = pair.split('/');
        return { policy, check };
      }),
      ...Object.keys(this.instead).map((input) => ({ answers: { [input]: this.instead[input] } })),
    ];
  }

  /**
   * @param {Element} place
   * @param {any} report
   */
  draw(place, report) {
    if (!report || report.check.kind !== 'eligibility') {
      this.card.node.remove();
      return;
    }
    const { words, session } = this.guide;
    put(this.card.title, words.comparison);
    put(this.help, words.onlyWhatFits);
    const checks = this.checks(report);
    renew(this.options, checks, () => checks.map((check) => this.option(check)));
    const keys = this.keys(report);
    renew(this.answers, [keys, words.instead], () => keys.map((/** @type {any} */ key) => this.choice(key)));
    const results = report.comparison || [];
    this.wanted().forEach((_, index) => this.result(index, results[index]));
    for (const { pair } of checks) if (!this.beside.includes(pair)) this.clear(pair);
    for (const { id } of keys) if (!(id in this.instead)) this.clear(id);
    renew(this.action, [this.others.length, words.others], () =>
      this.others.length || session.wanted().source ? [] : [button('link', words.others, () => this.bring())],
    );
    if (this.card.node.parentNode !== place) place.append(this.card.node);
  }

  /** The other checks that somebody can apply under. @param {any} report */
  checks(report) {
    const { document } = this.guide.session;
    const own = { ...document, title: undefined };
    return [own, ...this.others].flatMap((policy) =>
      policy.checks
        .filter((/** @type {any} */ { id, kind }) => kind === 'eligibility' && !(policy === own && id === report.check.id))
        .map((/** @type {any} */ { id, title }) => ({
          pair: `${policy.id}/${id}`,
          title: this.guide.text(title),
          of: policy.title && this.guide.text(policy.title),
        })),
    );
  }

  /** Answers that may be put otherwise: choices and yes/no that decide what a computed criterion asks. @param {any} report */
  keys(report) {
    const { document, answers } = this.guide.session;
    const check = document.checks.find((/** @type {any} */ { id }) => id === report.check.id);
    const computed = check.criteria.filter((/** @type {any} */ { measure, holds }) => measure || holds);
    const read = JSON.stringify(computed);
    const { words } = this.guide;
    return document.inputs
      .filter((/** @type {any} */ { id, kind }) => {
        const given = answers[/** @type {keyof typeof answers} */ (id)];
        return (kind === 'choice' || kind === 'yes-no') && given !== undefined && given !== null && read.includes(JSON.stringify(id));
      })
      .map((/** @type {any} */ { id, kind, label, options }) => {
        const given = answers[/** @type {keyof typeof answers} */ (id)];
        const all =
          kind === 'yes-no'
            ? [[true, words.yes], [false, words.no]]
            : options.map((/** @type {any} */ option) => [option.id, this.guide.text(option.label)]);
        return { id, label: this.guide.text(label), options: all.filter((/** @type {any} */ [value]) => value !== given) };
      });
  }

  /** @param {{ pair: string, title: string, of?: string }} check */
  option({ pair, title, of }) {
    const box = withAttributes(element('input', 'over'), { type: 'checkbox' });
    box.checked = this.beside.includes(pair);
    box.onchange = () => {
      this.beside = this.beside.filter((known) => known !== pair);
      if (box.checked) this.beside.push(pair);
      this.guide.refresh();
    };
    const face = element('span', 'option-face', title, of ? element('span', 'help', of) : '');
    const result = withAttributes(element('div', ''), { 'data-compared': pair });
    return element('div', '', element('label', 'option', box, face), result);
  }

  /** @param {{ id: string, label: string, options: [any, string][] }} key */
  choice({ id, label, options }) {
    const { words } = this.guide;
    const field = `ec-instead-${id}`;
    const select = withAttributes(element('select', 'field'), { id: field });
    select.append(new Option(words.notCompared, ''), ...options.map(([, text], index) => new Option(text, String(index))));
    const chosen = options.findIndex(([value]) => value === this.instead[id]);
    if (chosen < 0) delete this.instead[id];
    select.value = chosen < 0 ? '' : String(chosen);
    select.onchange = () => {
      const { [id]: _, ...rest } = this.instead;
      this.instead = select.value ? { ...rest, [id]: options[Number(select.value)][0] } : rest;
      this.guide.refresh();
    };
    const name = withAttributes(element('label', 'label', fill(words.instead, label)), { for: field });
    const result = withAttributes(element('div', ''), { 'data-compared': id });
    return element('div', 'row', name, select, result);
  }

  /** @param {string} key */
  place(key) {
    return /** @type {HTMLElement | null} */ (this.card.node.querySelector(`[data-compared="${key}"]`));
  }

  /** @param {string} key */
  clear(key) {
    const place = this.place(key);
    if (place) renew(place, 0, () => []);
  }

  /**
   * @param {number} index
   * @param {any} found
   */
  result(index, found) {
    const key = index < this.beside.length ? this.beside[index] : Object.keys(this.instead)[index - this.beside.length];
    const place = this.place(key);
    if (!place || !found) return;
    const { words } = this.guide;
    renew(place, found, () => {
      const verdict = element('p', '', element('b', '', found.verdictText), found.nearest ? element('span', 'soft', words.nearer) : '');
      const lines = [verdict, element('p', 'guide-note', found.countsText), element('p', 'guide-note', unbroken(found.why))];
      return [element('div', 'guide-compared', ...lines)];
    });
  }

  /** Fetches the other policies that somebody can apply under. */
  async bring() {
    const { session, instance, words } = this.guide;
    const { language } = session;
    this.status.textContent = '';
    try {
      const files = await session.others();
      this.others = instance ? files.filter((file) => instance.load(file, language)) : [];
      this.guide.asked = '';
      this.guide.refresh();
      const first = this.options.querySelector('input:not(:checked)');
      if (first) /** @type {HTMLElement} */ (first).focus();
    } catch {
      this.status.textContent = words.othersMissing;
      this.guide.say(words.othersMissing);
    }
  }
}
