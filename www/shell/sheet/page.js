import { having, makerOf } from './dom.js';
import { distance, modelOf, unmetRows } from './model.js';
import { criteria, figures } from './tables.js';
import { fill } from './words.js';

/**
 * @typedef {import('./model.js').Model} Model
 * @typedef {import('./dom.js').Maker} Maker
 */

/**
 * @param {Maker} make
 * @param {Model} model
 */
function head(make, model) {
  const { say } = model;
  const round = model.round.map(({ title, text, clause }) => {
    return [title, text + (clause && fill(say.brackets, clause))].filter(Boolean).join(say.semicolon);
  });
  const blanks = [say.unit, say.filledBy, say.phone].map((name) => make('div', make('dt', name), make('dd')));
  return make(
    'header',
    make('p.kind', say.sheetName),
    // An opening quotation mark hangs into the margin.
    make(model.title.startsWith('“') && model.language === 'zh' ? 'h1.hanging' : 'h1', model.title),
    pairs(make, 'facts short', [
      [model.forApplicants ? say.applicant : say.check, model.check],
      [say.day, model.day],
      [say.number, model.number || say.noNumber],
      [say.version, model.version],
    ]),
    pairs(make, 'facts', [
      [say.issuer, model.issuer],
      [say.round, round.join('')],
      [say.source, model.url],
      [say.hash, model.hash],
    ]),
    make('dl.blanks', ...blanks),
  );
}

/**
 * Names with their values; those without one are left out.
 * @param {Maker} make
 * @param {string} name the class
 * @param {[string, string][]} facts
 */
const pairs = (make, name, facts) =>
  make(`dl.${name}`, ...facts.filter(([, value]) => value).map(([term, value]) => make('div', make('dt', term), make('dd', value))));

/**
 * @param {Maker} make
 * @param {Model} model
 */
function result(make, { say, headline, validity, tallies }) {
  return make(
    'section.result',
    make('h2', say.result),
    make('p.verdict', headline.title),
    headline.detail && make('p', headline.detail),
    validity && make('p', make('b', validity)),
    make('ul.tallies', ...tallies.map(({ sentence }) => make('li', sentence))),
  );
}

/**
 * A headed list, or nothing where it is empty.
 * @param {Maker} make
 * @param {string} title
 * @param {(Node | string)[]} items
 * @param {string} [name] the class of the list
 * @param {string} [help]
 */
const listed = (make, title, items, name = 'plain', help = '') =>
  items.length > 0 && make('section', make('h2', title), help && make('p.help', help), make(`ul.${name}`, ...items.map((item) => make('li', item))));

/**
 * @param {Maker} make
 * @param {Model} model
 */
function ahead(make, model) {
  const { say, plan } = model;
  const unmet = unmetRows(model).map((row) => {
    const gap = distance(row, say);
    const clause = row.clause && make('span.clause', fill(say.brackets, row.clause));
    return make('span', make('b', `${row.number}. `), row.statement, clause, gap && make('span.more', gap));
  });
  return [
    listed(make, say.toMend, model.problems),
    listed(make, say.nearest, unmet, 'unmet'),
    listed(make, plan.title, plan.changes),
    listed(make, say.obstacles, plan.obstacles),
    // Only below a plan: alone they would speak of nothing.
    ...(plan.changes.length || plan.obstacles.length ? plan.notes.map((note) => make('p.help', note)) : []),
  ];
}

/**
 * @param {Maker} make
 * @param {Model} model
 */
function facts(make, model) {
  const { say } = model;
  const cited = (/** @type {import('./model.js').Cited} */ { title, text, clause, note }) =>
    make(
      'span',
      title && title !== say.materials && make('b', title + say.colon),
      text,
      clause && make('span.clause', fill(say.brackets, clause)),
      note && make('span.more', say.reading + note),
    );
  const routes = model.routes.length || !model.openForRoute ? model.routes.map(cited) : [say.handInOpen];
  const proofs = model.proofs.map(([material, numbers]) => material + fill(say.brackets, numbers.join(say.listed)));
  return [
    listed(make, say.handIn, routes),
    listed(make, say.materials, model.materials.map(cited)),
    listed(make, say.proofs, proofs, 'boxes', say.proofsHelp),
    listed(make, say.dates, model.dates.map(cited)),
    listed(make, say.contact, model.contact),
  ];
}

/**
 * @param {Maker} make
 * @param {Model} model
 */
function foot(make, { say, disclaimer, product }) {
  const lines = [say.signature, say.approval, say.signedOn].map((name) => make('div', make('dt', name), make('dd')));
  return make(
    'footer',
    make('dl.blanks signatures', ...lines),
    make('p.disclaimer', disclaimer),
    make('p.help', say.made, product && `${say.space}${say.product}${say.colon}${product}${say.stop}`),
  );
}

/**
 * Writes the sheet into an empty document.
 * @param {Document} doc
 * @param {import('./plain.js').Plain} report
 * @param {'zh' | 'en'} [lang]
 * @param {import('./figures.js').Labels} [labels]
 * @returns {Model}
 */
export function fillSheet(doc, report, lang, labels) {
  const model = modelOf(report, labels, lang);
  const make = makerOf(doc);
  const { say, language, title, check, day } = model;
  doc.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  // The name that a browser gives to the PDF.
  doc.title = [title, check, say.fileName, day].filter(Boolean).join(' ');
  const entered = model.entries.length > 0 && make('section', having(make('h2', say.figures), { id: 'figures' }), figures(doc, model));
  doc.body.textContent = '';
  doc.body.append(
    make(
      'main',
      head(make, model),
      result(make, model),
      ...ahead(make, model),
      entered,
      ...criteria(doc, model),
      ...facts(make, model),
      foot(make, model),
    ),
  );
  return model;
}
