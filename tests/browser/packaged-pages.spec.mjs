import { expect, test } from './support/fixtures.mjs';
import { ElementUnderTest } from './support/element.mjs';
import { SELF_CONTAINED } from './support/site.mjs';

test('the demo page of the folder works as it is', async ({ page, site }) => {
  await page.goto(`${site.origin}/eligibility-check/index.html`);
  const element = new ElementUnderTest(page.locator('eligibility-check'));
  expect(await element.ready()).toMatchObject({ policy: { id: 'ningxia-craftsman' } });
});

test('the self-contained page works from a file and asks for nothing', async ({ page }) => {
  await page.goto(SELF_CONTAINED);
  const element = new ElementUnderTest(page.locator('eligibility-check'));
  expect(await element.ready()).toMatchObject({ policy: { id: 'ningxia-craftsman' } });
  await element.set('check', 'enterprise');
  await element.figure('员工总数').fill('12');
  await expect.poll(() => element.answers()).toEqual({ special_ability_occupation: false, staff: 12 });
});

test('a host page in another encoding garbles nothing', async ({ host }) => {
  const element = await host('<eligibility-check lang="zh-CN"></eligibility-check>', {
    headers: { 'content-type': 'text/html; charset=gbk' },
  });
  await expect(element.failure).toHaveText('页面没有写明要自查的政策。');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the page is the list of the criteria', async ({ page, site }) => {
    await page.goto(`${site.origin}/eligibility-check/index.html`);
    await expect(page.getByRole('heading', { name: '企业' })).toBeVisible();
    expect(await page.getByRole('listitem').count()).toBeGreaterThan(20);
    await expect(page.locator('body')).not.toContainText('{');
  });
});
