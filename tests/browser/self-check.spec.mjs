import { expect, test } from './support/fixtures.mjs';
import { ElementUnderTest } from './support/element.mjs';
import { CRAFTSMAN, SELF_CONTAINED } from './support/site.mjs';

// The main job as a visitor does it: pick what one is, enter figures, read the answer.

const TYPES = [
  { card: '院校', figures: { 培训总人次: '1200', '其中：高技能人才': '240', '其中：申报的职业（工种）': '720', '其中：取得证书': '1020' } },
  { card: '企业', figures: { 培训总人次: '1200', '其中：高技能人才': '300', '其中：申报的职业（工种）': '720', '其中：取得证书': '1020', 员工总数: '1000', '其中：技能人才': '300', '技能人才中：高技能人才': '75' } },
  { card: '公共实训基地', figures: { 培训总人次: '9000', '其中：高技能人才': '1800', '其中：申报的职业（工种）': '5400', '其中：取得证书': '7650' } },
  { card: '民办培训机构', figures: { 培训总人次: '1500', '其中：高技能人才': '300', '其中：申报的职业（工种）': '900', '其中：取得证书': '1275' } },
  { card: '市、县（区）', region: 'xiji', figures: { 培训总人次: '3000', '其中：高技能人才': '450', '其中：申报的职业（工种）': '600', '其中：取得证书': '2550' } },
];

const PAGES = {
  'from a server': async ({ page, site }) => page.goto(`${site.origin}/eligibility-check/index.html`),
  'from a file': async ({ page }) => page.goto(SELF_CONTAINED),
};

const card = (element, name) => element.host.getByRole('radio', { name: new RegExp(`^${name} `) });
const result = (element) => element.host.getByRole('region', { name: /^自查结果/ });
const answerTo = (element, question, answer) =>
  element.host.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: true });

/** The row of a criterion in the list of results. */
const row = (element, statement) =>
  element.host.getByRole('region', { name: '逐条结果' }).getByRole('listitem').filter({ hasText: statement });

for (const [from, open] of Object.entries(PAGES)) {
  for (const { card: name, region, figures } of TYPES) {
    test(`${name}, ${from}: filled to a result`, async ({ page, site }) => {
      await open({ page, site });
      const element = new ElementUnderTest(page.locator('eligibility-check'));
      await element.ready();
      await card(element, name).check();
      await element.host.getByRole('button', { name: '只填合计' }).click();
      for (const [label, figure] of Object.entries(figures)) await element.host.getByRole('textbox', { name: label, exact: true }).fill(figure);
      if (region) await element.host.getByRole('combobox').first().selectOption(region);
      if (name === '院校') {
        await answerTo(element, /院校类型/, '职业院校').check();
        await element.figure('急需紧缺').fill('1');
      }
      await answerTo(element, /曾被取消/, '否').check();
      // What is left is declared, item by item.
      const declared = element.host.getByRole('radio', { name: '符合', exact: true });
      for (const radio of await declared.all()) await radio.check();
      await expect(result(element)).toContainText('可自查的条件均已达到');
      await expect(result(element)).toContainText('专家评审');
      const report = await element.host.evaluate((host) => host.report);
      expect(report.verdict).toBe('eligible-pending-review');
      expect(report.counts.computed).toEqual({ met: report.criteria.filter(({ evidence }) => evidence === 'computed').length });
    });
  }
}

test('the result follows every keystroke, exactly', async ({ host }) => {
  const element = await host(CRAFTSMAN);
  await element.setAnswers({ trained: 1200, special_ability_occupation: false, removed_before: false });
  await element.host.getByRole('button', { name: '只填合计' }).click();
  const certificates = element.host.getByRole('textbox', { name: '其中：取得证书', exact: true });
  await certificates.fill('1019');
  const share = row(element, '85 %');
  await expect(share).toContainText('未达到');
  await expect(share).toContainText(/84\.92\s%/);
  await certificates.fill('１，０２０ 人次');
  await expect(share).toContainText('1,020 ÷ 1,200');
  await expect(share).not.toContainText('未达到');
  await certificates.fill('1201');
  await expect(share).toContainText('填写有误');
});

test('a text that is no number is kept, explained, and counted as nothing', async ({ host }) => {
  const element = await host(CRAFTSMAN);
  const staff = element.figure('员工总数');
  await staff.fill('约一千');
  await staff.blur();
  await expect(staff).toHaveAttribute('aria-invalid', 'true');
  await expect(staff).toHaveAccessibleDescription(/不是数字/);
  await expect(staff).toHaveValue('约一千');
  await expect(row(element, '30 %')).toContainText('填写有误');
  await staff.fill('1000');
  await expect(staff).not.toHaveAttribute('aria-invalid', 'true');
  await expect(row(element, '30 %')).toContainText('待填');
});

test('a blank is not zero, and asks for what is missing', async ({ host }) => {
  const element = await host(CRAFTSMAN);
  await element.setAnswers({ trained: 1200, trained_high_skill: 299, removed_before: false });
  const report = await element.call('evaluate');
  const share = report.report.criteria.find(({ id }) => id === 'high_skill_share');
  expect(share).toMatchObject({ status: 'unanswered', missing: ['special_ability_occupation'] });
});

test('answers travel between the types of applicant', async ({ host }) => {
  const element = await host(CRAFTSMAN);
  await element.setAnswers({ trained: 1500, no_criminal_penalty: true });
  await card(element, '民办培训机构').check();
  await expect(row(element, '1,500 人次')).toContainText('达到');
  expect(await element.answers()).toMatchObject({ trained: 1500, no_criminal_penalty: true });
});

test('before its day the page says so at the top', async ({ host }) => {
  const element = await host(CRAFTSMAN.replace('<eligibility-check', '<eligibility-check as-of="2025-06-03"'));
  await expect(element.host.getByText('尚未施行').first()).toBeVisible();
  const text = await element.host.evaluate((host) => host.shadowRoot.textContent);
  expect(text.indexOf('尚未施行')).toBeLessThan(text.indexOf('由谁申报'));
});

test('in English, all of it', async ({ host }) => {
  const element = await host(CRAFTSMAN);
  await element.host.getByRole('button', { name: 'English' }).click();
  await expect(element.host.getByRole('heading', { name: /Ningxia Craftsman/ })).toBeVisible();
  const text = await element.host.evaluate((host) => host.shadowRoot.querySelector('.ec-root').innerText);
  const chinese = text.replace(/宁人社发〔2025〕68号|宁财行发〔2022〕475号|第[一二三四五六七八九十]+条(\([一二三四五六七八九十]\))?(\d|第.分句)?|中文/g, '').match(/[\u4e00-\u9fff]+/g);
  expect(chinese).toBeNull();
});

test('with the keyboard alone', async ({ host, page }) => {
  const element = await host('<eligibility-check policy="ningxia-craftsman"></eligibility-check>');
  await element.ready();
  await card(element, '院校').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(card(element, '企业')).toBeChecked();
  const staff = element.figure('员工总数');
  for (let step = 0; step < 60 && !(await staff.evaluate((field) => field === field.getRootNode().activeElement)); step += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('1000');
  await expect.poll(() => element.answers()).toMatchObject({ staff: 1000 });
});
