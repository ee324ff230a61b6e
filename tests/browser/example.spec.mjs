import AxeBuilder from '@axe-core/playwright';
import { readdirSync, readFileSync } from 'node:fs';
import { ElementUnderTest } from './support/element.mjs';
import { expect, test } from './support/fixtures.mjs';
import { expectKept, kept, keptAnswers } from './support/kept.mjs';
import { CRAFTSMAN, SELF_CONTAINED } from './support/site.mjs';

// A filled-in example, which is nobody's: what the visitor has entered is untouched by it.

const POLICIES = new URL('../../pkg/eligibility-check/policies/', import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, POLICIES), 'utf8'));
const policies = readdirSync(POLICIES).filter((name) => /^(?!index)[a-z-]+\.json$/.test(name)).map(read);

const LINE = '现在是例子里的数字，不是您的，也不保存。';
const OFF = CRAFTSMAN.replace('<eligibility-check', '<eligibility-check storage="off"');
const SEE = '看一个填好的例子';
const CLEAR = '清除例子';

const see = (element) => element.host.getByRole('button', { name: SEE });
/** Below the first words, and in the line that stays in sight. */
const clear = (element) => element.notice.getByRole('button', { name: CLEAR });

async function show(element) {
  await see(element).click();
  await expect(element.notice).toContainText(LINE);
}

async function expectAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).include('eligibility-check').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)])).toEqual([]);
}

for (const { id, checks, inputs } of policies) {
  test(`every check of ${id} has an example with nothing left blank`, async ({ host }) => {
    test.slow();
    const element = await host(`<eligibility-check policy="${id}"></eligibility-check>`);
    const answered = async () => {
      const answers = Object.entries(await element.answers());
      return answers.filter(([input, value]) => value !== inputs.find((one) => one.id === input).preset);
    };
    for (const check of checks) {
      if (checks.length > 1) await element.host.locator(`input[value="${check.id}"]`).check();
      // Whoever picks another check looks at the example of that.
      if (check === checks[0]) await show(element);
      const report = () => element.host.evaluate(async (one) => (await one.evaluate()).report);
      await expect.poll(async () => (await report()).check.id).toBe(check.id);
      await expect.poll(async () => (await report()).example).toBe(true);
      await expect.poll(async () => (await report()).missing).toEqual([]);
      expect((await report()).missingForRoute).toEqual([]);
      expect((await report()).problems).toEqual([]);
      await expect.poll(answered).not.toEqual([]);
    }
    await clear(element).click();
    await expect(element.notice).toHaveCount(0);
    expect(await answered()).toEqual([]);
  });
}

test('before anybody has said who applies, it is the example of the first check', async ({ host }) => {
  const element = await host('<eligibility-check policy="ningxia-craftsman"></eligibility-check>');
  await show(element);
  await expect(element.host.locator('input[value="college"]')).toBeChecked();
  await expect.poll(async () => ((await element.report()) || {}).missing).toEqual([]);
  await clear(element).click();
  await expect(element.notice).toHaveCount(0);
  await expect(element.host.locator('input[value="college"]')).toBeChecked();
  expect(await element.answers()).toEqual({ special_ability_occupation: false });
  await element.figure('急需紧缺特色专业').fill('2');
  await expectKept(element.host.page(), { scarce_specialties: 2 });
});

test('what was typed before is there again, letter by letter, and nothing of the example is kept', async ({ host, page }) => {
  const element = await host(CRAFTSMAN);
  await element.figure('员工总数').fill('１.2万 人');
  await element.figure('其中：技能人才').fill('约一百');
  await element.host.getByRole('group', { name: /曾被取消/ }).getByRole('radio', { name: '不确定' }).check();
  await expectKept(page, { staff: 12000, staff_skilled: '约一百', removed_before: null });
  const before = await element.answers();
  const stored = await keptAnswers(page);

  await show(element);
  await expect(element.figure('员工总数')).toHaveValue('1000');
  // It may be changed to try things out, in either language.
  await element.figure('其中：取得证书').fill('1020');
  await expect(element.host.locator('.verdict')).not.toContainText('未达到');
  await element.host.getByRole('button', { name: 'English' }).click();
  await expect(element.notice).toContainText('Example figures, not yours.');
  await expect(element.host.locator('[data-input="certificates"]')).toHaveValue('1020');
  await expectAccessible(page);
  await element.host.getByRole('button', { name: '中文' }).click();
  await expect(element.notice).toContainText(LINE);
  // What is written when a page is left is written now.
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
  expect(await keptAnswers(page)).toEqual(stored);

  await clear(element).click();
  await expect(element.figure('员工总数')).toHaveValue('１.2万 人');
  await expect(element.figure('其中：技能人才')).toHaveValue('约一百');
  await expect(element.figure('其中：取得证书').first()).toHaveValue('');
  expect(await element.answers()).toEqual(before);
  await expect(element.told).toContainText('例子已清除');
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
  expect(await keptAnswers(page)).toEqual(stored);
});

test('an example that is on the screen when the tab is closed is gone', async ({ host, page }) => {
  await show(await host(CRAFTSMAN));
  const again = await host(CRAFTSMAN);
  await expect(again.end).toBeVisible();
  await expect(again.figure('员工总数')).toHaveValue('');
  expect(await kept(page)).toBeNull();
});

test('removed from the page and put in again, the element has what was entered', async ({ host }) => {
  const element = await host(OFF);
  await element.figure('员工总数').fill('77');
  await show(element);
  await element.host.evaluate(async (one) => {
    const place = one.parentNode;
    one.remove();
    await new Promise((done) => setTimeout(done, 0));
    place.append(one);
    await one.ready;
  });
  await expect(element.figure('员工总数')).toHaveValue('77');
  await expect(element.notice).toHaveCount(0);
});

test('it does not go along to another policy', async ({ host }) => {
  const element = await host('<eligibility-check storage="off"></eligibility-check>');
  await element.pick(/宁夏工匠/, '企业');
  await element.figure('员工总数').fill('77');
  await show(element);
  await element.host.getByRole('button', { name: '全部政策' }).click();
  await element.pick(/技能大师工作室/, '企业申报');
  await expect(element.notice).toHaveCount(0);
  expect(await element.answers()).not.toHaveProperty('trained');
  expect(await element.answers()).not.toHaveProperty('certificates');
  await element.host.getByRole('button', { name: '全部政策' }).click();
  await element.pick(/宁夏工匠/, '企业');
  await expect(element.figure('员工总数')).toHaveValue('77');
});

test('what another tab writes meanwhile is there once the example is cleared', async ({ host, page, context, site }) => {
  const element = await host(CRAFTSMAN);
  await show(element);
  const other = await context.newPage();
  await other.goto(`${site.origin}/host.html`);
  const elsewhere = new ElementUnderTest(other.locator('eligibility-check'));
  await expect(elsewhere.end).toBeVisible();
  await elsewhere.figure('员工总数').fill('321');
  await expectKept(page, { staff: 321 });
  await expect(element.figure('员工总数')).toHaveValue('1000');
  await clear(element).click();
  await expect(element.figure('员工总数')).toHaveValue('321');
});

test('whoever empties the form is rid of the example, and has the own figures back', async ({ host }) => {
  const element = await host(OFF);
  await element.figure('员工总数').fill('77');
  await show(element);
  await element.host.getByRole('button', { name: '清空', exact: true }).click();
  await expect(element.notice).toHaveCount(0);
  await expect(element.figure('员工总数')).toHaveValue('77');
  await expect(element.host.getByRole('button', { name: '撤销清空' })).toHaveCount(0);
});

test('what the host sets takes its place, and what the host forgets is forgotten', async ({ host }) => {
  const element = await host(OFF);
  await element.figure('员工总数').fill('77');
  await show(element);
  await element.setAnswers({ staff: 5 });
  await expect(element.figure('员工总数')).toHaveValue('5');
  await expect(element.notice).toHaveCount(0);
  await show(element);
  await element.call('reset');
  await expect(element.figure('员工总数')).toHaveValue('');
  await expect(element.notice).toHaveCount(0);
  await expect(see(element)).toBeVisible();
});

test('it is not handed out, and a host is told that it is none of its visitor’s', async ({ host, page }) => {
  const element = await host(CRAFTSMAN);
  await show(element);
  await expect(element.end).toContainText('例子只供查看');
  for (const name of ['复制链接', '打印自查表', '存为自查文件']) {
    await expect(element.end.getByRole('button', { name })).toHaveCount(0);
  }
  expect(await element.report()).toMatchObject({ example: true });
  const { name } = await element.call('exportReport');
  expect(name).toContain('例子');
  // The page may be printed all the same: the line is there.
  await page.emulateMedia({ media: 'print' });
  await expect(element.notice).toContainText(LINE);
  await page.emulateMedia({ media: 'screen' });
  await clear(element).click();
  await expect(element.end.getByRole('button', { name: '复制链接' })).toBeVisible();
  expect(await element.report()).not.toHaveProperty('example');
});

test('it stays in sight, hides nothing that has the focus, and has no violation that axe finds', async ({ host, page }) => {
  for (const viewport of [{ width: 1280, height: 800 }, { width: 360, height: 740 }]) {
    await page.setViewportSize(viewport);
    const element = await host(OFF);
    await show(element);
    const last = element.host.getByRole('group', { name: /隶属关系/ }).getByRole('radio').first();
    await last.focus();
    await expect(element.notice).toBeInViewport();
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Shift+Tab');
      const hidden = await page.evaluate(() => {
        const { shadowRoot } = document.querySelector('eligibility-check');
        const line = shadowRoot.querySelector('.ec-keep-notice').getBoundingClientRect();
        const place = shadowRoot.activeElement.getBoundingClientRect();
        return place.top < line.bottom && place.bottom <= line.bottom + 2;
      });
      expect(hidden).toBe(false);
    }
    await expectAccessible(page);
  }
});

test('a policy without worked cases offers none', async ({ host, site }) => {
  const { examples, ...policy } = read('ningxia-craftsman.json');
  expect(examples).toBe(true);
  site.answer('/eligibility-check/policies/own.json', { body: JSON.stringify({ ...policy, id: 'own' }) });
  const element = await host('<eligibility-check policy="own" check="enterprise"></eligibility-check>');
  await expect(element.end).toBeVisible();
  await expect(see(element)).toHaveCount(0);
});

test.describe('when its file does not come', () => {
  test.use({ tolerated: /404/ });

  test('that is said, and the form stays as it is', async ({ host, site }) => {
    site.answer('/eligibility-check/policies/ningxia-craftsman.examples.json', { status: 404 });
    const element = await host(CRAFTSMAN);
    await element.figure('员工总数').fill('77');
    await see(element).click();
    await expect(element.done).toContainText('还没有例子');
    await expect(element.figure('员工总数')).toHaveValue('77');
  });
});

test('the page that is one file has them in itself', async ({ page }) => {
  await page.goto(SELF_CONTAINED);
  const element = new ElementUnderTest(page.locator('eligibility-check'));
  await element.pick(/宁夏工匠/, '企业');
  await show(element);
  await expect(element.figure('员工总数')).toHaveValue('1000');
});
