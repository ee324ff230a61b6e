import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** A set of answers for every check of every policy. */
export const EXAMPLES = JSON.parse(readFileSync(`${ROOT}/tests/examples/checks.json`, 'utf8'));

/** The answers of an example, with some changed. */
export const example = (policy, check, changes = {}) => {
  const found = EXAMPLES.find((one) => one.policy === policy && one.check === check);
  return { ...found, answers: { ...found.answers, ...changes } };
};

/** The report that the command line makes. */
export function reportOf({ policy, check, answers, asOf }, lang = 'zh') {
  const options = ['--policies', `${ROOT}/policies`, '--answers', '-', '--format', 'json', '--lang', lang, '--as-of', asOf];
  const input = JSON.stringify(answers);
  return JSON.parse(execFileSync(`${ROOT}/target/debug/eligibility-check`, ['report', policy, check, ...options], { input, encoding: 'utf8' }));
}

/** The compiled policy of a report. */
export function policyOf(report) {
  const ending = report.lang === 'en' ? '.en.json' : '.json';
  return JSON.parse(readFileSync(`${ROOT}/pkg/eligibility-check/policies/${report.policy.id}${ending}`, 'utf8'));
}

/** An enterprise with something of everything: met, unmet, open, not known, soft. */
export const MIXED = example('ningxia-craftsman', 'enterprise', {
  trained: { 2023: 410, 2024: 395, 2025: 395 },
  trained_high_skill: { 2023: 100, 2024: 100, 2025: 99 },
  certificates: { 2023: 300, 2024: 350, 2025: 369 },
  staff_high_skilled: undefined,
  removed_before: false,
  removed_on: undefined,
  no_criminal_penalty: false,
  law_abiding: null,
  name_form: false,
});

/** All criteria of a report, parts included. */
export const everyCriterion = ({ criteria }) => criteria.flatMap((one) => [one, ...everyCriterion({ criteria: one.parts || [] })]);

/** The same report with another text in every place that has one, codes and numbers apart. */
export function withTexts(value, change, key = '') {
  if (Array.isArray(value)) return value.map((item) => withTexts(item, change, key));
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withTexts(item, change, name)]));
  }
  const code = ['lang', 'status', 'evidence', 'asOf', 'kind', 'id', 'input'].includes(key);
  return typeof value === 'string' && !code ? change(value) : value;
}
