import { expect, test } from './support/fixtures.mjs';
import { FLOWS, expected, printIsCounted } from './support/flows.mjs';
import { Keyboard } from './support/keyboard.mjs';
import { everyCriterion, policyOf } from './support/reports.mjs';

// From an empty page to a printed sheet without a mouse: for every type of applicant, and a check of every other kind.

// A trace would take a picture of the page at each of some hundred stops.
test.use({ trace: 'off' });

/** Types or marks the answer of a flow at a stop, and makes sure that the focus is still there. */
async function answer(keyboard, stop, answers, options) {
  const { input, kind, year } = stop;
  const value = answers[input];
  if (value === undefined) return;
  if (kind === 'text') {
    await keyboard.type(String(year ? ofYear(value, year) : value));
    expect(await keyboard.here()).toMatchObject({ input, year });
  } else if (kind === 'select') {
    for (let at = 0; at <= options[input].indexOf(value); at += 1) await keyboard.press('ArrowDown');
    expect(await keyboard.here()).toMatchObject({ input, value });
  } else {
    const places = typeof value === 'boolean' ? [true, false] : options[input];
    await keyboard.mark(stop, places.indexOf(value));
  }
}

/** Examples that name a total are entered in three equal years: the form asks year by year. */
function ofYear(value, year) {
  if (typeof value === 'object') return value[year];
  expect(value % 3, 'a total that can be entered in three years').toBe(0);
  return value / 3;
}

for (const flow of FLOWS) {
  test(`${flow.policy} ${flow.check}: from the list to the printed sheet`, async ({ host, page }) => {
    test.slow();
    const report = expected(flow);
    const { title } = report.policy;
    const policy = policyOf(report);
    const options = Object.fromEntries(policy.inputs.map(({ id, options = [] }) => [id, options.map((option) => option.id)]));
    await page.addInitScript(printIsCounted);
    const element = await host(`<eligibility-check as-of="${flow.asOf}"></eligibility-check>`);
    await expect(element.host.getByRole('heading', { level: 2 })).toBeVisible();

    const keyboard = new Keyboard(page);
    await keyboard.to(({ kind, name, group }) => kind === 'button' && name === report.check.title && group.startsWith(title));
    await keyboard.press('Enter');
    await expect(element.host.locator('.ec-root')).toBeFocused();
    await expect(element.end).toBeVisible();

    const print = await keyboard.to(async (stop) => stop.name === '打印自查表' || answer(keyboard, stop, flow.answers, options));
    expect(print.kind).toBe('button');
    expect(await element.report()).toMatchObject({ check: { id: flow.check }, verdict: flow.verdict });
    await keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => window.printed)).toBe(1);
    await expect(element.end.getByRole('button', { name: '打印自查表' })).toBeFocused();

    const sheet = page.frameLocator('iframe');
    const text = (await sheet.locator('main').innerText()).replace(/\s+/g, ' ');
    const figures = Object.values(flow.answers).filter((value) => typeof value === 'number').map((value) => value.toLocaleString('en'));
    const criteria = everyCriterion(report);
    const parts = [
      title, report.check.title, report.headline.title, report.policy.hash, ...figures,
      ...criteria.flatMap(({ statement, clause, statusText }) => [statement, clause, statusText]),
    ];
    expect(parts.filter((part) => part && !text.includes(part.replace(/\s+/g, ' ')))).toEqual([]);
    await expect(sheet.locator('table.criteria tbody tr')).toHaveCount(criteria.length);

    // Nothing holds the focus: the end of the page is reached, and the way back leads to the last stop.
    while (await keyboard.next());
    await keyboard.press('Shift+Tab');
    expect(await keyboard.here()).toMatchObject({ faults: [] });
  });
}

test('from the top to the result in two keys, and back to the next question', async ({ host, page }) => {
  const element = await host('<eligibility-check policy="ningxia-craftsman" as-of="2026-11-24"></eligibility-check>');
  await expect(element.end).toBeVisible();
  const keyboard = new Keyboard(page);
  // There is no result yet to skip to.
  expect((await keyboard.next()).name).not.toBe('跳到自查结果');
  await keyboard.to(({ kind }) => kind === 'radio');
  await keyboard.press('Space');
  await expect(element.host.locator('.columns')).toBeVisible();
  while ((await keyboard.here()).name !== '跳到自查结果') await keyboard.press('Shift+Tab');
  await keyboard.press('Enter');
  await expect(element.host.getByRole('heading', { name: /^自查结果/ })).toBeFocused();
  expect(await keyboard.next()).toMatchObject({ name: '填下一项' });
  await keyboard.press('Enter');
  expect(await keyboard.here()).toMatchObject({ input: 'trained', year: '2023' });
});

for (const [size, viewport] of Object.entries({ 'a phone': { width: 360, height: 740 }, '400 % zoom': { width: 320, height: 256 } })) {
  test(`on ${size} every stop is in sight, whatever sticks to the edges`, async ({ host, page }) => {
    test.slow();
    await page.setViewportSize(viewport);
    const element = await host('<eligibility-check policy="ningxia-craftsman" check="enterprise" as-of="2026-11-24"></eligibility-check>');
    await expect(element.end).toBeVisible();
    const keyboard = new Keyboard(page);
    while (await keyboard.next());
    for (let step = 0; step < 30; step += 1) {
      await keyboard.press('Shift+Tab');
      await keyboard.here();
    }
  });
}
