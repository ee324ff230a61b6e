import { element, withAttributes } from '../dom.js';
import { line } from './line.js';
import { button, card, cited, list, put, renew, unbroken } from './parts.js';
import { fill } from './words.js';

/** What another figure would change, without touching what was entered. */
export class WhatIf {
  /** @param {import('./guide.js').Guide} guide */
  constructor(guide) {
    this.guide = guide;
    /** @type {string | undefined} The input whose figure is tried, once the visitor has chosen one. */
    this.input = undefined;
    /** @type {string | undefined} The figure as typed; nothing until somebody does. */
    this.text = undefined;
    this.help = element('p', 'section-help');
    this.label = withAttributes(element('label', 'label'), { for: 'ec-what-if-input' });
    this.select = withAttributes(element('select', 'field'), { id: 'ec-what-if-input' });
    this.select.onchange = () => this.tryFigure(this.select.value, undefined);
    this.less = button('tool', '−', () => this.step(-1));
    this.more = button('tool', '+', () => this.step(1));
    this.field = withAttributes(element('input', 'field'), { type: 'text', inputmode: 'numeric', autocomplete: 'off' });
    this.field.oninput = () => this.tryFigure(this.shown, this.field.value);
    this.line = element('div', 'guide-line');
    this.turns = element('div', '');
    this.outcome = element('div', 'guide-done');
    const row = element('div', 'row', this.label, this.select);
    const stepper = element('div', 'guide-stepper', this.less, this.field, this.more);
    this.card = card('what-if', this.help, row, stepper, this.line, this.outcome, this.turns);
    /** The input that the card shows. */
    this.shown = '';
    /** @type {any} Its figures. */
    this.lever = undefined;
  }

  /** What to try; nothing until the visitor does. */
  wanted() {
    const figure = (this.text || '').replace(/[,，\s]/g, '');
    return this.input && /^\d+(\.\d+)?$/.test(figure) ? { input: this.input, figure } : undefined;
  }

  /**
   * @param {string} input
   * @param {string | undefined} text
   */
  tryFigure(input, text) {
    this.input = input;
    this.text = text;
    this.guide.refresh();
    const lines = [...this.outcome.querySelectorAll('p, li')].map(({ textContent }) => textContent);
    this.guide.say(lines.join(' '));
  }

  /** @param {number} by */
  step(by) {
    const { lever } = this;
    const wanted = this.wanted();
    const now = Number(wanted ? wanted.figure : decimal(lever.today.exact));
    const [least, most] = [lever.min, lever.max].map(({ exact }) => Number(decimal(exact)));
    this.tryFigure(this.shown, String(Math.min(Math.max(now + by, least), most)));
  }

  /**
   * @param {Element} place
   * @param {any} report
   */
  draw(place, report) {
    const levers = report ? report.levers : [];
    const chosen = levers.find((/** @type {any} */ { input }) => input === this.input);
    const [nearest] = report ? report.nearest : [];
    const near = nearest && levers.find((/** @type {any} */ { input }) => input === nearest.input);
    this.lever = chosen || near || levers[0];
    if (!this.lever) {
      this.card.node.remove();
      return;
    }
    const { words } = this.guide;
    const { lever } = this;
    if (!chosen) this.text = undefined;
    this.shown = lever.input;
    put(this.card.title, words.whatIf);
    put(this.help, words.onlyTried);
    put(this.label, words.which);
    this.field.setAttribute('aria-label', words.figure);
    this.less.setAttribute('aria-label', words.less);
    this.more.setAttribute('aria-label', words.more);
    const names = levers.map((/** @type {any} */ { input, name }) => [input, name]);
    renew(this.select, names, () => names.map((/** @type {[string, string]} */ [input, name]) => new Option(name, input)));
    if (this.select.value !== lever.input) this.select.value = lever.input;
    const text = this.text === undefined ? decimal(lever.today.exact) : this.text;
    if (this.field.value !== text) this.field.value = text;
    const tried = this.wanted();
    renew(this.line, [lever, tried], () => [line(lever, tried && tried.figure)]);
    renew(this.turns, [lever, words.turns], () => this.points(lever));
    renew(this.outcome, [report.whatIf, this.text, lever, words.today], () => [this.result(report, lever)]);
    if (this.card.node.parentNode !== place) place.prepend(this.card.node);
  }

  /** @param {any} lever */
  points(lever) {
    const { words } = this.guide;
    if (!lever.tippingPoints.length) return [];
    const items = lever.tippingPoints.map((/** @type {any} */ { at, statusText, statement }) => {
      const told = at.text + words.colon + statusText;
      const go = button('link', told, () => this.tryFigure(lever.input, decimal(at.exact)));
      return element('li', '', go, cited(statement));
    });
    return [element('h4', 'group', words.turns), list(items)];
  }

  /**
   * @param {any} report
   * @param {any} lever
   */
  result({ whatIf }, lever) {
    const { words } = this.guide;
    const tried = this.wanted();
    if (this.text === undefined || (tried && same(tried.figure, lever.today.exact))) return element('p', '', words.today);
    if (!whatIf) return element('p', '', fill(words.cannotTry, lever.min.text, lever.max.text));
    const turns = whatIf.turns.map((/** @type {any} */ { toText, statement }) => {
      const told = unbroken(toText + words.colon + statement);
      return element('li', '', told);
    });
    return element('div', '', element('p', '', whatIf.headline), list(turns));
  }
}

/** What stands in a field for an exact number: whole, or a decimal that was typed. @param {string} exact */
function decimal(exact) {
  const [above, below] = exact.split('/');
  return below ? String(Number(above) / Number(below)) : above;
}

/**
 * @param {string} typed
 * @param {string} exact
 */
const same = (typed, exact) => typed.replace(/^0+(?=\d)/, '') === decimal(exact);
