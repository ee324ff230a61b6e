import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { expect, test } from './support/fixtures.mjs';
import { ANSWERS, expectKept, kept, keptAnswers, leave } from './support/kept.mjs';
import { CRAFTSMAN, part } from './support/site.mjs';

// What a visitor entered is there the next time, and gone when it should be.

const DAY = 24 * 60 * 60 * 1000;
const OPEN = '<eligibility-check policy="ningxia-craftsman"></eligibility-check>';
const LIST = '<eligibility-check></eligibility-check>';
const on = (day, body = CRAFTSMAN) => body.replace('<eligibility-check', `<eligibility-check as-of="${day}"`);
const storedIn = (where) => CRAFTSMAN.replace('<eligibility-check', `<eligibility-check storage="${where}"`);

const button = (element, name) => element.host.getByRole('button', { name, exact: true });

async function expectAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).include('eligibility-check').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)])).toEqual([]);
}

test('closed in mid-typing and opened again, everything is there', async ({ host, page }) => {
  const element = await host(OPEN);
  await element.host.getByRole('radio', { name: /^企业 / }).check();
  await element.figure('员工总数').fill('1200');
  await element.host.getByRole('group', { name: /曾被取消/ }).getByRole('radio', { name: '否', exact: true }).check();
  await expect(element.end).toBeVisible();
  // No time for the second of quiet: leaving the page has to do.
  await element.figure('其中：技能人才').pressSequentially('30');
  const again = await host(OPEN);
  await expect(again.figure('其中：技能人才')).toHaveValue('30');
  await expect(again.figure('员工总数')).toHaveValue(/^1,?200$/);
  await expect(again.host.getByRole('radio', { name: /^企业 / })).toBeChecked();
  expect(await again.answers()).toMatchObject({ staff: 1200, staff_skilled: 30, removed_before: false });
  await expect(again.notice).toContainText('已恢复您');
  await expect(again.notice).toContainText('共 3 项');
  await expectAccessible(page);
  await button(again, '继续填写').click();
  await expect(again.notice).toHaveCount(0);
  await expect(again.host.locator('.ec-root')).toBeFocused();
});

test('a text that is no number is kept too', async ({ host }) => {
  const element = await host(CRAFTSMAN);
  await expect(element.end).toBeVisible();
  await element.figure('员工总数').fill('约一千');
  const again = await host(CRAFTSMAN);
  await expect(again.figure('员工总数')).toHaveValue('约一千');
});

test('is written one second after the last edit, without the answers that nobody gave', async ({ host, page }) => {
  const element = await host(CRAFTSMAN);
  await expect(element.end).toBeVisible();
  await element.figure('员工总数').fill('12');
  expect(await kept(page)).toBeNull();
  await expectKept(page, { staff: 12 });
  expect(await keptAnswers(page)).toEqual({ staff: 12 });
  expect(await kept(page, 'eligibility-check:draft:ningxia-craftsman')).toMatchObject({ check: 'enterprise', version: '2025-06-04' });
});

test('what is typed before the file that keeps it has come is kept too', async ({ host, page }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route(`**${part('keep.js')}*`, async (route) => {
    await held;
    await route.continue();
  });
  const element = await host(CRAFTSMAN);
  await element.figure('员工总数').fill('12');
  await expect.poll(() => element.answers()).toMatchObject({ staff: 12 });
  release();
  await expectKept(page, { staff: 12 });
  expect(await keptAnswers(page)).toEqual({ staff: 12 });
});

test('nothing stands above a form that is opened for the first time', async ({ host, page }) => {
  const element = await host(CRAFTSMAN);
  await expect(element.end).toBeVisible();
  await expect(element.notice).toHaveCount(0);
  await expectAccessible(page);
  const again = await host(CRAFTSMAN);
  await expect(again.end).toBeVisible();
  await expect(again.notice).toHaveCount(0);
});

test('starting over can be taken back, by keyboard', async ({ host, page }) => {
  await leave(page, { answers: { staff: 12, removed_before: false } });
  const element = await host(CRAFTSMAN);
  await button(element, '清空重填').focus();
  await page.keyboard.press('Enter');
  await expect(element.figure('员工总数')).toHaveValue('');
  await expect(element.notice).toContainText('已清空');
  await expect(element.notice.locator('.ec-keep-text')).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(element.figure('员工总数')).toHaveValue('12');
  await expect(element.notice).toHaveCount(0);
  await button(await host(CRAFTSMAN), '清空重填').click();
  await expectKept(page, { staff: undefined });
  const blank = await host(CRAFTSMAN);
  await expect(blank.end).toBeVisible();
  await expect(blank.figure('员工总数')).toHaveValue('');
  await expect(blank.notice).toHaveCount(0);
});

test('an edit after starting over leaves nothing to take back', async ({ host, page }) => {
  await leave(page, { answers: { staff: 12 } });
  const element = await host(CRAFTSMAN);
  await button(element, '清空重填').click();
  await element.figure('员工总数').fill('34');
  await expect(element.notice).toHaveCount(0);
});

test('clearing the form clears the draft, and so does the host', async ({ host, page }) => {
  await leave(page, { answers: { staff: 12 } });
  const element = await host(CRAFTSMAN);
  await expect(element.figure('员工总数')).toHaveValue('12');
  await element.call('reset');
  await expectKept(page, { staff: undefined });
});

test('when the year has turned, it says which figures to replace', async ({ host, page }) => {
  await leave(page, {
    answers: { trained: { 2023: 400, 2024: 500, 2025: 600 }, certificates: 900, staff: 12 },
    at: Date.UTC(2026, 10, 20),
  });
  const element = await host(on('2027-03-01'));
  await expect(element.notice).toContainText('“近三年”现在是 2024—2026 年');
  await expect(element.notice).toContainText('请补填 2026 年的数据：培训总人次');
  await expect(element.notice).toContainText('请换成新的合计：其中：取得证书');
  await expectAccessible(page);
  expect(await element.answers()).toMatchObject({ trained: { 2024: 500, 2025: 600 }, certificates: 900, staff: 12 });
  expect(await element.report()).toMatchObject({ problems: [] });
  // Seen from its own year nothing has moved, and nothing was lost.
  const before = await host(on('2026-12-31'));
  expect(await before.ready()).toHaveProperty('policy');
  await expect(before.notice).toContainText('已恢复');
  await expect(before.notice).not.toContainText('近三年');
  expect((await before.answers()).trained).toEqual({ 2023: 400, 2024: 500, 2025: 600 });
});

test('a new version of the policy is said', async ({ host, page }) => {
  await leave(page, { answers: { staff: 12 }, version: '2024-01-01' });
  const element = await host(CRAFTSMAN);
  await expect(element.notice).toContainText('2024-01-01 版改为 2025-06-04 版');
});

test('another policy gets the answers it asks for; the others wait', async ({ host, page }) => {
  await leave(page, { answers: { staff: 1000, removed_before: true, trained: { 2023: 1 } } });
  const element = await host('<eligibility-check policy="ningxia-skill-master-studio" check="enterprise"></eligibility-check>');
  await expect(element.figure('员工总数')).toHaveValue(/^1,?000$/);
  await expect(element.notice).toContainText('已沿用您在其他政策中填过的 1 项');
  expect(await element.report()).toMatchObject({ problems: [] });
  await element.figure('员工总数').fill('1100');
  await expectKept(page, { staff: 1100, removed_before: true });
  // The newest answer to the same question is the answer everywhere.
  const back = await host(CRAFTSMAN);
  await expect(back.figure('员工总数')).toHaveValue(/^1,?100$/);
  expect(await back.answers()).toMatchObject({ removed_before: true });
});

test('beside the list, each policy that is picked has its own', async ({ host, page }) => {
  await leave(page, { answers: { staff: 1000, removed_before: true } });
  const element = await host(LIST);
  await element.pick('宁夏技能大师工作室', '企业申报');
  await expect(element.figure('员工总数')).toHaveValue(/^1,?000$/);
  await button(element, '全部政策').click();
  await expect(element.notice).toHaveCount(0);
  await expect(element.end).toHaveCount(0);
  await element.pick(/宁夏工匠/, '企业');
  await expect(element.host.getByRole('group', { name: /曾被取消/ }).getByRole('radio', { name: '是', exact: true })).toBeChecked();
});

test('answers of the host win, and the draft is a click away', async ({ host, page }) => {
  await leave(page, { answers: { staff: 12, removed_before: false } });
  const element = await host(CRAFTSMAN, { script: '' });
  await element.setAnswers({ staff: 34 });
  await page.addScriptTag({ url: '/eligibility-check/eligibility-check.js' });
  await expect(element.figure('员工总数')).toHaveValue('34');
  await expect(element.notice).toContainText('您上次填写的草稿还在');
  await expectAccessible(page);
  expect(await keptAnswers(page)).toEqual({ staff: 12, removed_before: false });
  await button(element, '用我的草稿').click();
  await expect(element.figure('员工总数')).toHaveValue('12');
});

test('answers that the host sets later win too, and what is edited afterwards is kept', async ({ host, page }) => {
  await leave(page, { answers: { staff: 12 } });
  const element = await host(CRAFTSMAN);
  await expect(element.notice).toContainText('已恢复');
  await element.setAnswers({ trained: 1200, staff: 34 });
  await expect(element.notice).toContainText('您上次填写的草稿还在');
  await element.figure('其中：技能人才').fill('5');
  await expectKept(page, { staff_skilled: 5 });
  expect(await keptAnswers(page)).toEqual({ staff: 12, staff_skilled: 5 });
});

test('two tabs merge answer by answer, whichever is newer', async ({ host, page, context, site }) => {
  const element = await host(CRAFTSMAN);
  await expect(element.end).toBeVisible();
  const second = await context.newPage();
  await second.goto(`${site.origin}/host.html`);
  const other = second.getByRole('textbox', { name: '员工总数', exact: true });
  await expect(second.getByRole('region', { name: '保存与分享' })).toBeVisible();
  await element.figure('员工总数').fill('12');
  await second.getByRole('textbox', { name: '其中：技能人才', exact: true }).fill('5');
  await second.getByRole('textbox', { name: '其中：技能人才', exact: true }).blur();
  await expect(other).toHaveValue('12');
  await expectKept(page, { staff: 12, staff_skilled: 5 });
  await other.fill('13');
  // Nothing changes under the hands of somebody who is typing; once the field is left it does.
  await expectKept(page, { staff: 13 });
  await expect(element.figure('员工总数')).toHaveValue('12');
  await element.figure('员工总数').blur();
  await expect(element.figure('员工总数')).toHaveValue('13');
  await expect(element.figure('其中：技能人才')).toHaveValue('5');
});

test('two widgets of one page merge as two tabs do', async ({ host, page }) => {
  await host(CRAFTSMAN + CRAFTSMAN);
  const figures = page.getByRole('textbox', { name: '员工总数' });
  await expect(page.getByRole('region', { name: '保存与分享' })).toHaveCount(2);
  await figures.first().fill('12');
  await figures.first().blur();
  await expect(figures.last()).toHaveValue('12');
});

test('erasing leaves nothing on the device, and can be taken back', async ({ host, page }) => {
  await leave(page, { answers: { staff: 12 } });
  await page.addInitScript(() => localStorage.setItem('of-the-host', 'stays'));
  const element = await host(CRAFTSMAN);
  await element.figure('其中：技能人才').fill('5');
  await button(element, '删除本机保存的全部内容').click();
  await expect(element.done).toContainText('已删除');
  await expect(element.figure('员工总数')).toHaveValue('');
  const keys = () => page.evaluate(() => Object.keys(localStorage));
  expect(await keys()).toEqual(['of-the-host']);
  await expectAccessible(page);
  await expect(button(element, '撤销')).toBeFocused();
  await button(element, '撤销').click();
  await expect(element.figure('员工总数')).toHaveValue('12');
  await expect(element.figure('其中：技能人才')).toHaveValue('5');
  expect(await keptAnswers(page)).toEqual({ staff: 12, staff_skilled: 5 });
  await button(element, '删除本机保存的全部内容').click();
  await expect(element.done).toContainText('已删除');
  // Leaving the page does not write it again.
  const again = await host(CRAFTSMAN);
  await expect(again.end).toBeVisible();
  expect(await keys()).toEqual(['of-the-host']);
});

test('after 90 days it is gone', async ({ host, page }) => {
  await leave(page, { answers: { staff: 12 }, at: Date.now() - 91 * DAY });
  const element = await host(CRAFTSMAN);
  await expect(element.end).toBeVisible();
  await expect(element.figure('员工总数')).toHaveValue('');
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('after 89 days it is there', async ({ host, page }) => {
  await leave(page, { answers: { staff: 12 }, at: Date.now() - 89 * DAY });
  const element = await host(CRAFTSMAN);
  await expect(element.figure('员工总数')).toHaveValue('12');
});

for (const [what, text] of [
  ['damaged', '{"format":1,"answers":{"staff":[17'],
  ['of an unknown version', '{"format":99,"answers":{"staff":{"value":12}}}'],
  ['no object at all', '"<img src=x onerror=alert(1)>"'],
]) {
  test(`a draft that is ${what} costs nothing, and can be saved as a file`, async ({ host, page }) => {
    await page.addInitScript(([key, text]) => sessionStorage.getItem('left') || (sessionStorage.setItem('left', '1'), localStorage.setItem(key, text)), [ANSWERS, text]);
    const element = await host(CRAFTSMAN);
    await expect(element.notice).toContainText('无法读取');
    await expectAccessible(page);
    await element.figure('员工总数').fill('12');
    await expectKept(page, { staff: 12 });
    const again = await host(CRAFTSMAN);
    await expect(again.figure('员工总数')).toHaveValue('12');
    await button(again, '继续填写').click();
    const [download] = await Promise.all([page.waitForEvent('download'), button(again, '存为文件').click()]);
    expect(await readFile(await download.path(), 'utf8')).toBe(text);
    await expect(again.notice).toHaveCount(0);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('unread')))).toEqual([]);
  });
}

test('single answers that are damaged cost only themselves', async ({ host, page }) => {
  const time = Date.now() - 1000;
  const answers = { staff: [time, 'ningxia-craftsman', 12], trained: 'x', removed_before: [time, 'ningxia-craftsman', { a: 1 }], __proto__x: [time], certificates: [null, 'p', 1] };
  await page.addInitScript(([key, value]) => localStorage.setItem(key, value), [ANSWERS, JSON.stringify({ format: 1, at: time, answers })]);
  const element = await host(CRAFTSMAN);
  await expect(element.figure('员工总数')).toHaveValue('12');
  expect(await element.answers()).toEqual({ special_ability_occupation: false, staff: 12 });
});

const REFUSALS = {
  'a storage that is forbidden': () => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { get: () => { throw new DOMException('denied', 'SecurityError'); } });
    }
  },
  'a storage that is full': () => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  },
};

for (const [what, refuse] of Object.entries(REFUSALS)) {
  test(`${what} costs one line, once`, async ({ host, page }) => {
    await page.addInitScript(refuse);
    const element = await host(LIST);
    await element.pick(/宁夏工匠/, '企业');
    await expect(element.end).toBeVisible();
    await expect(element.notice).toHaveCount(0);
    await element.figure('员工总数').fill('12');
    await expect(element.notice).toContainText('草稿没能保存');
    await expectAccessible(page);
    await button(element, '知道了').click();
    await element.figure('员工总数').fill('13');
    await expect(element.figure('员工总数')).toHaveValue('13');
    // The page still knows it.
    await button(element, '全部政策').click();
    await element.pick('宁夏技能大师工作室', '企业申报');
    await expect(element.figure('员工总数')).toHaveValue('13');
    await expect(element.notice).toHaveCount(0);
  });
}

test('storage="session" ends with the tab', async ({ host, page }) => {
  const element = await host(storedIn('session'));
  await expect(element.end).toContainText('关闭这个标签页');
  await element.figure('员工总数').fill('12');
  await expect.poll(() => keptAnswers(page, ANSWERS, 'sessionStorage')).toEqual({ staff: 12 });
  const again = await host(storedIn('session'));
  await expect(again.figure('员工总数')).toHaveValue('12');
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('storage="off" keeps nothing and reads nothing', async ({ host, page }) => {
  await leave(page, { answers: { staff: 12 } });
  const element = await host(storedIn('off'));
  await expect(element.end).toContainText('不保存');
  await expect(element.figure('员工总数')).toHaveValue('');
  await element.figure('员工总数').fill('34');
  const again = await host(CRAFTSMAN);
  await expect(again.figure('员工总数')).toHaveValue('12');
});

test('the host may change its mind about the storage', async ({ host, page }) => {
  const element = await host(storedIn('off'));
  await expect(element.end).toBeVisible();
  await element.figure('员工总数').fill('12');
  await element.set('storage', 'local');
  await expect(element.end).toContainText('90 天');
  await element.figure('其中：技能人才').fill('5');
  await expectKept(page, { staff: 12, staff_skilled: 5 });
  await element.set('storage', 'off');
  await element.figure('员工总数').fill('13');
  await host(storedIn('off'));
  expect(await keptAnswers(page)).toMatchObject({ staff: 12 });
});

test('notices follow the language', async ({ host, page }) => {
  await leave(page, { answers: { staff: 12 } });
  const element = await host(CRAFTSMAN);
  await expect(element.notice).toContainText('已恢复');
  await button(element, 'English').click();
  await expect(element.notice).toContainText('is back. Answers: 1.');
  await expect(element.end).toContainText('not uploaded');
});

test.describe('without the file that keeps drafts', () => {
  test.use({ tolerated: /404|Failed to (load|fetch)/ });

  test('everything else works', async ({ host, site }) => {
    site.answer(part('keep.js'), { status: 404 });
    const element = await host(CRAFTSMAN);
    await element.figure('员工总数').fill('12');
    await expect.poll(() => element.answers()).toMatchObject({ staff: 12 });
    expect(await element.heard('error')).toEqual([]);
  });
});
