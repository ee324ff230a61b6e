// How many applicants a second, and whether the cost of one stays the same. Asserts nothing: machines differ.
//
//   node tests/engine/speed.mjs

import { builds, policyFile } from './support.mjs';

const policy = await builds.wasm.load(policyFile('ningxia-craftsman'));
const { inputs } = policyFile('ningxia-craftsman');

/** Around the limits, and no part above its whole. */
const FIGURES = { trained: 1200, trained_high_skill: 300, trained_brand: 700, certificates: 950, staff: 1200, staff_skilled: 300, staff_high_skilled: 50 };

/** All figures and every yes/no answered; or every tenth answer of each column missing. */
function columns(rows, gaps) {
  const made = {};
  inputs.forEach(({ id, kind, options }, place) => {
    // Nobody was removed; other checks ask for other figures.
    if (kind === 'date' || ((kind === 'count' || kind === 'amount') && !FIGURES[id])) return;
    const value = (row) => {
      const mixed = (row * 2654435761 + place * 40503) >>> 0;
      if (kind === 'choice') return mixed % options.length;
      return kind === 'count' || kind === 'amount' ? FIGURES[id] + (mixed % 200) : mixed % 2;
    };
    const small = kind === 'yes-no' || kind === 'declared' || kind === 'choice';
    const values = (small ? Uint8Array : Int32Array).from({ length: rows }, (_, row) => value(row));
    const unanswered = gaps && Uint8Array.from({ length: rows }, (_, row) => (row + place) % 10 === 0);
    made[id] = gaps ? { values, unanswered } : values;
  });
  return made;
}

for (const gaps of [false, true]) {
  for (const rows of [1e3, 1e4, 1e5, 1e6]) {
    const given = columns(rows, gaps);
    const times = [];
    for (let turn = 0; turn < (rows > 1e5 ? 3 : 7); turn += 1) {
      const begin = performance.now();
      const { error } = await policy.batch('enterprise', given, { asOf: '2026-11-24' });
      if (error) throw new Error(error.message);
      times.push(performance.now() - begin);
    }
    const best = Math.min(...times);
    console.log(`${gaps ? 'every tenth answer missing' : 'all answered'}, ${rows} applicants: ${(best * 1e6 / rows).toFixed(0)} ns each, ${(rows / best / 1e3).toFixed(2)} million/s`);
  }
}
