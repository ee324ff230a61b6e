import { element, withAttributes } from '../dom.js';
import { days } from './dates.js';
import { button, card, put, renew, unbroken } from './parts.js';

/** Worth knowing beside the result: where to hand it in, the steps, the dates, the award, whom to ask. */
export class Facts {
  /** @param {import('./guide.js').Guide} guide */
  constructor(guide) {
    this.guide = guide;
  }

  /**
   * @param {HTMLElement} place
   * @param {any} report
   */
  draw(place, report) {
    const { words, session } = this.guide;
    const phone = session.wanted().phone || (report && report.contact && report.contact.phone);
    const shown = report && [
      report.lang, report.check, report.asOf, report.routes, report.missingForRoute, report.procedure, report.roundText, report.dates, report.award,
      report.materials, report.contact, phone,
    ];
    renew(place, shown, () => (report ? this.columns(report, phone, words) : []));
  }

  /**
   * @param {any} report
   * @param {string | undefined} phone
   * @param {import('./words.js').Words} words
   */
  columns(report, phone, words) {
    const applying = report.check.kind === 'eligibility';
    const { document, language } = this.guide.session;
    // What is said of the round, and below it its days.
    const round = applying && report.roundText ? [{ ...report.roundText, days: days(document, report, language) }] : [];
    return [
      column(
        this.routes(report, words),
        facts('procedure', applying ? words.procedure : words.follows, report.procedure, 'ol', 'cited cited-steps'),
      ),
      column(
        facts('dates', words.dates, [...round, ...report.dates]),
        facts('award', applying ? words.award : words.support, report.award),
        facts('materials', words.documents, report.materials),
        contact(report.contact || {}, phone, words),
      ),
    ];
  }

  /**
   * @param {any} report
   * @param {import('./words.js').Words} words
   */
  routes({ routes, missingForRoute: open }, words) {
    if (!routes.length && !open.length) return undefined;
    /** @type {HTMLElement[]} */
    const content = routes.length ? [cited('ul', 'cited', routes.map(route))] : [];
    if (open.length) {
      const lead = (/** @type {string} */ input) =>
        element('li', '', button('link', this.guide.label(input, input), () => this.guide.lead(input)));
      content.push(element('p', 'section-help', words.routeOpen), cited('ul', 'missing', open.map(lead)));
    }
    return titled('routes', words.routes, ...content);
  }
}

/** @param {(HTMLElement | undefined)[]} cards */
const column = (...cards) => element('div', 'facts-column', ...cards.flatMap((card) => (card ? [card] : [])));

/**
 * @param {string} part
 * @param {string} title
 * @param {(Node | string)[]} content
 */
function titled(part, title, ...content) {
  const made = card(part, ...content);
  put(made.title, title);
  return made.node;
}

/**
 * @param {'ol' | 'ul'} tag
 * @param {string} className
 * @param {HTMLElement[]} items
 * @returns {HTMLElement}
 */
const cited = (tag, className, items) => withAttributes(element(tag, className, ...items), { role: 'list' });

/**
 * @param {string} part
 * @param {string} title
 * @param {any[]} all
 * @param {'ol' | 'ul'} tag
 * @param {string} className
 */
const facts = (part, title, all, tag = 'ul', className = 'cited') =>
  all.length ? titled(part, title, cited(tag, className, all.map(fact))) : undefined;

/** @param {{ title?: string, text: string, clause: string, note?: string, days?: string }} fact */
const fact = ({ title, text, clause, note, days }) => item(title ? element('b', '', title) : '', clause, [days, text], note);

/** @param {{ to: string, clause: string, unspecified?: boolean, note?: string }} route */
const route = ({ to, clause, unspecified, note }) => item(element(unspecified ? 'span' : 'b', '', to), clause, [], note);

/**
 * @param {Node | string} name
 * @param {string} clause
 * @param {(string | undefined)[]} lines
 * @param {string} [note]
 */
const item = (name, clause, lines, note) =>
  element(
    'li',
    '',
    element('p', '', name, ' ', element('span', 'clause', clause)),
    ...lines.map((line) => (line ? element('p', '', unbroken(line)) : '')),
    note ? element('p', 'note', unbroken(note)) : '',
  );

/**
 * @param {{ address?: string }} contact
 * @param {string | undefined} phone
 * @param {import('./words.js').Words} words
 */
function contact({ address }, phone, words) {
  if (!phone && !address) return undefined;
  const call = phone ? element('p', '', withAttributes(element('a', 'phone', phone), { href: `tel:${phone}` })) : '';
  return titled('contact', words.contact, call, address ? element('p', '', address) : '');
}
