import { element } from '../dom.js';
import { button, card, cited, list, put, renew, unbroken } from './parts.js';

/** So many of the nearest gaps stand above everything else; each also stands at its criterion. */
const SHOWN = 4;

/** What to do first: the smallest single changes, and the smallest joint one that meets everything. */
export class First {
  /** @param {import('./guide.js').Guide} guide */
  constructor(guide) {
    this.guide = guide;
    this.gaps = element('div', '');
    this.nearest = card('nearest', this.gaps);
    this.changes = element('div', '');
    this.plan = card('plan', this.changes);
    /** The answers right after the plan was entered, while that can be taken back. */
    this.entered = '';
  }

  /**
   * @param {Element} place
   * @param {any} report
   */
  draw(place, report) {
    const { words, session } = this.guide;
    if (this.entered && this.entered !== JSON.stringify(session.answers)) this.entered = '';
    const nearest = report ? report.nearest.slice(0, SHOWN) : [];
    const plan = report && report.plan;
    const told = plan && (this.entered || plan.changes.length || plan.steps.length || plan.obstacles.length);
    put(this.nearest.title, words.nearest);
    // Where something stands in the way, the figures are needed and do not suffice.
    const title = plan && plan.status === 'blocked' ? words.needed : words.plan;
    put(this.plan.title, title);
    renew(this.gaps, [nearest, words.nearest], () => [list(nearest.map((/** @type {any} */ gap) => this.gap(gap, report)))]);
    renew(this.changes, [told ? plan : 0, this.entered, title], () => (told ? this.planned(plan) : []));
    keep(place, this.nearest.node, nearest.length > 0);
    keep(place, this.plan.node, Boolean(told));
  }

  /**
   * @param {any} gap
   * @param {any} report
   */
  gap(gap, report) {
    const { words } = this.guide;
    const item = element('li', '', button('link guide-gap', gap.text, () => this.guide.lead(gap.input)), cited(gap.statement, gap.clause));
    const broken = report.criteria.filter((/** @type {any} */ { id }) => gap.breaks.includes(id));
    if (broken.length) {
      const statements = broken.map((/** @type {any} */ { statement }) => statement).join(words.comma);
      item.append(element('p', 'guide-note', unbroken(words.breaks + statements)));
    }
    return item;
  }

  /** @param {any} plan */
  planned(plan) {
    const { words } = this.guide;
    const named = (/** @type {any} */ { statement, clause }) => element('li', '', cited(statement, clause));
    const group = (/** @type {string} */ title, /** @type {any[]} */ criteria) =>
      criteria.length ? [element('h4', 'group', title), list(criteria.map(named))] : [];
    const change = (/** @type {any} */ { text, reason }) => element('li', '', element('p', '', unbroken(text)), cited(reason));
    return [
      ...group(words.inTheWay, plan.obstacles),
      ...(plan.changes.length ? [list(plan.changes.map(change))] : []),
      ...group(words.also, plan.steps),
      ...plan.notes.map((/** @type {string} */ note) => element('p', 'section-help', note)),
      ...this.action(plan),
    ];
  }

  /** @param {any} plan */
  action(plan) {
    const { words } = this.guide;
    if (this.entered) {
      const undo = button('tool', words.undo, () => this.undo());
      return [element('p', 'guide-done', words.entered), undo];
    }
    return plan.answers && plan.status !== 'blocked' ? [button('tool', words.enter, () => this.enter(plan.answers))] : [];
  }

  /** @param {object} answers */
  enter(answers) {
    const { session } = this.guide;
    if (!session.engine) return;
    session.engine.enter({ answers });
    session.noteAnswers();
    this.entered = JSON.stringify(session.answers);
    this.guide.refresh();
    this.focus();
  }

  undo() {
    const { session } = this.guide;
    if (!session.engine) return;
    session.engine.undo();
    session.noteAnswers();
    this.entered = '';
    this.guide.refresh();
    this.focus();
  }

  /** The button that was pressed is gone; the visitor's place shall not be. */
  focus() {
    const next = /** @type {HTMLElement | null} */ (this.changes.querySelector('button')) || this.plan.title;
    next.tabIndex = 0;
    next.focus();
  }
}

/**
 * @param {Element} place
 * @param {Element} node
 * @param {boolean} wanted
 */
function keep(place, node, wanted) {
  if (wanted && node.parentNode !== place) place.append(node);
  else if (!wanted && node.parentNode) node.remove();
}
