import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { expect, test } from './support/fixtures.mjs';
import { expectKept, leave } from './support/kept.mjs';
import { CRAFTSMAN, part } from './support/site.mjs';

// The card below the widget: what a visitor takes along, and brings back.

const ON = CRAFTSMAN.replace('<eligibility-check', '<eligibility-check as-of="2026-11-25"');
const on = (day) => CRAFTSMAN.replace('<eligibility-check', `<eligibility-check as-of="${day}"`);
const LIST = '<eligibility-check as-of="2026-11-25"></eligibility-check>';
const FIGURES = { trained: { 2023: 400, 2024: 500, 2025: 600 }, certificates: 900, staff: 1000, no_criminal_penalty: true, removed_before: null };

const button = (element, name) => element.host.getByRole('button', { name, exact: true });

async function expectAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).include('eligibility-check').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)])).toEqual([]);
}

/** A form with figures. */
async function filled(host, body = ON) {
  const element = await host(body);
  await element.setAnswers(FIGURES);
  await expect(element.end).toBeVisible();
  return element;
}

/** The text of the file that a button hands out. */
async function saved(page, element, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), button(element, name).click()]);
  return readFile(await download.path(), 'utf8');
}

/** Opens a file with the button of the card. */
async function open(page, element, text, name = 'file.json') {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), element.end.getByRole('button', { name: '打开自查文件' }).first().click()]);
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** But for the day of the export. */
const lasting = (text) => text.replace(/"exported": ".*?"/, '');

test('export, erase, import: the same report, byte for byte', async ({ host, page }) => {
  const element = await filled(host);
  const file = await saved(page, element, '存为自查文件');
  await button(element, '删除本机保存的全部内容').click();
  await expect(element.figure('员工总数')).toHaveValue('');
  const later = await host(on('2027-02-01'));
  await expect(later.end).toBeVisible();
  await open(page, later, file);
  await expect(later.notice).toContainText('已打开自查文件，按 2026年11月25日 的情况显示');
  await expect(later.figure('员工总数')).toHaveValue(/^1,?000$/);
  expect(await later.report()).toMatchObject({ asOf: '2026-11-25', answers: FIGURES });
  expect(lasting(await saved(page, later, '存为自查文件'))).toBe(lasting(file));
  await expectAccessible(page);
  // It is the visitor's own again. A day that the page names is the newer one.
  await later.set('as-of', '2027-03-01');
  await expect.poll(async () => (await later.report()).asOf).toBe('2027-03-01');
  await expectKept(page, FIGURES);
});

test('an opened file can be checked again today, and put away again', async ({ host, page }) => {
  const element = await filled(host);
  const file = await saved(page, element, '存为自查文件');
  await leave(page, { answers: { staff: 12 } });
  const later = await host(on('2027-02-01'));
  await expect(later.figure('员工总数')).toHaveValue('12');
  await open(page, later, file);
  await button(later, '按今天重新核对').click();
  await expect(later.notice).toContainText('现在按 2027年2月1日 核对');
  await expect(later.notice).toContainText('请补填 2026 年的数据：培训总人次');
  await expect(later.notice).toContainText('有 1 条的结果与当时不同');
  expect(await later.report()).toMatchObject({ asOf: '2027-02-01', problems: [] });
  await expectAccessible(page);
  await button(later, '撤销').click();
  await expect(later.figure('员工总数')).toHaveValue('12');
  await expect(later.notice).toHaveCount(0);
  await expectKept(page, { staff: 12, certificates: undefined });
});

test('a file may be dropped on the card', async ({ host, page }) => {
  const element = await filled(host);
  const file = await saved(page, element, '存为自查文件');
  const again = await host(ON);
  await expect(again.end).toBeVisible();
  const files = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'file.json', { type: 'application/json' }));
    return data;
  }, file);
  await again.end.dispatchEvent('dragenter', { dataTransfer: files });
  await again.host.locator('.ec-open').dispatchEvent('drop', { dataTransfer: files });
  await expect(again.figure('员工总数')).toHaveValue(/^1,?000$/);
});

test('a file of another policy is for its own page', async ({ host, page }) => {
  const element = await filled(host);
  const file = await saved(page, element, '存为自查文件');
  const other = await host('<eligibility-check policy="ningxia-skill-master-studio" check="enterprise"></eligibility-check>');
  await other.figure('员工总数').fill('12');
  await open(page, other, file);
  await expect(other.done).toContainText('属于另一个政策（“宁夏工匠”技能品牌评选）');
  await expect(other.figure('员工总数')).toHaveValue('12');
});

test('where all policies are listed, a file opens its own', async ({ host, page }) => {
  const element = await filled(host);
  const file = await saved(page, element, '存为自查文件');
  const listed = await host(LIST);
  await listed.pick('宁夏技能大师工作室', '企业申报');
  await open(page, listed, file);
  await expect(listed.host.getByRole('heading', { name: /宁夏工匠/ })).toBeVisible();
  await expect(listed.host.locator('.ec-root')).toBeFocused();
  await expect(listed.figure('员工总数')).toHaveValue(/^1,?000$/);
});

test('so it does when what keeps came after the visitor had picked', async ({ host, page }) => {
  const element = await filled(host);
  const file = await saved(page, element, '存为自查文件');
  let go;
  const gone = new Promise((resolve) => {
    go = resolve;
  });
  await page.route(/parts\/keep\./, async (route) => {
    await gone;
    await route.continue();
  });
  await page.evaluate(() => localStorage.clear());
  const listed = await host(LIST);
  await listed.pick('宁夏技能大师工作室', '企业申报');
  await expect(listed.figure('员工总数')).toBeVisible();
  go();
  await open(page, listed, file);
  await expect(listed.host.getByRole('heading', { name: /宁夏工匠/ })).toBeVisible();
  await expect(listed.figure('员工总数')).toHaveValue(/^1,?000$/);
});

test('a file that is none is said, and what was typed stays', async ({ host, page }) => {
  const element = await host(ON);
  await element.figure('员工总数').fill('12');
  await open(page, element, '<html>');
  await expect(element.end.locator('.ec-open-trouble')).toContainText('这不是自查文件');
  await expect(element.figure('员工总数')).toHaveValue('12');
  await expectAccessible(page);
});

test('every tool works by keyboard, and says what it did', async ({ host, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    window.print = () => {
      window.top.printed = document.body.textContent;
    };
  });
  const element = await filled(host);
  const press = async (name) => {
    await button(element, name).focus();
    await page.keyboard.press('Enter');
  };
  await press('复制文字结果');
  await expect(element.done).toHaveText('已复制');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('宁夏工匠');
  await press('显示二维码');
  await expect(element.end.getByRole('img', { name: '自查链接的二维码' })).toBeVisible();
  await expectAccessible(page);
  // A code of before an edit would lead to other figures.
  await element.figure('员工总数').fill('1001');
  await expect(element.end.getByRole('img')).toHaveCount(0);
  await press('打印自查表');
  await expect.poll(() => page.evaluate(() => window.printed)).toContain('1,001');
  expect(await saved(page, element, '存为表格')).toMatch(/^\ufeff/);
});

test('before anybody has chosen who applies, the tools say so', async ({ host }) => {
  const element = await host('<eligibility-check policy="ningxia-craftsman"></eligibility-check>');
  await button(element, '存为表格').click();
  await expect(element.done).toContainText('请先在上面选择');
});

test('nothing sticks out at 320 pixels, in English', async ({ host, page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const element = await filled(host, ON.replace('<eligibility-check', '<eligibility-check lang="en"'));
  await button(element, 'Show a QR code').click();
  await expect(element.end.getByRole('img')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  for (const target of await element.end.getByRole('button').all()) {
    expect((await target.boundingBox()).height).toBeGreaterThanOrEqual(44);
  }
});

test.describe('without the file of the tools', () => {
  test.use({ tolerated: /404|Failed to (load|fetch)/ });

  test('one sentence says so', async ({ host, site }) => {
    site.answer(part('sheet.js'), { status: 404 });
    const element = await filled(host);
    await button(element, '存为表格').click();
    await expect(element.done).toContainText('没有载入');
  });
});
