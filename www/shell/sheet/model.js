import { lookOf } from '../marks.js';
import { entries, figure, yearsOf } from './figures.js';
import { gapSentences, planSentences } from './gaps.js';
import { address, list, own, record, text, texts } from './plain.js';
import { fill, words } from './words.js';

/**
 * @typedef {import('./plain.js').Plain} Plain
 * @typedef {import('./words.js').Words} Words
 * @typedef {{
 *   number: string, depth: number, id: string, statement: string, clause: string, evidence: string, status: string, look: string,
 *   word: string, soft: boolean, due: string, measured: string, required: string, arithmetic: string, points: string,
 *   gaps: string[], nearest: string, why: string, looksAt: string, note: string, materials: string[],
 * }} Row `why` is what else explains the status: a waiver, a reason, what is waited for
 * @typedef {{ title: string, text: string, clause: string, note: string }} Cited
 * @typedef {ReturnType<typeof modelOf>} Model
 */

export const EVIDENCE = /** @type {const} */ (['computed', 'declared', 'judged']);

/** Nested deeper than any policy: a file made to exhaust the reader. */
const DEEPEST = 8;

/** @param {unknown} facts */
const cited = (facts) =>
  list(facts).map(record).map((fact) => ({
    title: text(fact.title), text: text(fact.text) || text(fact.to), clause: text(fact.clause), note: text(fact.note),
  })).filter((fact) => fact.text);

/**
 * Every criterion with its number: parts after their whole, as 3.1.
 * @param {unknown} criteria
 * @param {string} prefix
 * @param {number} depth
 * @returns {{ criterion: any, number: string, depth: number }[]}
 */
function numbered(criteria, prefix = '', depth = 0) {
  return list(criteria).map(record).flatMap((criterion, at) => {
    const number = `${prefix}${at + 1}`;
    const parts = depth < DEEPEST ? numbered(criterion.parts, `${number}.`, depth + 1) : [];
    return [{ criterion, number, depth }, ...parts];
  });
}

/**
 * How many criteria of a kind have each status, in the words of the report.
 * @param {Row[]} rows
 * @param {Words} say
 */
function tallies(rows, say) {
  return EVIDENCE.map((evidence) => {
    const own = rows.filter((row) => !row.depth && row.evidence === evidence);
    const found = [...new Set(own.map(({ word }) => word))];
    const counted = found.map((word) => fill(say.countOf, word, own.filter((row) => row.word === word).length));
    const review = evidence === 'judged' && own.every(({ status }) => status === 'judged');
    const sentence = review ? fill(say.countJudged, own.length) : fill(say.counted, say[evidence], own.length, counted.join(say.listed));
    return { total: own.length, sentence };
  }).filter(({ total }) => total);
}

/**
 * @param {Plain} score
 * @param {Words} say
 */
function scoreOf({ min, max, outOf, grade }, say) {
  const [low, high, most] = [figure(min, say), figure(max, say), figure(outOf, say)];
  if (!low && !high) return undefined;
  const { title, note } = record(grade);
  const range = low === high ? low : `${low} – ${high}`;
  return { text: range + (most && fill(say.brackets, fill(say.of, most))), grade: text(title), note: text(note) };
}

/**
 * A report as the sheet, the table and the short text show it: plain texts in the language of the report.
 * @param {Plain} given
 * @param {import('./figures.js').Labels} [labels] from `labelsOf`
 * @param {'zh' | 'en'} [lang] of our own words; the report's own where none is named
 */
export function modelOf(given, labels = {}, lang) {
  const report = record(given);
  const language = lang || (report.lang === 'en' ? 'en' : 'zh');
  const say = words(language);
  const all = numbered(report.criteria);
  const numbers = new Map(all.map(({ criterion, number }) => [text(criterion.id), number]));
  const statements = new Map(all.map(({ criterion }) => [text(criterion.id), text(criterion.statement)]));
  const labelOf = (/** @type {string} */ id) => {
    const label = own(labels, id);
    return (label && label.label) || statements.get(id) || id;
  };
  const numberOf = (/** @type {string} */ id) => numbers.get(id) || '';

  const rows = all.map(({ criterion, number, depth }) => {
    const status = text(criterion.status);
    const evidence = text(criterion.evidence);
    const waits = status === 'unanswered' && evidence === 'computed' && !list(criterion.parts).length ? texts(criterion.missing) : [];
    return /** @type {Row} */ ({
      number,
      depth,
      id: text(criterion.id),
      statement: text(criterion.statement),
      clause: text(criterion.clause),
      evidence: EVIDENCE.find((one) => one === evidence) || 'computed',
      status,
      look: lookOf(status, criterion.favourable),
      word: text(criterion.statusText) || own(say.status, status) || status,
      soft: criterion.soft === true,
      due: text(criterion.by),
      measured: figure(criterion.measured, say),
      required: figure(criterion.required, say),
      arithmetic: text(criterion.arithmetic),
      points: text(criterion.pointsText),
      ...gapSentences(criterion, labelOf, numberOf, say),
      why: [
        text(record(criterion.waived || criterion.applies).statement) || text(criterion.reasonText),
        waits.length ? say.waitsFor + waits.map(labelOf).join(say.listed) : '',
      ].filter(Boolean).join(say.semicolon),
      looksAt: text(criterion.looksAt),
      note: text(criterion.note),
      materials: texts(criterion.materials),
    });
  });

  const policy = record(report.policy);
  const check = record(report.check);
  const headline = record(report.headline);
  const contact = record(report.contact);
  const declared = new Set(rows.filter(({ evidence }) => evidence === 'declared').map(({ id }) => id));
  const asked = entries(report, labels, declared, say);
  /** @type {Map<string, string[]>} */
  const proofs = new Map();
  for (const { materials, number } of rows) {
    for (const material of materials) proofs.set(material, [...(proofs.get(material) || []), number]);
  }
  return {
    language,
    say,
    title: text(policy.title),
    number: text(policy.documentNumber),
    issuer: text(policy.issuer),
    version: text(policy.version),
    hash: text(policy.hash),
    url: address(policy.url),
    check: text(check.title),
    /** Whether the check is for a type of applicant, and not about duties, targets or grades. */
    forApplicants: check.kind === 'eligibility',
    day: text(report.asOf),
    product: text(report.productVersion),
    validity: text(report.validityText),
    round: cited([report.roundText]),
    headline: { title: text(headline.title), detail: text(headline.detail) },
    tallies: tallies(rows, say),
    score: scoreOf(record(report.score), say),
    rows,
    entries: asked,
    years: yearsOf(asked),
    open: list(report.missing).length,
    openForRoute: list(report.missingForRoute).length,
    plan: planSentences(report.plan, labelOf, (id) => statements.get(id) || '', numberOf, say),
    problems: list(report.problems).map((problem) => text(record(problem).message)).filter(Boolean),
    routes: cited(report.routes),
    materials: cited(report.materials),
    proofs: [...proofs],
    dates: cited(report.dates),
    contact: [text(contact.phone), text(contact.address)].filter(Boolean),
    disclaimer: text(report.disclaimer) || say.disclaimer,
  };
}

/**
 * What still stands in the way of the applicant, outermost only; what an exception can settle comes last.
 * @param {Model} model
 */
export function unmetRows({ rows }) {
  const unmet = rows.filter(({ look, depth }) => look === 'unmet' && !depth);
  return [...unmet.filter(({ soft }) => !soft), ...unmet.filter(({ soft }) => soft)];
}

/**
 * Where a criterion that is not met stands, and how it could be met.
 * @param {Row} row
 * @param {Words} say
 */
export function distance({ measured, required, gaps, soft }, say) {
  const now = measured && required ? fill(say.now, measured, required) : '';
  return [now, gaps.join(say.or), soft ? say.soft : ''].filter(Boolean).join(say.semicolon);
}
