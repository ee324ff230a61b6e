import { readFile } from 'node:fs/promises';
import { expect, test } from './support/fixtures.mjs';
import { ElementUnderTest } from './support/element.mjs';
import { SELF_CONTAINED } from './support/site.mjs';

test('the demo page of the folder works as it is', async ({ page, site }) => {
  await page.goto(`${site.origin}/eligibility-check/index.html`);
  const element = new ElementUnderTest(page.locator('eligibility-check'));
  expect((await element.ready()).policies).toContain('ningxia-craftsman');
});

test('the self-contained page works from a file and asks for nothing', async ({ page }) => {
  await page.goto(SELF_CONTAINED);
  const element = new ElementUnderTest(page.locator('eligibility-check'));
  expect((await element.ready()).policies).toContain('ningxia-craftsman');
  await element.pick(/宁夏工匠/, '企业');
  await element.figure('员工总数').fill('12');
  await expect.poll(() => element.answers()).toEqual({ special_ability_occupation: false, staff: 12 });
});

test('the self-contained page works where WebAssembly is forbidden', async ({ page, site }) => {
  const headers = { 'content-security-policy': "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:" };
  await page.goto(site.page(await readFile(new URL(SELF_CONTAINED), 'utf8'), headers));
  const element = new ElementUnderTest(page.locator('eligibility-check'));
  await element.pick(/宁夏工匠/, '企业');
  await element.figure('员工总数').fill('12');
  await expect.poll(() => element.answers()).toEqual({ special_ability_occupation: false, staff: 12 });
});

test('a host page in another encoding garbles nothing', async ({ host }) => {
  const element = await host('<eligibility-check policy="?" lang="zh-CN"></eligibility-check>', {
    headers: { 'content-type': 'text/html; charset=gbk' },
  });
  await expect(element.failure).toHaveText('页面写的政策名称不对，请网站管理员检查。');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the page is the list of the criteria', async ({ page, site }) => {
    await page.goto(`${site.origin}/eligibility-check/index.html`);
    await expect(page.getByRole('heading', { name: /宁夏工匠/ })).toBeVisible();
    await page.getByText('公共实训基地', { exact: true }).first().click();
    expect(await page.getByRole('listitem').count()).toBeGreaterThan(20);
    await expect(page.locator('body')).not.toContainText('{');
  });
});
