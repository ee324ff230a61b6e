import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { builds, pkg, policies, policyFile, worked } from './support.mjs';

const CRAFTSMAN = policyFile('ningxia-craftsman');
const TODAY = { asOf: '2026-11-24' };
const SHORT = { trained: 1200, certificates: 1019 };

// What portals build on. A name may be added here; one that changes or goes breaks their pages.
test('the surface', async () => {
  assert.deepEqual(readdirSync(pkg('npm/engine')).sort(), [
    'batch-without-wasm.js', 'batch.js', 'batch.wasm', 'engine.wasm', 'index.d.ts', 'index.js', 'report.d.ts', 'without-wasm.d.ts', 'without-wasm.js',
  ]);
  const documented = readFileSync(new URL('../../docs/engine.md', import.meta.url), 'utf8');
  for (const { load, STATUSES, ...others } of Object.values(builds)) {
    assert.deepEqual(others, {});
    assert.deepEqual(STATUSES, ['met', 'unmet', 'unanswered', 'judged', 'waived', 'not-applicable', 'invalid']);
    STATUSES.forEach((status, number) => assert.match(documented, new RegExp(`^\\| ${number} \\| \`${status}\` `, 'm')));
    const policy = await load(CRAFTSMAN);
    assert.deepEqual(Object.keys(policy), ['id', 'version', 'hash', 'checks', 'evaluate', 'session', 'batch']);
    assert.deepEqual(Object.keys(policy.session('enterprise')), ['answers', 'report', 'set']);
    const { names, ...batch } = await policy.batch('enterprise', { trained: [1] });
    assert.deepEqual(Object.keys(batch), ['verdicts', 'criteria']);
    assert.deepEqual(names, {
      0: 'invalid-input', 1: 'not-eligible', 2: 'incomplete', 3: 'needs-exception', 4: 'eligible-pending-review', 5: 'eligible',
    });
  }
});

/** Columns of answers, and the same as typed arrays with a mask where they can be. */
function columnsOf(file, applicants) {
  const plain = {};
  const typed = {};
  for (const { id, kind, years, options } of file.inputs) {
    const answers = applicants.map((answers) => answers[id]);
    plain[id] = answers;
    const number = (answer) => {
      if (answer === undefined || answer === null) return 0;
      if (kind === 'choice') return options.findIndex((option) => option.id === answer);
      if (kind === 'date') return Date.parse(answer) / 86400000;
      return typeof answer === 'object' ? NaN : Number(answer);
    };
    const numbers = answers.map(number);
    if (years || numbers.some(Number.isNaN)) typed[id] = answers;
    else {
      const values = numbers.some((number) => number > 2 ** 31) ? Float64Array.from(numbers) : Int32Array.from(numbers);
      typed[id] = { values, unanswered: Uint8Array.from(answers, (answer) => answer === undefined || answer === null) };
    }
  }
  return [plain, typed];
}

for (const [build, { load, STATUSES }] of Object.entries(builds)) {
  test(`${build}: every worked example, alone and at once`, async () => {
    for (const id of policies) {
      const file = policyFile(id);
      const policy = await load(file);
      const applicants = worked.filter((one) => one.policy === id);
      for (const { check, asOf, answers, verdict } of applicants) {
        assert.equal(policy.evaluate(check, answers, { asOf }).report.verdict, verdict);
      }
      for (const { id: check } of policy.checks) {
        const all = [{}, ...applicants.map(({ answers }) => answers)];
        for (const columns of columnsOf(file, all)) {
          const batch = await policy.batch(check, columns, TODAY);
          assert.equal(batch.error, undefined);
          all.forEach((answers, row) => {
            const { report } = policy.evaluate(check, answers, TODAY);
            assert.equal(batch.names[batch.verdicts[row]], report.verdict);
            assert.deepEqual(batch.criteria.map(({ id, statuses }) => [id, STATUSES[statuses[row]]]),
              report.criteria.map(({ id, status }) => [id, status]));
          });
        }
      }
    }
  });

  test(`${build}: more applicants than a chunk has`, async () => {
    const policy = await load(CRAFTSMAN);
    const rows = 10_001;
    const certificates = Int32Array.from({ length: rows }, (_, row) => 1015 + (row % 10));
    const trained = { 2023: new Int32Array(rows).fill(400), 2024: new Float64Array(rows).fill(400), 2025: Array(rows).fill(400) };
    const { criteria, verdicts } = await policy.batch('enterprise', { trained, certificates }, TODAY);
    assert.equal(verdicts.length, rows);
    const { statuses } = criteria.find(({ id }) => id === 'certificate_share');
    assert.deepEqual([...statuses], Array.from(certificates, (figure) => (figure >= 1020 ? 0 : 1)));
  });

  test(`${build}: a session tells what turns`, async () => {
    const policy = await load(CRAFTSMAN);
    const session = policy.session('enterprise', { answers: SHORT, ...TODAY });
    const { verdict, changed } = session.set('certificates', 1020);
    assert.equal(verdict, 'incomplete');
    assert.deepEqual(changed, [{ criterion: 'certificate_share', from: 'unmet', to: 'met' }]);
    assert.deepEqual(session.answers, { trained: 1200, certificates: 1020 });
    assert.deepEqual(session.report(), policy.evaluate('enterprise', session.answers, TODAY));
    assert.equal(session.set('certificates', () => 3).error.code, 'bad-request');
    assert.deepEqual(session.answers, { trained: 1200, certificates: 1020 }, 'as before');
    session.set('certificates', undefined);
    assert.deepEqual(session.answers, { trained: 1200 });
  });

  test(`${build}: policies are apart, in two languages too`, async () => {
    const both = [await load(JSON.stringify(CRAFTSMAN)), await load(policyFile('ningxia-craftsman.en'))];
    const [zh, en] = both.map((policy) => policy.evaluate('enterprise', {}, TODAY).report);
    assert.deepEqual([zh.lang, en.lang], ['zh', 'en']);
    assert.deepEqual(zh.criteria.map(({ id }) => id), en.criteria.map(({ id }) => id));
  });

  test(`${build}: failures are data`, async () => {
    const code = (answer) => {
      assert.ok(answer.error.message.length > 5);
      return answer.error.code;
    };
    assert.equal(code(await load('{')), 'policy-malformed');
    assert.equal(code(await load({ ...CRAFTSMAN, format: 99 })), 'unknown-format');
    for (const nothing of [null, undefined, 3, [], () => {}]) assert.ok(code(await load(nothing)));
    const policy = await load(CRAFTSMAN);
    assert.equal(code(policy.evaluate('nowhere', {})), 'unknown-check');
    assert.equal(code(policy.evaluate('enterprise', 3)), 'bad-request');
    assert.equal(code(policy.evaluate('enterprise', {}, { asOf: '2025-02-30' })), 'bad-request');
    const throwing = { get trained() { throw new Error('no'); } };
    assert.equal(code(policy.evaluate('enterprise', throwing)), 'bad-request');
    const calling = { get trained() { return policy.evaluate('enterprise', {}).error.code; } };
    assert.equal(policy.evaluate('enterprise', calling).report.answers.trained, 'bad-request', 'no call within a call');
    assert.equal(code(policy.session('nowhere')), 'unknown-check');
    assert.equal(code(policy.session('enterprise', { answers: throwing })), 'bad-request');
    for (const columns of [null, {}, { trained: 3 }, { trained: [1], staff: [1, 2] }, { trained: BigInt64Array.of(1n) },
      { trained: { values: [1], unanswered: [true, false] } }, { trained: { values: [1], unanswered: 1 } }, { trained: [() => 3] }]) {
      assert.equal(code(await policy.batch('enterprise', columns)), 'bad-request');
    }
    assert.equal(code(await policy.batch('enterprise', { traind: [1] })), 'unknown-input');
    assert.equal(code(await policy.batch('nowhere', { trained: [1] })), 'unknown-check');
    // All of it did no harm.
    assert.equal(policy.evaluate('enterprise', SHORT, TODAY).report.verdict, 'not-eligible');
  });

  test(`${build}: what cannot be used is marked in a batch as it is alone`, async () => {
    const policy = await load(CRAFTSMAN);
    const trained = Float64Array.of(1200, -1, 2.5, NaN, Infinity, 2 ** 53, 1e300);
    const { criteria } = await policy.batch('enterprise', { trained }, TODAY);
    trained.forEach((figure, row) => {
      const { report } = policy.evaluate('enterprise', { trained: figure }, TODAY);
      assert.deepEqual(criteria.map(({ statuses }) => STATUSES[statuses[row]]), report.criteria.map(({ status }) => status));
    });
  });
}

test('an instance that has ended says so, and the others go on', async (context) => {
  const { load } = builds.wasm;
  const [one, other] = [await load(CRAFTSMAN), await load(CRAFTSMAN)];
  context.mock.method(console, 'error', () => {});
  // The next call from an instance into the page throws, as a trap in the middle of its work does.
  const { decode } = TextDecoder.prototype;
  let next = true;
  context.mock.method(TextDecoder.prototype, 'decode', function trapping(...args) {
    if (!next) return decode.apply(this, args);
    next = false;
    throw new WebAssembly.RuntimeError('a trap made by the test');
  });
  assert.equal(one.evaluate('enterprise', SHORT).error.code, 'stopped');
  assert.equal(one.evaluate('enterprise', {}).error.code, 'stopped');
  assert.equal(one.session('enterprise').error.code, 'stopped');
  assert.equal(other.evaluate('enterprise', SHORT, TODAY).report.verdict, 'not-eligible');
  assert.equal((await load(CRAFTSMAN)).evaluate('enterprise', SHORT, TODAY).report.verdict, 'not-eligible');
});

test('the example for Node runs', () => {
  const said = execFileSync(process.execPath, [pkg('examples/engine/node.mjs')], { encoding: 'utf8' });
  assert.match(said, /宁夏工匠.*: not-eligible, 84\.92 % 未达到/);
});

const deno = process.env.DENO || 'deno';
const hasDeno = spawnSync(deno, ['--version']).status === 0;
test('the example for Deno runs', { skip: !hasDeno && 'Deno is not on PATH' }, () => {
  const said = execFileSync(deno, ['run', '--allow-read', pkg('examples/engine/deno.mjs')], { encoding: 'utf8' });
  assert.match(said, /宁夏工匠.*: not-eligible, 84\.92 % 未达到/);
});
