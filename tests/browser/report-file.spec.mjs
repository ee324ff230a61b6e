import { expect, test } from '@playwright/test';
import { csvFile } from '../../www/shell/sheet/csv.js';
import { labelsOf } from '../../www/shell/sheet/labels.js';
import { modelOf } from '../../www/shell/sheet/model.js';
import { plainText } from '../../www/shell/sheet/plain-text.js';
import { readReport, reportFile } from '../../www/shell/sheet/report-file.js';
import { words } from '../../www/shell/sheet/words.js';
import { EXAMPLES, everyCriterion, example, MIXED, policyOf, reportOf, withTexts } from './support/reports.mjs';

// What a report becomes outside of the page: a file, a table, a message. No browser is needed for it.

const mixed = reportOf(MIXED);

/** A table as a spreadsheet reads it. */
function parse(csv) {
  const [mark, table] = [csv[0], csv.slice(1)];
  expect(mark).toBe('\ufeff');
  const lines = table.split('\r\n');
  expect(lines.pop()).toBe('');
  expect(table.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  return lines.map((line) => (line ? [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, field]) => field.replace(/""/g, '"')) : []));
}

test.describe('the report file', () => {
  for (const { policy, check, ...rest } of EXAMPLES) {
    test(`${policy} ${check}: opened and exported again it is the same, but for the day`, () => {
      const report = reportOf({ policy, check, ...rest });
      const first = reportFile(report, '2026-11-25');
      const { report: opened, exported } = readReport(first.text);
      expect(opened).toEqual(report);
      expect(exported).toBe('2026-11-25');
      const second = reportFile(opened, '2027-01-02').text;
      expect(second.replace('"exported": "2027-01-02"', '"exported": "2026-11-25"')).toBe(first.text);
      expect(first.name).toMatch(/^[^\\/:*?"<>|\s]+\.json$/);
    });
  }

  test('the order in which somebody typed makes no other file', () => {
    const turned = { ...mixed, answers: Object.fromEntries(Object.entries(mixed.answers).reverse()) };
    expect(reportFile(turned, '2026-11-25').text).toBe(reportFile(mixed, '2026-11-25').text);
  });

  test('what the command line writes can be opened, with the mark that editors put in front', () => {
    expect(readReport(`\ufeff${JSON.stringify(mixed)}`).report).toEqual(mixed);
  });

  test('a file that is cut off anywhere says so', () => {
    const { text } = reportFile(mixed);
    for (let end = 40; end < text.length - 2; end += 997) expect(readReport(text.slice(0, end))).toEqual({ error: 'truncated' });
  });

  const bad = {
    'nothing at all': ['', 'not-json'],
    'a letter': ['尊敬的领导：', 'not-json'],
    '100 000 characters': ['x'.repeat(100_000), 'not-json'],
    '100 000 brackets': ['['.repeat(100_000), 'not-json'],
    'a list': ['[1, 2]', 'other-product'],
    'a number': ['7', 'other-product'],
    'another product': ['{"name": "package", "version": "1.0.0"}', 'other-product'],
    'another product with a format of that name': ['{"reportFormat": "pdf"}', 'other-product'],
    'a newer format': [JSON.stringify({ ...mixed, reportFormat: 2 }), 'newer-format'],
    'no criteria': [JSON.stringify({ ...mixed, criteria: undefined }), 'damaged'],
    'criteria of another kind': [JSON.stringify({ ...mixed, criteria: [1] }), 'damaged'],
    'answers of another kind': [JSON.stringify({ ...mixed, answers: 'all' }), 'damaged'],
    'a day that is none': [JSON.stringify({ ...mixed, asOf: 'today' }), 'damaged'],
    'a day that no calendar has': [JSON.stringify({ ...mixed, asOf: '2026-02-30' }), 'damaged'],
    'no policy': [JSON.stringify({ ...mixed, policy: {} }), 'damaged'],
    'five million characters': [JSON.stringify({ ...mixed, more: 'x'.repeat(5_000_000) }), 'too-large'],
  };
  for (const [what, [content, error]] of Object.entries(bad)) {
    test(`${what}: ${error}`, () => {
      expect(readReport(content)).toEqual({ error });
      // Each has a sentence in both languages.
      for (const language of ['zh', 'en']) expect(words(language)[error]).toMatch(/[。.]$/);
    });
  }

  test('no key of a file becomes a prototype', () => {
    const { report } = readReport(JSON.stringify(mixed).replace('"answers":{', '"answers":{"__proto__":{"polluted":1},'));
    expect(Object.keys(report.answers)).not.toContain('__proto__');
    expect(Object.assign({}, report.answers).polluted).toBeUndefined();
    expect(reportFile(report).text).not.toContain('polluted');
  });

  test('a longer text than any of ours, or one of another direction, is kept as data', () => {
    const hostile = withTexts(mixed, () => `<script>\u202e${'长'.repeat(100_000 / 200)}`);
    const { report } = readReport(JSON.stringify({ ...hostile, policy: { ...hostile.policy } }));
    expect(report.policy.title).toBe(hostile.policy.title);
  });
});

test.describe('the table', () => {
  for (const lang of ['zh', 'en']) {
    test(`holds head, answers and every criterion, ${lang}`, () => {
      const report = reportOf(MIXED, lang);
      const { name, text } = csvFile(report, labelsOf(policyOf(report), 'enterprise'));
      const lines = parse(text);
      const first = lines.map(([head]) => head);
      const of = (label) => lines[first.indexOf(label)];
      const say = words(lang);
      expect(name).toMatch(/2026-11-24\.csv$/);
      expect(of(say.number)).toEqual([say.number, '宁人社发〔2025〕68号']);
      expect(of(say.hash)).toEqual([say.hash, report.policy.hash]);
      expect(of(say.day)).toEqual([say.day, '2026-11-24']);
      expect(of(say.result)[1]).toContain(report.headline.title);
      expect(of(say.item)).toEqual([say.item, say.value, say.unitColumn, '2023', '2024', '2025']);
      const trained = policyOf(report).inputs.find(({ id }) => id === 'trained').label;
      expect(of(trained).slice(1, 2).concat(of(trained).slice(3))).toEqual(['1200', '410', '395', '395']);
      const criteria = lines.slice(first.indexOf(say.ordinal) + 1);
      expect(criteria.map(([, statement]) => statement)).toEqual(everyCriterion(report).map(({ statement }) => statement));
      const share = criteria[report.criteria.findIndex(({ id }) => id === 'certificate_share')];
      expect(share).toEqual(expect.arrayContaining([report.criteria.find(({ id }) => id === 'certificate_share').statusText, '84.92 %', '85 %']));
      // A spreadsheet takes a line as long as its head.
      for (const line of criteria) expect(line).toHaveLength(of(say.ordinal).length);
    });
  }

  test('no field is a formula', () => {
    for (const start of ['=', '+', '-', '@', ' =', '\t=', '＝', '＋', '－', '＠']) {
      const lines = parse(csvFile(withTexts(mixed, () => `${start}HYPERLINK("x","y")`)).text);
      const fields = lines.flat().filter((field) => field.includes('HYPERLINK'));
      expect(fields.length).toBeGreaterThan(50);
      for (const field of fields) expect(field).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
    }
  });

  test('a quotation mark, a comma and a line break stay within their field', () => {
    const lines = parse(csvFile(withTexts(mixed, () => 'a,"b"\r\nc')).text);
    expect(lines.flat()).toContain('a,"b" c');
  });

  test('a scorecard has its points', () => {
    const report = reportOf(example('ningxia-skill-master-studio', 'assessment'));
    const lines = parse(csvFile(report).text);
    expect(lines.find(([head]) => head === '序号')).toContain('得分');
    expect(lines.find(([head]) => head === '自评得分')[1]).toContain('100');
  });
});

test.describe('gaps and plan', () => {
  // As the core writes them; older reports and other makers have no sentences, and some name the input.
  const figure = (exact, text) => ({ exact: String(exact), text });
  const gaps = [
    { input: 'trained_high_skill', by: figure(1, '1 人次'), to: figure(300, '300 人次'), growing: false, onlyNew: true, breaks: [], text: '“高技能人才”还差 1 人次' },
    { input: 'trained_high_skill', by: figure(2, '2 人次'), to: figure(301, '301 人次'), growing: true, onlyNew: false, breaks: ['certificate_share'], text: '“高技能人才”新增 2 人次，同时计入“培训总人次”' },
  ];
  const withGaps = (gaps) => ({ ...mixed, criteria: mixed.criteria.map((one) => (one.id === 'high_skill_share' ? { ...one, gaps } : one)) });
  const gapOf = (gaps) => parse(csvFile(withGaps(gaps), labelsOf(policyOf(mixed), 'enterprise')).text).find(([, statement = '']) => statement.startsWith('高技能人才培训'))[7];

  test('a gap is told in the words of the report: what can be done first, and what it would break', () => {
    expect(gapOf(gaps)).toBe('“高技能人才”新增 2 人次，同时计入“培训总人次”；但第 35 条会因此达不到；或者“高技能人才”还差 1 人次');
    // A message has no numbers to refer to.
    expect(plainText(withGaps(gaps))).toContain('新增 2 人次，同时计入“培训总人次”；但会有别的条件因此达不到\n');
    expect(plainText(withGaps(gaps))).not.toContain('还差 1 人次');
  });

  test('without its words, by its figures', () => {
    const bare = (more) => gapOf([{ ...gaps[0], text: undefined, onlyNew: false, ...more }]);
    expect(bare({})).toBe('其中：高技能人才再增加 1 人次，达到 300 人次');
    expect(bare({ label: '高技能人才', to: undefined })).toBe('高技能人才再增加 1 人次');
    expect(bare({ by: figure(-5, '-5 人次') })).toBe('其中：高技能人才减少 5 人次，达到 300 人次');
    expect(bare({ onlyNew: true })).toBe('其中：高技能人才差 1 人次，达到 300 人次');
    expect(bare({ by: { hostile: [] } })).toBe('');
  });

  test('a plan names changes, steps and what stands in the way', () => {
    const { plan } = modelOf({
      ...mixed,
      plan: {
        changes: [{ input: 'trained', from: figure(1200, '1,200 人次'), to: figure(1250, '1,250 人次'), criterion: 'certificate_share', text: '培训总人次：共 1,250 人次，增加 50 人次', reason: '…' }],
        steps: [{ id: 'no_criminal_penalty', clause: '第七条(二)3', statement: '近三年企业负责人未受过刑事处罚', soft: false }],
        complete: false,
        obstacles: ['independent_legal_person'],
        notes: ['还有影响方案的内容没有填，填完后方案才完整。'],
      },
    });
    expect(plan).toEqual({
      title: '全部达到还需要',
      changes: ['培训总人次：共 1,250 人次，增加 50 人次（第 35 条）', '近三年企业负责人未受过刑事处罚（第 12 条）'],
      obstacles: ['具有独立法人资格（第 4 条）'],
      notes: ['还有影响方案的内容没有填，填完后方案才完整。'],
    });
    for (const plan of [undefined, null, 7, [], { changes: 'x', steps: [null], obstacles: [[]], notes: 5 }]) {
      expect(modelOf({ ...mixed, plan }).plan).toEqual({ title: '全部达到还需要', changes: [], obstacles: [], notes: [] });
    }
    // Where something stands in the way, the figures do not suffice.
    expect(modelOf({ ...mixed, plan: { status: 'blocked' } }).plan.title).toBe('还需要（只做到这些还不够）');
  });
});

test.describe('the message', () => {
  test('says what, how it stands, what is missing, where to, and of which day', () => {
    const report = reportOf({ ...MIXED, answers: { ...MIXED.answers, owner: 'local' } });
    const text = plainText(report, labelsOf(policyOf(report), 'enterprise'));
    expect(text.split('\n')[0]).toBe('【申报条件自查表】“宁夏工匠”技能品牌评选');
    for (const part of [
      report.headline.title, '宁人社发〔2025〕68号 · 企业', '可计算的条件：共 7 条', '由专家评审：8 条', '实际 84.92 %，要求 85 %',
      report.routes[0].to, '核对日期 2026-11-24，政策版本 2025-06-04', report.disclaimer,
    ]) expect(text).toContain(part);
    // What must be met stands above what an exception can settle.
    expect(text.indexOf('刑事处罚')).toBeLessThan(text.indexOf('品牌名称为'));
    expect(text).not.toMatch(/undefined|null|\{|\n\n\n/);
  });

  for (const lang of ['zh', 'en']) {
    test(`stays short with everything unmet, ${lang}`, () => {
      const { answers } = MIXED;
      const no = Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, value === true ? false : value]));
      const text = plainText(reportOf({ ...MIXED, answers: { ...no, staff_skilled: 1, trained: 5, certificates: 0, trained_brand: 0, trained_high_skill: 0 } }, lang));
      expect(text.split('\n').length).toBeLessThan(30);
      expect(text).toMatch(lang === 'zh' ? /另有 \d+ 条/ : /and \d+ more/);
    });
  }
});

test.describe('labels', () => {
  test('are those of the check, with options, units and years', () => {
    const policy = policyOf(mixed);
    const labels = labelsOf(policy, 'enterprise');
    expect(labels.trained).toMatchObject({ label: '培训总人次', unit: '人次', years: { last: 3 } });
    expect(labels.owner.options.local).toContain('民办');
    expect(labels).toHaveProperty('removed_on');
    for (const other of ['region', 'school_kind', 'base_level', 'special_trade']) expect(labels).not.toHaveProperty(other);
    expect(Object.keys(labelsOf(policy))).toHaveLength(policy.inputs.length);
  });

  test('of hostile data are none', () => {
    for (const policy of [undefined, null, 7, 'x', [], {}, { inputs: {} }, { inputs: 'x', checks: 5 }]) expect(labelsOf(policy, 'enterprise')).toEqual({});
  });
});
