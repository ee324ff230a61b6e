import { having, makerOf, mark } from './dom.js';
import { EVIDENCE } from './model.js';
import { fill } from './words.js';

/**
 * @typedef {import('./model.js').Model} Model
 * @typedef {import('./model.js').Row} Row
 * @typedef {{ name: string, wide: string, cell: (row: Row) => (Node | string)[] }} Column
 */

/**
 * A table with a name, whose head is printed again on each page.
 * @param {Document} doc
 * @param {{ id: string, className: string, head: [string, string][], lines: HTMLElement[] }} parts of the head: text and class
 */
function table(doc, { id, className, head, lines }) {
  const make = makerOf(doc);
  const cells = head.map(([text, wide]) => having(make(`th.${wide}`, text), { scope: 'col' }));
  return having(make(`table.${className}`, make('thead', make('tr', ...cells)), make('tbody', ...lines)), { 'aria-labelledby': id });
}

/**
 * What was entered: series with their years and sum, everything else with its value.
 * @param {Document} doc
 * @param {Model} model
 */
export function figures(doc, { entries, years, say }) {
  const make = makerOf(doc);
  const lines = entries.map((entry) => {
    const unit = entry.unit && make('span.unit', fill(say.brackets, entry.unit));
    const cells = years.map((year) => make('td.number', entry.years[year] || ''));
    const blank = entry.value === say.blank || entry.value === say.unknown;
    const name = having(make('th', entry.label, unit), { scope: 'row' });
    return make('tr', name, ...cells, make(blank ? 'td.number blank' : 'td.number', entry.value));
  });
  /** @type {[string, string][]} */
  const head = [[say.item, 'item']];
  for (const year of years) head.push([year, 'year']);
  head.push([years.length ? say.totalOrValue : say.value, 'value']);
  return table(doc, { id: 'figures', className: years.length ? 'figures yearly' : 'figures', head, lines });
}

/**
 * The statement of a criterion with all that belongs to it.
 * @param {Document} doc
 * @param {Row} row
 * @param {Model} model
 */
function statement(doc, row, { say }) {
  const make = makerOf(doc);
  const line = (/** @type {string} */ content) => content && make('span.more', content);
  return [
    make('span.statement', row.statement, ' ', row.clause && make('span.clause', row.clause)),
    line(row.why),
    line(row.looksAt && say.looksAt + row.looksAt),
    line(row.due && fill(say.due, row.due)),
    row.soft && row.look === 'unmet' && line(say.soft),
    line(row.note && say.reading + row.note),
  ];
}

/**
 * The columns for a kind of evidence.
 * @param {Document} doc
 * @param {Model} model
 * @param {Row[]} rows
 * @param {string} evidence
 * @returns {[string, string, (row: Row) => (Node | string | false | undefined)[]][]}
 */
function columns(doc, model, rows, evidence) {
  const { say } = model;
  const scored = rows.some(({ points }) => points);
  const compared = rows.some(({ measured, required }) => measured || required);
  /** @type {[string, string, (row: Row) => (Node | string | false | undefined)[]][]} */
  const further = [];
  if (scored) further.push([say.points, 'figure', ({ points }) => [points]]);
  if (compared) {
    const byHand = (/** @type {Row} */ { measured, arithmetic }) => measured && arithmetic && makerOf(doc)('span.more', arithmetic);
    further.push([say.measured, 'figure', (row) => [row.measured, byHand(row)]], [say.required, 'figure', ({ required }) => [required]]);
  }
  if (rows.some(({ gaps }) => gaps.length)) further.push([say.gap, 'gap', ({ gaps }) => [gaps.join(say.or)]]);
  if (evidence === 'judged') further.push([say.remarks, 'remarks', () => ['']]);
  return [
    [say.ordinal, 'ordinal', ({ number }) => [number]],
    [say.statusColumn, 'status', ({ look, word }) => [mark(doc, look), makerOf(doc)('span.word', word)]],
    [say.criterion, 'criterion', (row) => statement(doc, row, model)],
    ...further,
  ];
}

/**
 * The criteria of each kind of evidence, parts below their whole.
 * @param {Document} doc
 * @param {Model} model
 */
export function criteria(doc, model) {
  const make = makerOf(doc);
  /** @type {Record<string, Row[]>} */
  const groups = { computed: [], declared: [], judged: [] };
  let group = groups.computed;
  for (const row of model.rows) {
    if (!row.depth) group = groups[row.evidence];
    group.push(row);
  }
  return EVIDENCE.filter((evidence) => groups[evidence].length).map((evidence) => {
    const rows = groups[evidence];
    const shown = columns(doc, model, rows, evidence);
    const lines = rows.map((row) => {
      const cells = shown.map(([, wide, cell]) => make(`td.${wide}`, ...cell(row)));
      return having(make(`tr.${row.depth ? 'part' : 'whole'}`, ...cells), { 'data-depth': String(Math.min(row.depth, 3)), 'data-look': row.look });
    });
    const head = shown.map(([name, wide]) => /** @type {[string, string]} */ ([name, wide]));
    return make(
      'section',
      having(make('h2', model.say[evidence]), { id: evidence }),
      evidence === 'judged' && make('p.help', model.say.judgedHelp),
      table(doc, { id: evidence, className: `criteria ${evidence}`, head, lines }),
    );
  });
}
