import { modelOf } from './model.js';
import { fileName } from './plain.js';

/** A spreadsheet would compute what begins so; full-width signs count, some programs fold them. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

/**
 * Quoted always, so that neither commas nor the separator of the visitor's own system matter.
 * @param {string} field
 */
function quoted(field) {
  const safe = FORMULA.test(field) ? `'${field}` : field;
  return `"${safe.replace(/"/g, '""')}"`;
}

/** A figure without separators: a program that writes them in another way still takes it for a number. @param {string} value */
const bare = (value) => (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(value) ? value.replace(/,/g, '') : value);

/**
 * The report as a table: what it is about, the answers, every criterion.
 * @param {import('./plain.js').Plain} report
 * @param {import('./figures.js').Labels} [labels]
 * @returns {{ name: string, text: string }}
 */
export function csvFile(report, labels) {
  const model = modelOf(report, labels);
  const { say, years } = model;
  const scored = model.rows.some(({ points }) => points);
  const head = [
    [say.sheetName, model.title],
    [model.forApplicants ? say.applicant : say.check, model.check],
    [say.number, model.number || say.noNumber],
    [say.issuer, model.issuer],
    [say.version, model.version],
    [say.hash, model.hash],
    [say.day, model.day],
    [say.result, [model.headline.title, model.headline.detail].filter(Boolean).join(say.semicolon)],
    ...(model.score ? [[say.score, model.score.text], [say.grade, model.score.grade]] : []),
    ...(model.validity ? [[say.note, model.validity]] : []),
    [say.product, model.product],
    [say.note, model.disclaimer],
  ];
  const answers = model.entries.map(({ label, unit, value, years: own }) => {
    return [label, bare(value), unit, ...years.map((year) => bare(own[year] || ''))];
  });
  const criteria = model.rows.map((row) => [
    row.number,
    row.statement,
    row.clause,
    say[/** @type {'computed'} */ (row.evidence)],
    row.word,
    ...(scored ? [row.points] : []),
    row.measured,
    row.required,
    row.gaps.join(say.or),
    [row.why, row.looksAt && say.looksAt + row.looksAt, row.note].filter(Boolean).join(say.semicolon),
  ]);
  const lines = [
    ...head,
    [],
    ...(answers.length ? [[say.item, say.value, say.unitColumn, ...years], ...answers, []] : []),
    [
      say.ordinal, say.statement, say.clause, say.evidence, say.statusColumn, ...(scored ? [say.points] : []),
      say.measured, say.required, say.gap, say.note,
    ],
    ...criteria,
  ];
  const table = lines.map((line) => `${line.map(quoted).join(',')}\r\n`).join('');
  // Without the mark at its start, Excel takes Chinese for another encoding.
  return { name: fileName(report, say.fileName, 'csv'), text: `\ufeff${table}` };
}
