import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/fixtures.mjs';

// Where one is: how much of each section is filled in, which criteria are listed, the ways between form and result.

const tag = (policy, check, day = '2026-11-24') =>
  `<eligibility-check policy="${policy}" check="${check}" as-of="${day}" storage="off"></eligibility-check>`;
const CHECK = tag('ningxia-craftsman', 'enterprise');
const STAFF = { special_ability_occupation: false, removed_before: false, staff: 1000, staff_skilled: 400, staff_high_skilled: 200 };
/** One certificate is missing. */
const NEAR = { ...STAFF, trained: 1200, trained_high_skill: 300, trained_brand: 720, certificates: 1019 };

const section = (element, name) => element.host.getByRole('region', { name, exact: true });
const criteria = (element) => element.host.locator('.criteria:not(.parts) > li:visible');

async function expectAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).include('eligibility-check').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)])).toEqual([]);
}

test('each section says how much of it is filled in; “not sure” counts, a year that is blank does not', async ({ host }) => {
  const element = await host(CHECK);
  const staff = section(element, '职工队伍');
  await expect(staff).toContainText('已填 0 / 3');
  await element.figure('员工总数').fill('1000');
  await expect(staff).toContainText('已填 1 / 3');
  await element.figure('员工总数').fill('');
  await expect(staff).toContainText('已填 0 / 3');
  const training = section(element, '近三年培训');
  const years = training.getByRole('group', { name: '培训总人次' }).getByRole('textbox');
  await years.nth(0).fill('1');
  await years.nth(1).fill('2');
  await expect(staff).toContainText('已填 0 / 3');
  await expect(training).toContainText('已填 0 / 4');
  await years.nth(2).fill('3');
  await expect(training).toContainText('已填 1 / 4');
  const law = section(element, '守法与安全');
  await expect(law).toContainText('已填 0 / 7');
  await law.getByRole('radio', { name: '不确定' }).first().check();
  await expect(law).toContainText('已填 1 / 7');
  await law.getByRole('button', { name: '本组均符合' }).click();
  await expect(law).toContainText('已填 7 / 7');
  await element.host.getByRole('button', { name: 'English' }).click();
  await expect(element.host.getByText('7 of 7 filled in').first()).toBeVisible();
});

test('the filter counts, offers nothing that is empty, and tells what is listed; by keyboard', async ({ host, page }) => {
  test.slow();
  const element = await host(CHECK);
  await element.setAnswers(NEAR);
  const choice = (name) => element.host.getByRole('radio', { name });
  await expect(choice(/^未达到 1$/)).toBeEnabled();
  const all = await criteria(element).count();
  await expect(choice(`全部 ${all}`)).toBeChecked();
  await choice(/^全部/).focus();
  await page.keyboard.press('ArrowRight');
  await expect(choice(/^未达到 1$/)).toBeChecked();
  await expect(choice(/^未达到 1$/)).toBeFocused();
  await expect(criteria(element)).toHaveCount(1);
  await expect(element.told).toContainText('现在列出：未达到，共 1 条。');
  await expectAccessible(page);
  // The last one is met: an empty list helps nobody.
  await element.figure('其中：取得证书').fill('1020');
  await expect(choice(/^未达到 0$/)).toBeDisabled();
  await expect(choice(/^全部/)).toBeChecked();
  await expect(criteria(element)).toHaveCount(all);
  // What is disabled is passed over.
  await choice(/^全部/).focus();
  await page.keyboard.press('ArrowRight');
  await expect(choice(/^待填/)).toBeChecked();
  await expectAccessible(page);
});

test('a part above its whole is pointed out at both, once, after the edit', async ({ host, page }) => {
  const element = await host(CHECK);
  await element.figure('员工总数').fill('100');
  const part = element.figure('其中：技能人才');
  await part.pressSequentially('300');
  // Nobody is told off in the middle of a number.
  await expect(element.host.locator('.error')).toHaveCount(0);
  await page.keyboard.press('Tab');
  const said = '“其中：技能人才”（300）大于“员工总数”（100），部分不能大于总数，请检查这两个数。';
  for (const field of [part, element.figure('员工总数')]) {
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(new RegExp(said.replace(/[()（）]/g, '.')));
  }
  await expect(section(element, '请先改正').getByRole('listitem')).toHaveCount(1);
  await expect(element.figure('技能人才中：高技能人才')).not.toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  await element.figure('员工总数').fill('400');
  await expect(element.host.locator('.error')).toHaveCount(0);
  await expect(part).not.toHaveAttribute('aria-invalid', 'true');
});

test('of years only the one in which it is', async ({ host }) => {
  const element = await host(CHECK);
  await element.setAnswers({ trained: { 2023: 400, 2024: 400, 2025: 400 }, certificates: { 2023: 300, 2024: 500, 2025: 300 } });
  const wrong = element.host.locator('[aria-invalid="true"]');
  await expect(wrong).toHaveCount(2);
  for (const id of ['#ec-trained-2024', '#ec-certificates-2024']) await expect(element.host.locator(id)).toHaveAttribute('aria-invalid', 'true');
});

for (const width of [1280, 360]) {
  test(`from the form to the result and back by keyboard, ${width} wide`, async ({ host, page }) => {
    await page.setViewportSize({ width, height: 800 });
    const element = await host(CHECK);
    await element.setAnswers(STAFF);
    const there = element.host.getByRole('button', { name: '跳到自查结果' });
    const back = element.host.getByRole('button', { name: '回到填写处' });
    // Out of sight until somebody comes by.
    await expect(there).toHaveCSS('clip', 'rect(0px, 0px, 0px, 0px)');
    await element.host.locator('input[name="ec-check"]:checked').focus();
    await page.keyboard.press('Tab');
    await expect(there).toBeFocused();
    await expect(there).toBeInViewport();
    expect((await there.boundingBox()).height).toBeGreaterThanOrEqual(44);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(element.host.locator('#ec-result')).toBeFocused();
    await expect(element.host.locator('#ec-result')).toBeInViewport();
    // From where one was.
    await element.figure('其中：技能人才').focus();
    await back.focus();
    await expect(back).toBeInViewport();
    expect((await back.boundingBox()).height).toBeGreaterThanOrEqual(44);
    await page.keyboard.press('Enter');
    await expect(element.figure('其中：技能人才')).toBeFocused();
    await expect(element.figure('其中：技能人才')).toBeInViewport();
  });
}

for (const [day, words, en] of [['2022-11-01', '尚未开始申报', 'not open yet'], ['2022-12-05', '正在申报', 'are open'], ['2023-02-01', '本轮申报已截止', 'have closed']]) {
  test(`the round and its days, on ${day}`, async ({ host }) => {
    const element = await host(tag('jincheng-talent-base', 'school', day));
    const dates = section(element, '申报时间');
    await expect(dates).toContainText(words);
    await expect(dates).toContainText('2022年12月2日 – 2022年12月8日');
    await expect(dates).toContainText('报送截止');
    await element.host.getByRole('button', { name: 'English' }).click();
    await expect(section(element, 'Dates')).toContainText(en);
    await expect(section(element, 'Dates')).toContainText('2 December 2022 – 8 December 2022');
    // What is no application has no round.
    await element.host.locator('input[value="submission"]').check();
    await expect(section(element, 'Dates')).not.toContainText('2 December');
  });
}

test('a round whose days are not known is announced by the office', async ({ host }) => {
  const element = await host(CHECK);
  const dates = section(element, '申报时间');
  await expect(dates).toContainText('申报时间以主管部门通知为准');
  await expect(dates).toContainText('每两年评选一次');
  await expect(dates).not.toContainText('–');
});
