import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export const pkg = (file) => path.join(root, 'pkg', file);

export const policyFile = (id) => JSON.parse(readFileSync(pkg(`eligibility-check/policies/${id}.json`), 'utf8'));

export const policies = JSON.parse(readFileSync(pkg('eligibility-check/policies/index.json'), 'utf8')).policies.map(({ id }) => id);

/** Answers with their verdicts, for every check of every policy. */
export const worked = JSON.parse(readFileSync(path.join(root, 'tests/examples/checks.json'), 'utf8'));

/** The engine and the same as JavaScript. */
export const builds = {
  wasm: await import(pkg('npm/engine/index.js')),
  plain: await import(pkg('npm/engine/without-wasm.js')),
};
