import { ElementUnderTest } from './support/element.mjs';
import { expect, test } from './support/fixtures.mjs';
import { expectKept, keptAnswers } from './support/kept.mjs';
import { CRAFTSMAN } from './support/site.mjs';

// What was erased in one place is shown nowhere else, and nothing writes it again.

const erase = (element) => element.host.getByRole('button', { name: '删除本机保存的全部内容' }).click();
const keys = (page) => page.evaluate(() => Object.keys(localStorage));
const SAID = '已在另一个页面删除';

/** The same page in another tab. */
async function another({ context, site }) {
  const page = await context.newPage();
  await page.goto(`${site.origin}/host.html`);
  const element = new ElementUnderTest(page.locator('eligibility-check'));
  await expect(element.end).toBeVisible();
  return { page, element };
}

test('another tab is emptied, says so, and writes nothing back', async ({ host, page, context, site }) => {
  const element = await host(CRAFTSMAN);
  await element.figure('员工总数').fill('1200');
  await expectKept(page, { staff: 1200 });
  const other = await another({ context, site });
  await expect(other.element.figure('员工总数')).toHaveValue('1200');
  // Not written yet when the other tab erases.
  await other.element.figure('其中：技能人才').fill('30');
  await erase(element);
  await expect(other.element.figure('员工总数')).toHaveValue('');
  await expect(other.element.figure('其中：技能人才')).toHaveValue('');
  await expect(other.element.notice).toContainText(SAID);
  await expect(other.element.told).toContainText(SAID);
  expect(await other.element.answers()).not.toHaveProperty('staff');
  await expect(other.element.host.getByRole('button', { name: '撤销清空' })).toHaveCount(0);
  // Whatever waits to be written is written when a page is left.
  await other.page.evaluate(() => dispatchEvent(new Event('pagehide')));
  await other.page.goto('about:blank');
  expect(await keys(page)).toEqual([]);
});

test('what is entered afterwards is kept, and whoever takes the erasing back has it everywhere', async ({ host, page, context, site }) => {
  const element = await host(CRAFTSMAN);
  await element.figure('员工总数').fill('1200');
  await expectKept(page, { staff: 1200 });
  const other = await another({ context, site });
  await erase(element);
  await expect(other.element.notice).toContainText(SAID);
  await element.host.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(other.element.figure('员工总数')).toHaveValue('1200');
  await expect(other.element.notice).toHaveCount(0);
  await erase(element);
  await expect(other.element.notice).toContainText(SAID);
  await other.element.figure('员工总数').fill('7');
  await expect(other.element.notice).toHaveCount(0);
  await expectKept(page, { staff: 7 });
  expect(await keptAnswers(page)).toEqual({ staff: 7 });
});

test('another widget of the same page is emptied as well', async ({ host, page }) => {
  await host(CRAFTSMAN + CRAFTSMAN);
  const [first, second] = [0, 1].map((at) => new ElementUnderTest(page.locator('eligibility-check').nth(at)));
  for (const element of [first, second]) await expect(element.end).toBeVisible();
  await first.figure('员工总数').fill('12');
  await first.figure('员工总数').blur();
  await expect(second.figure('员工总数')).toHaveValue('12');
  await erase(first);
  await expect(second.figure('员工总数')).toHaveValue('');
  await expect(second.notice).toContainText(SAID);
  expect(await keys(page)).toEqual([]);
});

test('an empty form has nothing to say of it, and the figures of an example go too', async ({ host, page, context, site }) => {
  const element = await host(CRAFTSMAN);
  await expect(element.end).toBeVisible();
  const blank = await another({ context, site });
  const example = await another({ context, site });
  await example.element.figure('员工总数').fill('5');
  await expectKept(page, { staff: 5 });
  await expect(blank.element.figure('员工总数')).toHaveValue('5');
  await blank.element.figure('员工总数').fill('');
  await expectKept(page, { staff: undefined });
  await example.element.host.getByRole('button', { name: '看一个填好的例子' }).click();
  await expect(example.element.figure('员工总数')).toHaveValue('1000');
  await erase(element);
  await expect(example.element.figure('员工总数')).toHaveValue('');
  await expect(blank.element.notice).toHaveCount(0);
});
