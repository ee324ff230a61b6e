import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/fixtures.mjs';

// A page without a policy of its own lists them all.

const LIST = '<eligibility-check as-of="2026-11-25"><p>政策清单</p></eligibility-check>';

const cards = (element) => element.host.getByRole('listitem').filter({ has: element.host.page().getByRole('heading', { level: 3 }) });

test('every policy says what it is, for whom, and how it stands', async ({ host, page }) => {
  const element = await host(LIST);
  await expect(cards(element)).toHaveCount(6);
  const craftsman = element.listed(/宁夏工匠/);
  await expect(craftsman).toContainText('现行有效');
  await expect(craftsman).toContainText('宁人社发〔2025〕68号');
  await expect(craftsman).toContainText('适合：');
  await expect(craftsman).toContainText('2026-11-25');
  await expect(element.listed(/技师工作站/)).toContainText('本轮申报已截止');
  await expect(page.getByText('政策清单')).toBeHidden();
  // What can be used comes first.
  await expect(cards(element).last()).toContainText('本轮申报已截止');
  await element.set('as-of', '2022-12-08');
  await expect(element.listed(/技师工作站/)).toContainText('正在申报');
  await expect(craftsman).toContainText('尚未施行');
});

test('search and “what I am” narrow it, and say what is left', async ({ host }) => {
  const element = await host(LIST);
  const search = element.host.getByRole('textbox', { name: '查找政策' });
  await search.fill('晋城　技师');
  await expect(cards(element)).toHaveCount(1);
  await expect(element.host.getByRole('status')).toHaveText('共 1 个政策');
  await search.fill('没有这个');
  await expect(element.host.getByRole('status')).toContainText('没有符合的政策');
  await search.fill('');
  await element.host.getByRole('combobox', { name: '我是' }).selectOption('院校');
  await expect(element.listed(/宁夏工匠/).getByRole('button', { name: '院校', exact: true })).toBeVisible();
  await expect(element.listed(/宁夏工匠/).getByRole('button', { name: '企业', exact: true })).toHaveCount(0);
  // Its only check is the bureau's, and lists the support for schools too.
  await expect(element.listed(/技能宁夏行动/).getByRole('button', { name: '目标任务', exact: true })).toBeVisible();
  await expect(element.listed(/技师工作站/)).toHaveCount(0);
});

test('answers travel from one policy to the next, and the page says so', async ({ host }) => {
  const element = await host(LIST);
  await element.pick(/宁夏工匠/, '企业');
  await element.figure('员工总数').fill('1000');
  await expect(element.host.getByText('已沿用')).toHaveCount(0);
  await element.host.getByRole('button', { name: '全部政策' }).click();
  await element.pick('宁夏技能大师工作室', '企业申报');
  await expect(element.figure('员工总数')).toHaveValue(/^1,?000$/);
  await expect(element.host.getByText('已沿用您填过的 1 项')).toBeVisible();
  expect(await element.answers()).toMatchObject({ staff: 1000 });
});

test('answers that another policy has never heard of wait, and nobody is asked to mend them', async ({ host }) => {
  const element = await host(LIST);
  const mend = element.host.getByRole('heading', { name: '请先改正' });
  const toList = () => element.host.getByRole('button', { name: '全部政策' }).click();
  await element.pick(/宁夏工匠/, '企业');
  const removed = element.host.getByRole('group', { name: /曾被取消/ }).getByRole('radio', { name: '否', exact: true });
  await removed.check();
  await element.figure('员工总数').fill('1000');
  await toList();
  await element.pick('宁夏技能大师工作室', '企业申报');
  await expect(element.figure('员工总数')).toHaveValue(/^1,?000$/);
  await expect(mend).toHaveCount(0);
  expect(await element.report()).toMatchObject({ problems: [] });
  expect(await element.answers()).not.toHaveProperty('removed_before');
  await toList();
  await element.pick(/宁夏工匠/, '企业');
  await expect(removed).toBeChecked();
  // What no policy asks for is the host's mistake, and the page says so.
  await element.setAnswers({ nonsense: 1 });
  await expect(mend).toBeVisible();
});

test('answers that the host sets beside the list are there when a policy is picked', async ({ host }) => {
  const element = await host(LIST);
  await element.pick(/宁夏工匠/, '企业');
  await element.host.getByRole('button', { name: '全部政策' }).click();
  await expect(cards(element)).toHaveCount(6);
  await element.setAnswers({ staff: 56 });
  await element.pick('宁夏技能大师工作室', '企业申报');
  await expect(element.figure('员工总数')).toHaveValue('56');
});

test('by the keyboard alone, and in English', async ({ host, page }) => {
  const element = await host(LIST);
  await expect(cards(element)).toHaveCount(6);
  const english = element.host.getByRole('button', { name: 'English' });
  await english.focus();
  await page.keyboard.press('Enter');
  await expect(element.listed('Ningxia skill master studios')).toBeVisible();
  const assessment = element.listed('Ningxia skill master studios').getByRole('button', { name: 'Yearly assessment' });
  await assessment.focus();
  await page.keyboard.press('Enter');
  await expect(element.host.getByText('Self-score', { exact: false }).first()).toBeVisible();
  // Whoever came by keyboard stands in what was opened, and can go back.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(element.listed('Ningxia skill master studios')).toBeVisible();
});

test('has no violation that axe finds', async ({ host, page }) => {
  const element = await host(LIST);
  await expect(cards(element)).toHaveCount(6);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include('eligibility-check').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
});

test.describe('with a file missing', () => {
  test.use({ tolerated: /500/ });

  test('without the list there is one sentence, and it can be tried again', async ({ host, site }) => {
    site.answer('/eligibility-check/policies/index.json', { status: 500 });
    const element = await host(LIST);
    await expect(element.failure).toContainText('policies/index.json');
    site.restore('/eligibility-check/policies/index.json');
    await element.retry.click();
    await expect(cards(element)).toHaveCount(6);
  });
});
