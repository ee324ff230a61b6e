import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/fixtures.mjs';

// What makes the page pleasant: a block of a spreadsheet, a list that can be narrowed, large text, the report as a file.

const CHECK = '<eligibility-check policy="ningxia-craftsman" check="enterprise" as-of="2026-11-24" storage="off"></eligibility-check>';

/** Pastes a text into the field that has the focus, as a browser does. */
const paste = (field, text) =>
  field.evaluate((input, value) => {
    const data = new DataTransfer();
    data.setData('text', value);
    input.focus();
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true, cancelable: true });
    return input.dispatchEvent(event);
  }, text);

const kept = (host) => expect(host.getByRole('region', { name: '保存与分享' })).toBeVisible();

test('a row of a spreadsheet goes over the years', async ({ host }) => {
  const element = await host(CHECK);
  await kept(element.host);
  await paste(element.figure('培训总人次 2023'), '410\t1,395\t４０５\r\n');
  await expect.poll(() => element.answers()).toMatchObject({ trained: { 2023: 410, 2024: 1395, 2025: 405 } });
  await expect(element.figure('培训总人次 2025')).toBeFocused();
});

test('a column goes over the years of its question, a block over the questions below', async ({ host }) => {
  const element = await host(CHECK);
  await kept(element.host);
  await paste(element.figure('培训总人次 2023'), '1\n2\n3\n');
  await expect.poll(() => element.answers()).toMatchObject({ trained: { 2023: 1, 2024: 2, 2025: 3 } });
  await paste(element.figure('培训总人次 2024'), '20\t30\n5\t\n7\t8');
  await expect.poll(() => element.answers()).toMatchObject({
    trained: { 2023: 1, 2024: 20, 2025: 30 }, trained_high_skill: { 2024: 5 }, trained_brand: { 2024: 7, 2025: 8 },
  });
});

test('what is pasted and is no block stays the browser’s affair; garbage is pointed out where it stands', async ({ host }) => {
  const element = await host(CHECK);
  await kept(element.host);
  expect(await paste(element.figure('员工总数'), '1200 人'), 'not taken over').toBe(true);
  await paste(element.figure('培训总人次 2023'), '甲\t🙂\t<b>3</b>');
  await expect(element.figure('培训总人次 2024')).toHaveValue('🙂');
  await element.figure('员工总数').focus();
  await expect(element.figure('培训总人次 2023')).toHaveAttribute('aria-invalid', 'true');
  await paste(element.figure('员工总数'), `${'9'.repeat(100_000)}\t1`);
  await element.figure('培训总人次 2023').focus();
  await expect(element.figure('员工总数')).toHaveAttribute('aria-invalid', 'true');
});

test('the list of criteria can be narrowed', async ({ host }) => {
  const element = await host(CHECK);
  await element.setAnswers({ special_ability_occupation: false, staff: 100, staff_skilled: 10, management_rules: true });
  const filter = element.host.getByRole('group', { name: '列出哪些条件' });
  const rows = element.host.locator('.criterion:visible');
  await expect(filter).toBeVisible();
  const all = await rows.count();
  await filter.getByRole('radio', { name: '未达到' }).check();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('技能人才');
  await filter.getByRole('radio', { name: '专家评审' }).check();
  await expect(rows).toHaveCount(8);
  await expect(element.host.getByRole('heading', { name: '声明条件' })).toBeHidden();
  // What turns while the list is narrowed comes and goes with it.
  await filter.getByRole('radio', { name: '未达到' }).check();
  await element.figure('其中：技能人才').fill('40');
  // None is left of these: all are listed again.
  await expect(filter.getByRole('radio', { name: '全部' })).toBeChecked();
  await expect(rows).toHaveCount(all);
});

test('large text: nothing below 18 px, no target below 60', async ({ host, page }) => {
  const element = await host(CHECK.replace('storage', 'text-size="large" storage'));
  await expect(element.host.locator('.widget'), 'one column on any screen').toHaveAttribute('data-width', 'narrow');
  await page.setViewportSize({ width: 420, height: 800 });
  await element.setAnswers({ special_ability_occupation: false, staff: 100, staff_skilled: 10 });
  await kept(element.host);
  await expect(element.host.getByRole('group', { name: '列出哪些条件' })).toBeVisible();
  const found = await element.host.evaluate((element) => {
    const zoom = 1.4;
    const small = [];
    const seen = (node) => node.getClientRects().length > 0;
    for (const node of element.shadowRoot.querySelectorAll('*')) {
      const text = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
      if (text && seen(node) && !node.closest('.unseen') && parseFloat(getComputedStyle(node).fontSize) * zoom < 18 - 0.01) {
        small.push(`${node.className} ${node.textContent.slice(0, 20)} ${getComputedStyle(node).fontSize}`);
      }
    }
    const low = [...element.shadowRoot.querySelectorAll('button, input.field, select')]
      .filter((node) => seen(node) && !node.matches('.clear-none'))
      .filter((node) => node.getBoundingClientRect().height < 60 - 0.6)
      .map((node) => `${node.className} ${node.textContent} ${node.getBoundingClientRect().height}`);
    return { small: [...new Set(small)], low: [...new Set(low)] };
  });
  expect(found).toEqual({ small: [], low: [] });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).include('eligibility-check').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('a printed sheet, which holds answers, goes when they are erased, and with the element', async ({ host, page }) => {
  const element = await host(CHECK);
  await element.setAnswers({ special_ability_occupation: false, staff: 100 });
  const sheets = page.locator('iframe');
  await element.end.getByRole('button', { name: '打印自查表' }).click();
  await expect(sheets).toHaveCount(1);
  await element.end.getByRole('button', { name: '删除本机保存的全部内容' }).click();
  await expect(sheets).toHaveCount(0);
  await element.end.getByRole('button', { name: '打印自查表' }).click();
  await expect(sheets).toHaveCount(1);
  await element.host.evaluate((target) => target.remove());
  await expect(sheets).toHaveCount(0);
});

test('the host names its own telephone, and where mistakes are reported', async ({ host, page }) => {
  const element = await host(CHECK.replace('storage', 'contact-phone="0951-5099000" feedback-url="/feedback?from=check" storage'));
  await expect(element.host.locator('.phone')).toHaveText('0951-5099000');
  await expect(element.host.locator('.phone')).toHaveAttribute('href', 'tel:0951-5099000');
  const feedback = element.host.getByRole('link', { name: /内容有误/ });
  await expect(feedback).toHaveAttribute('href', `${new URL(page.url()).origin}/feedback?from=check`);
  await element.set('feedback-url', 'javascript:alert(1)');
  await expect(feedback).toHaveCount(0);
  await element.set('feedback-url', 'http://[');
  await expect(feedback).toHaveCount(0);
  await element.host.evaluate((target) => target.removeAttribute('contact-phone'));
  await expect(element.host.locator('.phone')).toHaveText('0951-12333');
});

test('the report comes as a file', async ({ host }) => {
  const element = await host(CHECK);
  await element.ready();
  await element.setAnswers({ special_ability_occupation: false, staff: 100, staff_skilled: 10 });
  const { name, text } = await element.call('exportReport');
  expect(name).toMatch(/\.json$/);
  expect(text).toContain('"staff_skilled": 10');
  expect(text).toContain('"plan"');
});
