import { expect, test } from './support/fixtures.mjs';
import { FLOWS, expected, printIsCounted } from './support/flows.mjs';
import { Reader } from './support/reader.mjs';
import { everyCriterion, policyOf } from './support/reports.mjs';
import { labelsOf } from '../../www/shell/sheet/labels.js';

// A screen reader's user finishes alone: everything is found by what is read out, and nothing else.

// A trace would take a picture of the page at each of some hundred stops.
test.use({ trace: 'off' });

const YES = ['是', '符合', '有'];
const NO = ['否', '不符合', '没有'];

/** What the visitor knows by heart: of each question its words, unit, help, and the answer. */
function knowledge(flow, report) {
  const policy = policyOf(report);
  const labels = labelsOf(policy, flow.check);
  const statements = new Map(everyCriterion(report).map(({ id, statement }) => [id, statement]));
  return Object.entries(flow.answers).map(([id, value]) => {
    const { help, kind } = policy.inputs.find((one) => one.id === id);
    const { label, unit, options, years } = labels[id];
    return { id, value, kind, help, unit, years, words: label || statements.get(id), option: options[value] };
  });
}

const begins = (text, words) => text === words || text.startsWith(`${words} `);
const spaced = (text) => text.replace(/\s+/g, ' ');

/** Goes through radio buttons until one fits and is marked. */
async function mark(reader, fits, what) {
  for (let step = 0; step < 20; step += 1) {
    const now = await reader.here();
    if (fits(now) && now.checked) return;
    await reader.press(fits(now) ? 'Space' : 'ArrowRight');
  }
  throw new Error(`nothing to mark: ${what}`);
}

/** Answers the question that was read out. */
async function answer(reader, stop, questions, state) {
  const [group] = stop.around;
  if (stop.role === 'button' && stop.name === '只填合计' && state.totals) {
    await reader.press('Enter');
    return;
  }
  if (stop.role === 'textbox') {
    const question = questions.find(({ words }) => begins(stop.name, words));
    if (!question) return;
    const around = stop.around.map(({ name, description }) => `${name} ${description}`).join(' ');
    const { value, unit, help, years } = question;
    const read = `${stop.name} ${stop.description} ${around}`;
    for (const part of [unit, help]) if (part) expect(read, `${question.id}: label, unit and help`).toContain(part);
    const year = /\d{4}$/.exec(stop.name);
    if (years) expect(read, `${question.id}: the period`).toMatch(year ? /20\d\d/ : /近三年/);
    await reader.type(String(typeof value === 'object' ? value[year[0]] : value));
  } else if (stop.role === 'radio' && group && !state.done.has(group.name)) {
    const question = questions.find(({ words }) => begins(group.name, words));
    if (!question) return;
    state.done.add(group.name);
    const { value, option, help } = question;
    if (help && value !== undefined) expect(group.name).toContain(help);
    const wanted = typeof value === 'boolean' ? (value ? YES : NO) : [option];
    const fits = ({ name }) => wanted.some((word) => begins(name, word));
    await mark(reader, fits, `${question.id}: ${group.name}`);
  } else if (stop.role === 'combobox') {
    const question = questions.find(({ words }) => begins(stop.name, words));
    if (!question) return;
    let now = stop;
    for (let step = 0; step < 40 && !begins(now.value, question.option); step += 1) {
      await reader.press('ArrowDown');
      now = await reader.here();
    }
    expect(now.value).toContain(question.option);
  }
}

for (const flow of FLOWS) {
  test(`${flow.policy} ${flow.check}: to the result and the sheet by what is read out`, async ({ host, page }) => {
    test.slow();
    const report = expected(flow);
    await page.addInitScript(printIsCounted);
    const element = await host(`<main><eligibility-check policy="${flow.policy}" as-of="${flow.asOf}"></eligibility-check></main>`);
    await expect(element.end).toBeVisible();

    const reader = await Reader.on(page);
    const headings = await reader.byRole('heading');
    expect(headings.find(({ level }) => level === 2).name).toContain(report.policy.title);
    const chosen = await reader.to(({ role }) => role === 'radio');
    expect(chosen.around[0].name).toMatch(/由谁申报|核对/);
    await mark(reader, ({ name }) => begins(name, report.check.title), report.check.title);

    const questions = knowledge(flow, report);
    const state = { done: new Set(), totals: !questions.some(({ value }) => value && typeof value === 'object') };
    const print = await reader.to(async (stop) => stop.name === '打印自查表' || answer(reader, stop, questions, state));
    expect(print.role).toBe('button');

    // The result is announced in one sentence, politely, and nowhere else.
    const { headline } = await element.report();
    // Once nothing has happened for a moment.
    const announced = async () => (await reader.said()).filter(({ text }) => text.includes(headline.title));
    await expect.poll(announced).toEqual([{ live: 'polite', text: expect.stringContaining(headline.detail) }]);

    // Every criterion says its status in words, under the heading of its evidence.
    const everything = await reader.all();
    const rows = everything.filter(({ role }) => role === 'DisclosureTriangle').map(({ name }) => spaced(name));
    for (const { statement, statusText, clause } of everyCriterion(await element.report())) {
      const row = rows.find((name) => name.startsWith(spaced(statement)));
      expect(row, statement).toBeDefined();
      expect(row).toContain(clause);
      // A scorecard says its points instead.
      if (!/\d 分/.test(row)) expect(row).toContain(statusText);
    }
    expect(everything.filter(({ role, name }) => role === 'region' && name.includes(headline.title))).toHaveLength(1);
    expect((await element.report()).verdict).toBe(flow.verdict);

    await reader.press('Enter');
    await expect.poll(() => page.evaluate(() => window.printed)).toBe(1);
    await expect.poll(async () => (await reader.here())?.name).toBe('打印自查表');
  });
}

test('what is wrong is read out at its field, which leads to it from the result', async ({ host, page }) => {
  const element = await host('<main><eligibility-check policy="ningxia-craftsman" check="enterprise" as-of="2026-11-24"></eligibility-check></main>');
  await expect(element.end).toBeVisible();
  const reader = await Reader.on(page);
  await reader.to(({ name }) => name === '员工总数');
  await reader.type('约一千');
  // Nobody is told off in the middle of a word.
  expect(await reader.here()).toMatchObject({ invalid: false });
  await reader.next();
  await reader.press('Shift+Tab');
  expect(await reader.here()).toMatchObject({ name: '员工总数', invalid: true, value: '约一千', description: expect.stringMatching(/人.*不是数字/) });
  await reader.type('10');
  await reader.to(({ name }) => name === '其中：技能人才');
  await reader.type('12');
  await reader.to(({ role, around }) => role === 'button' && around.some(({ name }) => name === '请先改正'));
  await reader.press('Enter');
  expect(await reader.here()).toMatchObject({ name: '其中：技能人才', invalid: true, description: expect.stringContaining('员工总数') });
});

test('every landmark has a name of its own, headings leave no level out, and no picture is silent', async ({ host, page }) => {
  const element = await host('<main><h1>办事大厅</h1><eligibility-check policy="ningxia-craftsman" check="enterprise" as-of="2026-11-24"></eligibility-check></main>');
  await expect(element.end).toBeVisible();
  await expect(element.host.getByRole('group', { name: '列出哪些条件' })).toBeVisible();
  const all = await (await Reader.on(page)).all();
  const regions = all.filter(({ role }) => role === 'region').map(({ name }) => name);
  expect(regions.filter((name) => !name)).toEqual([]);
  expect(new Set(regions).size).toBe(regions.length);
  const levels = all.filter(({ role }) => role === 'heading').map(({ level }) => level);
  levels.forEach((level, at) => expect(level - (levels[at - 1] || 0), `heading ${at}`).toBeLessThanOrEqual(1));
  const unnamed = all.filter(({ role, name }) => ['image', 'button', 'textbox', 'combobox', 'radio', 'link', 'DisclosureTriangle'].includes(role) && !name);
  expect(unnamed).toEqual([]);
});
