import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/fixtures.mjs';
import { ElementUnderTest } from './support/element.mjs';
import { EXAMPLES, everyCriterion, MIXED, policyOf, reportOf, withTexts } from './support/reports.mjs';
import { BARE, inPage } from './support/sheet.mjs';
import { part, SELF_CONTAINED } from './support/site.mjs';

// The printed sheet. Its frame has no doctype, so the pages here have none either.

const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:";
const EMPTY = { ...MIXED, check: 'college', answers: {} };
const A4 = { width: 688, height: 970 }; // what the margins of the page leave, in CSS pixels

/** The sheet of a report as the document of the page. */
async function sheetOf(page, site, example, lang = 'zh', change = (report) => report) {
  const report = change(reportOf(example, lang));
  await page.setViewportSize(A4);
  await page.emulateMedia({ media: 'print' });
  if (!page.url().startsWith(site.origin)) await page.goto(site.page(BARE));
  await inPage(page, (sheet, { report, lang, policy }) => sheet.writeSheet(document, report, lang, sheet.labelsOf(policy, report.check.id)), {
    report, lang, policy: policyOf(report),
  });
  return report;
}

const rowsOf = (page) => page.locator('table.criteria tbody tr');

for (const lang of ['zh', 'en']) {
  test(`every check of every policy is on its sheet, ${lang}`, async ({ page, site }) => {
    test.setTimeout(120_000);
    for (const example of EXAMPLES) {
      const report = await sheetOf(page, site, example, lang);
      const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
      const { policy, check, asOf, disclaimer, routes, materials } = report;
      const criteria = everyCriterion(report);
      const parts = [
        policy.title, policy.version, policy.hash, check.title, asOf, disclaimer,
        ...criteria.flatMap(({ statement, clause, measured, looksAt }) => [statement, clause, measured?.text, looksAt]),
        ...routes.map(({ to }) => to),
        ...materials.map(({ text: material }) => material),
      ];
      const missing = parts.filter((part) => part && !text.includes(part.replace(/\s+/g, ' ')));
      expect(missing, `${example.policy} ${example.check}`).toEqual([]);
      await expect(rowsOf(page)).toHaveCount(criteria.length);
      expect(text).not.toMatch(/undefined|null|NaN|\[object|\{\}/);
    }
  });

  for (const [what, example] of Object.entries({ mixed: MIXED, empty: EMPTY })) {
    test(`${what}, ${lang}: nothing sticks out, and axe finds nothing`, async ({ page, site }) => {
      await sheetOf(page, site, example, lang);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(A4.width);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)])).toEqual([]);
    });
  }
}

test('a row tells status by mark and word, figures, clause; judged ones have room for remarks', async ({ page, site }) => {
  await sheetOf(page, site, MIXED);
  const share = rowsOf(page).filter({ hasText: '技能等级证书的不低于' });
  await expect(share).toContainText('未达到');
  await expect(share).toContainText('84.92 %');
  await expect(share).toContainText('第七条(二)7');
  await expect(share.locator('svg')).toHaveCount(1);
  const shape = (look) => page.locator(`[data-look="${look}"] svg`).first().innerHTML();
  const shapes = await Promise.all(['met', 'unmet', 'unanswered', 'judged'].map(shape));
  expect(new Set(shapes).size).toBe(4);
  const remarks = page.getByRole('table', { name: '由专家评审的条件' }).locator('tbody td.remarks');
  await expect(remarks).toHaveCount(8);
  for (const box of await remarks.all()) {
    const { width, height } = await box.boundingBox();
    expect(Math.min(width / 4, height)).toBeGreaterThan(45);
  }
});

test('a series is a table with its years and its sum, and what is blank says so', async ({ page, site }) => {
  await sheetOf(page, site, MIXED);
  const figures = page.getByRole('table', { name: '填写的内容' });
  await expect(figures.getByRole('row', { name: /培训总人次/ })).toHaveText(/410\s*395\s*395\s*1,200/);
  await expect(figures.getByRole('row', { name: /隶属关系/ })).toHaveText(/未填/);
  await sheetOf(page, site, EMPTY);
  // Room for the three years before the day of the check.
  await expect(figures.getByRole('columnheader', { name: '2023' })).toBeVisible();
  await expect(figures.getByRole('row', { name: /培训总人次/ })).toHaveText(/未填/);
});

test('on paper: A4, several pages, heads repeated, no row torn apart', async ({ page, site }) => {
  await sheetOf(page, site, MIXED);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect((pdf.match(/\/Type \/Page\b(?!s)/g) || []).length).toBeGreaterThan(2);
  expect(pdf).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  await expect(page.locator('thead').first()).toHaveCSS('display', 'table-header-group');
  await expect(rowsOf(page).first()).toHaveCSS('break-inside', 'avoid');
});

test('a report file that somebody has filled with HTML and endless text is text, and not much of it', async ({ page, site }) => {
  const hostile = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>\u202e';
  await sheetOf(page, site, MIXED, 'zh', (report) => {
    const policy = report.policy;
    return { ...withTexts(report, () => hostile + '长'.repeat(5_000)), policy: { ...withTexts(policy, () => hostile), id: policy.id, url: 'javascript:alert(1)' } };
  });
  await expect(page.locator('h1')).toContainText('<img src=x');
  expect(await page.evaluate(() => [document.querySelectorAll('img, script, a, iframe').length, window.hit])).toEqual([0, undefined]);
  const text = await page.locator('main').innerText();
  expect(text).not.toContain('\u202e');
  expect(text).not.toContain('javascript:');
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(4_000);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(A4.width);
});

test('so is one that has lost everything that need not be there', async ({ page, site }) => {
  await sheetOf(page, site, MIXED, 'zh', ({ reportFormat, lang, policy, check, asOf, verdict, answers }) => ({
    reportFormat, lang, policy, check, asOf, verdict, answers, criteria: [{}, { parts: 'x', gaps: 7, measured: [] }],
  }));
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(page.locator('footer')).toContainText('以主管部门评审结论为准');
});

test.describe('printing', () => {
  /** A host page with a button that prints, under a policy that allows nothing inline. */
  async function hostWithButton(page, site, report) {
    await page.addInitScript(() => {
      window.print = () => {
        window.top.printed = (window.top.printed || 0) + 1;
        window.top.named = [window.document.title, window.top.document.title];
      };
    });
    site.answer('/eligibility-check/policies/print.json', { body: JSON.stringify({ report, policy: policyOf(report) }) });
    site.answer('/eligibility-check/index.html', { body: BARE, headers: { 'content-security-policy': `${STRICT}; connect-src 'self'` } });
    await page.goto(`${site.origin}/eligibility-check/index.html`);
    await page.evaluate((address) => {
      const host = new CSSStyleSheet();
      host.replaceSync?.('iframe { display: none !important; min-width: 300px; height: 200px; margin: 20px; border: 1px solid }');
      document.adoptedStyleSheets = [host];
      const button = document.createElement('button');
      button.textContent = 'print';
      button.onclick = async () => {
        const sheet = await import(address);
        const { report, policy } = await (await fetch('/eligibility-check/policies/print.json')).json();
        await sheet.openSheet(report, 'zh', sheet.labelsOf(policy, report.check.id));
        window.done = (window.done || 0) + 1;
        window.closeSheet = sheet.closeSheet;
      };
      document.body.append(button);
    }, part('sheet.js'));
    const button = page.getByRole('button', { name: 'print' });
    await button.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => window.done)).toBe(1);
    return button;
  }

  test('is of a document of its own, in its own style, under a strict policy', async ({ page, site }) => {
    const button = await hostWithButton(page, site, reportOf(MIXED));
    expect(await page.evaluate(() => window.printed)).toBe(1);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('h1')).toHaveText('“宁夏工匠”技能品牌评选');
    await expect(frame.locator('body')).not.toContainText('print');
    // What browsers propose as the name of the PDF: some that of the page around it, which has its own again.
    const name = '“宁夏工匠”技能品牌评选 企业 自查 2026-11-24';
    expect(await page.evaluate(() => [window.named, document.title])).toEqual([[name, name], '']);
    await expect(frame.locator('table.criteria').first()).toHaveCSS('border-collapse', 'collapse');
    await expect(frame.locator('.short')).toHaveCSS('display', 'flex');
    // Nobody sees or reaches it, whatever the page wants of its frames, and whoever pressed the button is still there.
    expect(await page.locator('iframe').boundingBox()).toMatchObject({ width: 0, height: 0 });
    await expect(page.locator('iframe')).toHaveAttribute('aria-hidden', 'true');
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => window.done)).toBe(2);
    await expect(page.locator('iframe')).toHaveCount(1);
    await page.evaluate(() => window.closeSheet());
    await expect(page.locator('iframe')).toHaveCount(0);
  });

  test('works in the page that is one file, by keyboard, with what has just been typed', async ({ page }) => {
    await page.addInitScript(() => {
      window.print = () => {
        window.top.printed = true;
      };
    });
    await page.goto(SELF_CONTAINED);
    const element = new ElementUnderTest(page.locator('eligibility-check'));
    await element.pick(/宁夏工匠/, '企业');
    await element.figure('员工总数').fill('1234');
    await element.host.getByRole('button', { name: '打印自查表' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => window.printed)).toBe(true);
    const figures = page.frameLocator('iframe').getByRole('table', { name: '填写的内容', includeHidden: true });
    await expect(figures.locator('tr').filter({ hasText: '员工总数' })).toHaveText(/1,234/);
  });

  test('works without constructable style sheets', async ({ page, site }) => {
    await page.addInitScript(() => {
      delete Document.prototype.adoptedStyleSheets;
      delete CSSStyleSheet.prototype.replaceSync;
    });
    await hostWithButton(page, site, reportOf(MIXED));
    expect(site.requested).toContain(part('sheet.css'));
    await expect(page.frameLocator('iframe').locator('.short')).toHaveCSS('display', 'flex');
    expect(await page.evaluate(() => window.printed)).toBe(1);
  });
});
