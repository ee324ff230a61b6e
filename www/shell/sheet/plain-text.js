import { distance, modelOf, unmetRows } from './model.js';
import { fill } from './words.js';

/** A message that is read on a phone names no more than these. */
const MOST = 8;

/**
 * The report as a short message.
 * @param {import('./plain.js').Plain} report
 * @param {import('./figures.js').Labels} [labels]
 */
export function plainText(report, labels) {
  const model = modelOf(report, labels);
  const { say, headline } = model;
  const unmet = unmetRows(model);
  const bracketed = (/** @type {string} */ inner) => inner && fill(say.brackets, inner);
  const missing = unmet.slice(0, MOST).map((row, at) => {
    const gap = distance({ ...row, gaps: row.nearest ? [row.nearest] : [] }, say);
    return `${at + 1}. ${row.statement}${bracketed(row.clause)}${gap && say.colon + gap}`;
  });
  if (unmet.length > MOST) missing.push(fill(say.more, unmet.length - MOST));
  const paragraphs = [
    [
      `【${say.sheetName}】${model.title}`,
      [model.number, model.check].filter(Boolean).join(' · '),
    ],
    [
      `${say.result}${say.colon}${headline.title}`,
      headline.detail,
      model.validity,
      ...model.tallies.map(({ sentence }) => sentence),
    ],
    missing.length ? [say.missingHead, ...missing] : [],
    model.routes.map(({ text, clause }) => say.handInShort + text + bracketed(clause)),
    [fill(say.basis, model.day, model.version), model.disclaimer],
  ];
  const written = paragraphs.map((lines) => lines.filter(Boolean).join('\n')).filter(Boolean);
  return written.join('\n\n');
}
