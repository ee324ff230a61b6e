// Whatever a program hands to the engine is read as what it is or refused in a sentence, and ends nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { builds, policyFile } from './support.mjs';

const CRAFTSMAN = policyFile('ningxia-craftsman');
const TODAY = { asOf: '2026-11-24' };
const SHORT = { trained: 1200, certificates: 1019 };

/** What throws when it is read. */
const thrower = () => { throw new Error('no'); };
const revoked = (target) => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};

const MANY = Object.fromEntries(Array.from({ length: 1e5 }, (_, name) => [`k${name}`, name]));

/** Nothing that is handed over goes unnoticed: each of these is refused as the answers and as one answer. */
const UNREADABLE = {
  'a getter that throws': () => ({ get trained() { return thrower(); } }),
  'a proxy whose get throws': () => new Proxy({ trained: 5 }, { get: thrower }),
  'a proxy whose ownKeys throws': () => new Proxy({}, { ownKeys: thrower }),
  'a proxy whose getPrototypeOf throws': () => new Proxy({}, { getPrototypeOf: thrower }),
  'a proxy whose getOwnPropertyDescriptor throws': () => new Proxy({ trained: 5 }, { getOwnPropertyDescriptor: thrower }),
  'a revoked proxy': () => revoked({}),
  'a revoked proxy of an array': () => revoked([]),
  'an array that lies about its length': () => new Proxy([], { get: (of, name) => (name === 'length' ? NaN : of[name]) }),
  'a cycle': () => { const one = {}; one.one = one; return one; },
  'a function': () => () => 5,
  'a symbol': () => Symbol('trained'),
  'a symbol as a name': () => ({ [Symbol('trained')]: 5 }),
  'a BigInt': () => 5n,
  'a Map': () => new Map([['trained', 5]]),
  'a Set': () => new Set([5]),
  'a Date': () => new Date(),
  'a Number object': () => Object(5),
  'a String object': () => Object('5'),
  'a promise': () => Promise.resolve(5),
  'a typed array': () => Float64Array.of(5, 6),
  'a large typed array': () => new Uint8Array(3e8),
  'a Buffer': () => Buffer.from('{}'),
  'an instance with a getter': () => new (class { get trained() { return 5; } })(),
  'inherited fields': () => Object.create({ trained: 5 }),
  'toJSON': () => ({ trained: 5, toJSON: () => ({}) }),
  'names by the hundred thousand': () => MANY,
  'a sparse array without end': () => Object.assign([], { length: 4294967295 }),
  'an endless text': () => ({ trained: 'x'.repeat(3e8) }),
  'an endless name': () => ({ ['x'.repeat(3e8)]: 5 }),
};

for (const [build, { load }] of Object.entries(builds)) {
  test(`${build}: what cannot be read is refused, whatever it is handed to, and ends nothing`, async () => {
    const policy = await load(CRAFTSMAN);
    const code = (answer, what) => {
      assert.ok(answer.error, what);
      assert.ok(answer.error.message.length > 5);
      return answer.error.code;
    };
    for (const [what, make] of Object.entries(UNREADABLE)) {
      assert.equal(code(policy.evaluate('enterprise', make(), TODAY), what), 'bad-request', what);
      assert.equal(code(policy.evaluate('enterprise', { trained: make() }, TODAY), what), 'bad-request', what);
      assert.equal(code(policy.evaluate(make(), {}, TODAY), what), 'bad-request', what);
      assert.equal(code(policy.evaluate('enterprise', {}, { asOf: make() }), what), 'bad-request', what);
      assert.equal(code(policy.session('enterprise', { answers: make() }), what), 'bad-request', what);
      assert.equal(code(await policy.batch('enterprise', { trained: [1, make()] }, TODAY), what), 'bad-request', what);
      assert.equal(code(await policy.batch('enterprise', { trained: [1], staff: { values: [1], unanswered: make() } }, TODAY), what), 'bad-request', what);
      assert.ok(code(await load(make()), what), what);
      assert.ok(code(await load({ ...CRAFTSMAN, title: make() }), what), what);
      const session = policy.session('enterprise', { answers: SHORT, ...TODAY });
      assert.equal(code(session.set('certificates', make()), what), 'bad-request', what);
      assert.deepEqual(session.answers, SHORT);
    }
    for (const answers of ['trained', [5], 5, true, '']) {
      assert.equal(code(policy.evaluate('enterprise', answers)), 'bad-request');
      assert.equal(code(policy.session('enterprise', { answers })), 'bad-request');
    }
    assert.equal(policy.evaluate('enterprise', SHORT, TODAY).report.verdict, 'not-eligible');
  });

  test(`${build}: options that cannot be read end nothing`, async () => {
    const policy = await load(CRAFTSMAN);
    const throwing = { get asOf() { return thrower(); }, get lang() { return thrower(); }, get answers() { return thrower(); } };
    for (const options of [throwing, revoked({}), new Proxy({}, { get: thrower }), '2026-11-24', 5, true, () => {}, Symbol('x')]) {
      for (const answer of [
        policy.evaluate('enterprise', SHORT, options), policy.session('enterprise', options),
        await policy.batch('enterprise', { trained: [1] }, options), await load(CRAFTSMAN, options),
      ]) {
        assert.equal(answer.error.code, 'bad-request');
      }
    }
    for (const asOf of [0, false, 20261124, new Date(), {}, NaN, '2026-11-24 ', '２０２６-11-24']) {
      assert.equal(policy.evaluate('enterprise', SHORT, { asOf }).error.code, 'bad-request');
    }
    for (const lang of [5, {}, Symbol('zh')]) assert.equal((await load(CRAFTSMAN, { lang })).error.code, 'bad-request');
    // None, and an empty day, are today.
    const today = policy.evaluate('enterprise', SHORT).report.asOf;
    for (const options of [undefined, null, {}, { asOf: undefined }, { asOf: null }, { asOf: '' }]) {
      assert.equal(policy.evaluate('enterprise', SHORT, options).report.asOf, today);
    }
    const session = policy.session('enterprise', { answers: SHORT, ...TODAY });
    for (const input of [Symbol('x'), 5, null, undefined, { toString: thrower }]) {
      assert.equal(session.set(input, 5).error.code, 'bad-request');
    }
  });

  test(`${build}: plain data is read whatever it is made of`, async () => {
    const policy = await load(`\uFEFF${JSON.stringify(CRAFTSMAN)}`);
    assert.equal(policy.error, undefined, 'a byte order mark is none of the file');
    const { report: wanted } = policy.evaluate('enterprise', SHORT, TODAY);
    const bookkeeping = { ...SHORT };
    Object.defineProperty(bookkeeping, '__ob__', { value: { bookkeeping } });
    Object.defineProperty(bookkeeping, Symbol('administration'), { value: { bookkeeping } });
    for (const answers of [
      Object.freeze({ ...SHORT }), Object.assign(Object.create(null), SHORT), new Proxy({ ...SHORT }, {}), bookkeeping,
      runInNewContext(`(${JSON.stringify(SHORT)})`), { ...SHORT, staff: undefined }, { get trained() { return 1200; }, certificates: 1019 },
    ]) {
      assert.deepEqual(policy.evaluate('enterprise', answers, TODAY).report, wanted);
    }
    for (const answers of [undefined, null, {}]) assert.deepEqual(policy.evaluate('enterprise', answers, TODAY).report.answers, {});
  });

  test(`${build}: a number is never another one`, async () => {
    const policy = await load(CRAFTSMAN);
    const told = (trained) => {
      const { report } = policy.evaluate('enterprise', { trained }, TODAY);
      return [report.answers.trained, report.problems[0]?.code];
    };
    for (const [given, kept, code] of [
      [1200, 1200], [1200.0, 1200], [1e3, 1000], [-0, 0], ['1200.00', '1200.00'],
      [0.1 + 0.2, '0.30000000000000004', 'fraction'], [1e-7, '0.0000001', 'fraction'], [-1, -1, 'negative'],
      [5e-324, `0.${'0'.repeat(323)}5`, 'too-fine'], [2 ** 53, '9007199254740992', 'too-large'], [1e21, `1${'0'.repeat(21)}`, 'too-large'],
      [-(2 ** 63), '-9223372036854776000', 'too-large'], [NaN, 'NaN', 'not-a-number'], [Infinity, 'Infinity', 'not-a-number'],
      ['1e3', '1e3', 'not-a-number'], ['+5', '+5', 'not-a-number'], ['0x10', '0x10', 'not-a-number'], [' 5', ' 5', 'not-a-number'],
      ['５', '５', 'not-a-number'], ['5\u0000', '5\u0000', 'not-a-number'], ['\ud800', '\ufffd', 'not-a-number'],
    ]) {
      assert.deepEqual(told(given), [kept, code], String(given));
    }
    const { criteria } = await policy.batch('enterprise', { trained: Float64Array.of(2 ** 63, -(2 ** 63), 0.1 + 0.2, 2 ** 53) }, TODAY);
    for (const { statuses } of criteria) assert.ok(new Set(statuses).size === 1);
  });

  test(`${build}: a session keeps what was read, and nobody changes it from outside`, async () => {
    const policy = await load(CRAFTSMAN);
    let turn = 0;
    const years = { 2023: 400, 2024: 400 };
    const session = policy.session('enterprise', { answers: { trained: years, get staff() { turn += 1; return turn; } }, ...TODAY });
    assert.deepEqual(session.answers, { staff: 1, trained: { 2023: 400, 2024: 400 } });
    years[2023] = 1;
    session.answers.trained[2024] = 1;
    session.report().report.answers.trained = 1;
    assert.equal(session.set('certificates', 1).error, undefined);
    assert.deepEqual(session.answers, { certificates: 1, staff: 1, trained: { 2023: 400, 2024: 400 } });
    assert.equal(turn, 1);
  });

  test(`${build}: a batch computes the policy that was loaded, and every column that it is given`, async () => {
    const own = structuredClone(CRAFTSMAN);
    const policy = await load(own);
    own.checks.length = 0;
    own.id = 'another';
    const given = { trained: [1200, 1200, 1200, 1200, 1200], certificates: { values: [1020, 1020, 1020, 1020, 1020], unanswered: [0, 256, 0.5, true, false] } };
    const { criteria, error } = await policy.batch('enterprise', given, TODAY);
    assert.equal(error, undefined);
    const { statuses } = criteria.find(({ id }) => id === 'certificate_share');
    assert.deepEqual([...statuses], [0, 2, 2, 2, 0]);
    const rest = { trained: [1] };
    for (const staff of [new Map(), new DataView(new ArrayBuffer(8)), {}, 5, 'ab', true, null, { 2023: { values: { x: [1] } } }, { 2023: { q: [1] } },
      { values: [1], unanswerd: [1] }, { values: [1], unanswered: 0 }, new Array(4294967295), { get values() { return thrower(); } }, revoked({})]) {
      const answer = await policy.batch('enterprise', { ...rest, staff }, TODAY);
      assert.equal(answer.error?.code, 'bad-request');
    }
    for (const columns of [new Map([['trained', [1]]]), 5, 'ab', null, [], revoked({}), { trained: new Array(4294967295) }]) {
      assert.ok((await policy.batch('enterprise', columns, TODAY)).error);
    }
  });
}
