// The criteria of a policy as plain HTML, for browsers that cannot run the check, readers and search engines.
// They come from the reports of the command line on no answers at all, so that they say what the widget says.

import { execFileSync } from 'node:child_process';

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"]/g, (character) => ESCAPES[character]);

function item({ statement, clause, parts = [] }) {
  const cited = clause ? ` <small>${escape(clause)}</small>` : '';
  return `<li>${escape(statement)}${cited}${list(parts)}</li>`;
}

const list = (criteria) => (criteria.length ? `\n<ul>\n${criteria.map(item).join('\n')}\n</ul>\n` : '');

/**
 * @param {string} cli the command line
 * @param {string} policyFile a compiled policy
 * @param {{ checks: { id: string }[] }} policy the same, parsed
 */
export function staticList(cli, policyFile, policy) {
  const reports = policy.checks.map(({ id }) => {
    const args = ['report', policyFile, id, '--answers', '-', '--format', 'json', '--lang', 'zh'];
    return JSON.parse(execFileSync(cli, args, { input: '{}', encoding: 'utf8' }));
  });
  const sections = reports.map(({ check, criteria }) =>
    `<details>\n<summary>${escape(check.title)}</summary>${list(criteria)}</details>`);
  const [{ policy: head }] = reports;
  const source = escape([head.documentNumber, head.issuer].filter(Boolean).join(' · '));
  const link = head.url ? `<a href="${escape(head.url)}">${source}</a>` : source;
  return `<h2>${escape(head.title)}</h2>\n<p>${link}</p>\n${sections.join('\n')}`;
}
