import { figure } from './figures.js';
import { list, record, text, texts } from './plain.js';
import { fill } from './words.js';

/**
 * @typedef {import('./words.js').Words} Words
 * @typedef {(id: string) => string} Named
 */

/** @param {string} amount */
const falls = (amount) => /^[-−]/.test(amount);

/**
 * What a change of one figure does. The report has a sentence for it; a report without one has the figures.
 * @param {any} gap
 * @param {Named} labelOf
 * @param {Words} say
 */
function sentenceOf(gap, labelOf, say) {
  const by = figure(gap.by, say);
  if (text(gap.text) || !by) return text(gap.text);
  const name = text(gap.label) || labelOf(text(gap.input));
  const to = figure(gap.to, say);
  const pattern = falls(by) ? say.lower : gap.growing === true ? say.growing : gap.onlyNew === true ? say.short : say.raise;
  return fill(pattern, name, by.replace(/^[-−]\s*/, '')) + (to && fill(say.reach, to));
}

/**
 * The smallest changes that meet one criterion, each as a sentence: what can be done before what only tells how far it is.
 * @param {any} criterion
 * @param {Named} labelOf
 * @param {Named} numberOf the number of a criterion on the sheet
 * @param {Words} say
 * @returns {{ gaps: string[], nearest: string }} the nearest once more for readers who see no numbers
 */
export function gapSentences(criterion, labelOf, numberOf, say) {
  const gaps = list(criterion.gaps).map(record);
  const inOrder = [...gaps.filter(({ onlyNew }) => onlyNew !== true), ...gaps.filter(({ onlyNew }) => onlyNew === true)];
  const told = inOrder
    .map((gap) => ({ sentence: sentenceOf(gap, labelOf, say), broken: texts(gap.breaks).map(numberOf).filter(Boolean) }))
    .filter(({ sentence }) => sentence);
  const [first] = told;
  return {
    gaps: told.map(({ sentence, broken }) => sentence + (broken.length ? fill(say.breaks, broken.join(say.listed)) : '')),
    nearest: first ? first.sentence + (first.broken.length ? say.breaksOthers : '') : '',
  };
}

/**
 * @param {any} change
 * @param {Named} labelOf
 * @param {Named} numberOf
 * @param {Words} say
 */
function changeOf(change, labelOf, numberOf, say) {
  const number = numberOf(text(change.criterion));
  const reason = number ? fill(say.brackets, fill(say.forOne, number)) : text(change.reason) && say.semicolon + text(change.reason);
  if (text(change.text)) return text(change.text) + reason;
  const [from, to, by] = [change.from, change.to, change.by].map((value) => figure(value, say));
  const name = text(change.label) || labelOf(text(change.input));
  if (from && to) return fill(say.change, name, from, to) + reason;
  return by && fill(say.raise, name, by) + reason;
}

/**
 * The joint change that meets everything.
 * @param {unknown} plan
 * @param {Named} labelOf
 * @param {Named} statementOf
 * @param {Named} numberOf
 * @param {Words} say
 */
export function planSentences(plan, labelOf, statementOf, numberOf, say) {
  const { changes, steps, obstacles, complete, notes, note, status } = record(plan);
  // A criterion, as a record with its statement or by its id.
  const named = (/** @type {any} */ item) => {
    const { statement, id } = record(item);
    const known = text(id) || text(item);
    const number = numberOf(known);
    const said = text(statement) || statementOf(known) || known;
    return said && said + (number && fill(say.brackets, fill(say.forOne, number)));
  };
  const said = [...texts(notes), text(note)].filter(Boolean);
  return {
    // Where something stands in the way, the figures are needed and do not suffice.
    title: status === 'blocked' ? say.needed : say.plan,
    changes: [...list(changes).map(record).map((change) => changeOf(change, labelOf, numberOf, say)), ...list(steps).map(named)].filter(Boolean),
    obstacles: list(obstacles).map(named).filter(Boolean),
    notes: said.length || complete !== false ? said : [say.planIncomplete],
  };
}
