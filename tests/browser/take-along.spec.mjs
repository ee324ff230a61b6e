import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import jsQR from 'jsqr';
import { expect, test } from './support/fixtures.mjs';
import { MIXED, policyOf, reportOf } from './support/reports.mjs';
import { BARE, inPage } from './support/sheet.mjs';

// What else a visitor takes along, as far as it needs a page: the code for the phone, files out and in, the clipboard.

test.describe('the code for the phone', () => {
  const LINK = 'https://rst.example.gov.cn/zc/index.html#ec=';
  const drawn = async (page, site, text, lang) => {
    await page.goto(site.page(BARE));
    return inPage(page, async (sheet, [text, lang]) => {
      const node = sheet.qrCode(text, lang);
      if (!(node instanceof SVGElement)) return { said: node.textContent };
      document.body.append(node);
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(node))}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      const side = Number(node.getAttribute('width'));
      canvas.width = canvas.height = side;
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0, side, side);
      const { data } = context.getImageData(0, 0, side, side);
      // One letter for a pixel: a list of four numbers for each takes long on its way.
      const dark = Array.from({ length: side * side }, (_, at) => (data[at * 4] < 128 ? '1' : '0')).join('');
      return { side, dark, name: node.getAttribute('aria-label') };
    }, [text, lang]);
  };

  for (const length of [10, 600, 1_500]) {
    test(`of ${length} characters can be read`, async ({ page, site }) => {
      const link = LINK + 'aB3-_'.repeat(length / 5);
      const { side, dark, name } = await drawn(page, site, link);
      const pixels = Uint8ClampedArray.from([...dark].flatMap((on) => (on === '1' ? [0, 0, 0, 255] : [255, 255, 255, 255])));
      expect(jsQR(pixels, side, side)?.data).toBe(link);
      expect(name).toBe('自查链接的二维码');
      expect(side).toBeLessThanOrEqual(480);
    });
  }

  test('says why there is none', async ({ page, site }) => {
    expect((await drawn(page, site, LINK + 'x'.repeat(2_500))).said).toContain('链接太长');
    expect((await drawn(page, site, LINK + 'x'.repeat(100_000), 'en')).said).toContain('Copy the link');
    expect((await drawn(page, site, 'file:///C:/check.html#ec=x')).said).toContain('手机打不开');
  });
});

test.describe('opening a file', () => {
  const opener = async (page, site, lang = 'zh') => {
    await page.goto(site.page(BARE.replace('<html>', `<html lang="${lang}">`).replace('<head>', '<head><title>open</title>')));
    await inPage(page, (sheet, lang) => {
      window.opened = [];
      document.body.append(sheet.openReport((opened) => window.opened.push(opened), lang));
    }, lang);
    return page.getByRole('button', { name: lang === 'zh' ? '打开自查文件' : 'Open a saved self-check' });
  };
  const file = (content, name = 'check.json') => ({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  const opened = (page) => page.evaluate(() => window.opened);

  test('by keyboard, again after a wrong one', async ({ page, site }) => {
    const button = await opener(page, site);
    const choose = async (chosen) => {
      await button.focus();
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
      await chooser.setFiles(chosen);
    };
    await choose(file('x'.repeat(100_000)));
    await expect(page.locator('.ec-open-trouble')).toHaveText(/这不是自查文件/);
    await choose(file(JSON.stringify(reportOf(MIXED)).slice(0, 5_000)));
    await expect(page.locator('.ec-open-trouble')).toHaveText(/文件不完整/);
    expect(await opened(page)).toEqual([]);
    const report = reportOf(MIXED);
    await choose(file(JSON.stringify(report)));
    await expect.poll(() => opened(page)).toEqual([{ report, exported: '' }]);
    await expect(page.locator('.ec-open-trouble')).toHaveText('');
    await choose(file(JSON.stringify(report)));
    await expect.poll(async () => (await opened(page)).length).toBe(2);
  });

  test('by dropping it, and axe finds nothing', async ({ page, site }) => {
    const button = await opener(page, site, 'en');
    const report = reportOf(MIXED);
    const drop = async (content) => {
      const data = await page.evaluateHandle((text) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], 'check.json'));
        return transfer;
      }, content);
      for (const type of ['dragover', 'drop']) await button.dispatchEvent(type, { dataTransfer: data });
    };
    await drop('{"reportFormat": 9}');
    await expect(page.locator('.ec-open-trouble')).toHaveText(/newer self-check/);
    const { violations } = await new AxeBuilder({ page }).disableRules(['region', 'page-has-heading-one', 'landmark-one-main']).analyze();
    expect(violations).toEqual([]);
    await drop(JSON.stringify(report));
    await expect.poll(async () => (await opened(page)).map(({ report }) => report)).toEqual([report]);
  });
});

test.describe('the tools', () => {
  const run = (page, name, report) =>
    inPage(page, async (sheet, { name, report, policy }) => {
      const said = [];
      const place = document.body.appendChild(document.createElement('div'));
      await sheet.runTool(name, {
        report: () => report,
        policy: () => (policy ? Promise.resolve(policy) : Promise.reject(new Error('gone'))),
        link: () => 'https://example.gov.cn/#ec=1',
        show: (node) => {
          place.textContent = '';
          if (node) place.append(node);
        },
        say: (text) => said.push(text),
      });
      return said;
    }, { name, report, policy: report && policyOf(report) });

  test('hand out files with names of their own', async ({ page, site }) => {
    await page.goto(site.page(BARE));
    const report = reportOf(MIXED);
    for (const [name, file] of [['save', '宁夏工匠_技能品牌评选-企业-自查-2026-11-24.json'], ['csv', '宁夏工匠_技能品牌评选-企业-自查-2026-11-24.csv']]) {
      const [download] = await Promise.all([page.waitForEvent('download'), run(page, name, report)]);
      expect(download.suggestedFilename()).toBe(file);
      const content = readFileSync(await download.path(), 'utf8');
      if (name === 'csv') expect(content).toMatch(/^\ufeff"申报条件自查表","“宁夏工匠”技能品牌评选"\r\n/);
      else expect(JSON.parse(content).answers).toEqual(report.answers);
    }
  });

  test('copy the message, or offer it where the browser does not let them', async ({ page, site, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(site.page(BARE));
    const report = reportOf(MIXED);
    expect((await run(page, 'copy', report)).pop()).toBe('已复制');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('84.92 %');
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'));
      document.execCommand = () => false;
    });
    expect((await run(page, 'copy', report)).pop()).toContain('自行复制');
    await expect(page.getByRole('textbox', { name: '复制文字结果' })).toHaveValue(copied);
  });

  test('say so where the browser cannot print', async ({ page, site }) => {
    await page.addInitScript(() => {
      window.print = undefined;
    });
    await page.goto(site.page(BARE));
    expect((await run(page, 'sheet', reportOf(MIXED))).pop()).toContain('不能打印');
    await expect(page.locator('iframe')).toHaveCount(0);
  });

  test('show the code, and do nothing while there is no report', async ({ page, site }) => {
    await page.goto(site.page(BARE));
    await run(page, 'qr', reportOf(MIXED));
    await expect(page.getByRole('img', { name: '自查链接的二维码' })).toBeVisible();
    expect(await run(page, 'qr', undefined)).toEqual(['']);
  });
});
