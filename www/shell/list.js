import { address, css } from '#list-style';
import { adopt } from './adopt.js';
import { element, withAttributes } from './dom.js';
import { words } from './list-words.js';

/**
 * @typedef {{ id: string, title: string, applicants?: string[] }} ListedCheck
 * @typedef {{ from: string, until?: string }} Window
 * @typedef {{
 *   id: string, title: string, number?: string, issuer: string, forWhom: string, checked: string,
 *   inForce: Window, windows?: Window[], applicants?: { id: string, name: string }[], checks: ListedCheck[],
 * }} Listed
 * @typedef {{ search: string, applicant: string }} Wanted
 */

/** As people compare words: without case, and full-width letters and digits as their plain twins. */
const folded = (/** @type {string} */ text) => text.normalize('NFKC').toLowerCase();

/**
 * Whether a policy, or one of its checks, is for a kind of applicant. What names none is for all.
 * @param {ListedCheck} check
 * @param {string} applicant empty for anybody
 */
const isFor = ({ applicants }, applicant) => !applicant || !applicants || applicants.includes(applicant);

/**
 * @param {Listed} policy
 * @param {Wanted} wanted
 */
export function fits(policy, { search, applicant }) {
  const named = policy.checks.some((check) => !applicant || (check.applicants || []).includes(applicant));
  const { title, number = '', issuer, forWhom, checks } = policy;
  const text = folded([title, number, issuer, forWhom, ...checks.map((check) => check.title)].join(' '));
  return named && folded(search).split(/\s+/).every((word) => text.includes(word));
}

/**
 * Where a policy stands on a day: its round if it names one, else whether it is in force. Days are `YYYY-MM-DD`.
 * @param {Listed} policy
 * @param {string} day
 * @returns {'notYet' | 'inForce' | 'expired' | 'upcoming' | 'open' | 'closed'}
 */
export function standing({ inForce, windows }, day) {
  if (day < inForce.from) return 'notYet';
  if (inForce.until && day > inForce.until) return 'expired';
  if (!windows || !windows.length) return 'inForce';
  if (windows.some(({ from, until = from }) => from <= day && day <= until)) return 'open';
  return windows.some(({ from }) => day < from) ? 'upcoming' : 'closed';
}

/** What can be used comes first. */
const RANK = ['open', 'inForce', 'upcoming', 'notYet', 'closed', 'expired'];

/** @param {ShadowRoot} shadow */
export const dress = (shadow) => adopt(shadow, 'list', css, address);

/** The list of policies to choose from. It needs no instance: nothing is computed before a policy is chosen. */
export class PolicyList {
  /**
   * @param {Listed[]} policies
   * @param {{ language: 'zh' | 'en', day: string, wanted: Wanted, pick: (policy: string, check: string) => void, speak: () => void }} options
   */
  constructor(policies, { language, day, wanted, pick, speak }) {
    this.policies = policies;
    this.words = words(language);
    this.day = day;
    this.wanted = wanted;
    // From here on the page tells that it is loading, and only one speaks at a time.
    const quiet = () => this.count.removeAttribute('role');
    this.pick = (/** @type {string} */ policy, /** @type {string} */ check) => {
      quiet();
      pick(policy, check);
    };
    this.cards = element('ul', 'ec-list');
    this.cards.setAttribute('role', 'list');
    this.count = withAttributes(element('p', 'ec-list-count'), { role: 'status' });
    this.node = withAttributes(element('div', 'widget'), { part: 'list', lang: language === 'zh' ? 'zh-CN' : language });
    this.node.append(
      this.head(() => {
        quiet();
        speak();
      }),
      this.controls(),
      this.count,
      this.cards,
    );
    this.draw();
  }

  /** @param {() => void} speak */
  head(speak) {
    const other = withAttributes(element('button', 'tool', this.words.other), { type: 'button', lang: this.words.otherTag });
    other.onclick = speak;
    const title = withAttributes(element('h2', 'title', this.words.title), { tabindex: '-1' });
    const line = element('div', 'head-line', element('div', 'head-text', title), element('div', 'tools', other));
    return element('header', 'head', line, element('p', 'lead', this.words.lead));
  }

  controls() {
    const search = withAttributes(element('input', 'field'), {
      type: 'text', id: 'ec-search', autocomplete: 'off', placeholder: this.words.searchHint,
    });
    search.value = this.wanted.search;
    search.oninput = () => {
      this.wanted.search = search.value;
      this.draw();
    };
    const who = withAttributes(element('select', 'field'), { id: 'ec-who' });
    who.append(new Option(this.words.anybody, ''));
    for (const { id, name } of this.applicants()) who.append(new Option(name, id));
    who.value = this.wanted.applicant;
    who.onchange = () => {
      this.wanted.applicant = who.value;
      this.draw();
    };
    const labelled = (/** @type {HTMLElement} */ field, /** @type {string} */ text) =>
      element('div', 'ec-list-control', withAttributes(element('label', '', text), { for: field.id }), field);
    return element('div', 'ec-list-controls', labelled(search, this.words.search), labelled(who, this.words.who));
  }

  /** Every kind of applicant that a policy names, once. */
  applicants() {
    const all = this.policies.flatMap(({ applicants = [] }) => applicants);
    return all.filter(({ id }, at) => all.findIndex((other) => other.id === id) === at);
  }

  draw() {
    const rank = (/** @type {Listed} */ policy) => RANK.indexOf(standing(policy, this.day));
    const shown = this.policies.filter((policy) => fits(policy, this.wanted)).sort((one, other) => rank(one) - rank(other));
    this.cards.textContent = '';
    this.cards.append(...shown.map((policy) => this.card(policy)));
    this.count.textContent = shown.length ? this.words.count.replace('{}', String(shown.length)) : this.words.none;
  }

  /** @param {Listed} policy */
  card(policy) {
    const state = standing(policy, this.day);
    const good = state === 'inForce' || state === 'open';
    const chip = element('span', good ? 'chip chip-good' : 'chip chip-odd', this.words[state]);
    // As the title of the form: a mark that is blank on its left hangs into the margin.
    const hangs = /^[“《「]/.test(policy.title) ? 'hangs' : '';
    const title = withAttributes(element('h3', hangs, policy.title, ' ', chip), { id: `ec-policy-${policy.id}` });
    const source = [policy.number, policy.issuer].filter(Boolean).join(' · ');
    const checks = element('div', 'ec-list-checks');
    withAttributes(checks, { role: 'group', 'aria-label': `${policy.title}: ${this.words.choose}` });
    for (const check of policy.checks.filter((one) => isFor(one, this.wanted.applicant))) {
      const button = withAttributes(element('button', 'tool', check.title), { type: 'button' });
      button.onclick = () => this.pick(policy.id, check.id);
      checks.append(button);
    }
    return element(
      'li',
      'card',
      title,
      element('p', 'ec-list-source', source),
      element('p', '', this.words.for, policy.forWhom),
      checks,
      element('p', 'ec-list-source', this.words.checked.replace('{}', policy.checked)),
    );
  }
}
