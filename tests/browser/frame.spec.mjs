import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './support/fixtures.mjs';
import { Site } from './support/site.mjs';

// The check in a frame: who is told its height, and whose word is taken for it. The way of a visitor through a frame is in tests/embed.

const HOST = '<script src="/eligibility-check/eligibility-check-host.js" defer></script>';
const frame = (address, more = '') =>
  `<iframe data-eligibility-check src="${address}" width="100%" height="800" title="自查" ${more}></iframe>`;
const OURS = '/eligibility-check/frame.html?policy=ningxia-craftsman&check=enterprise';

const height = (page) => page.locator('iframe').first().evaluate((element) => element.clientHeight);

/** The frame's own page, with other hosts in the script element. */
async function frameFor(hosts) {
  const file = path.resolve(import.meta.dirname, '../../pkg/eligibility-check/frame.html');
  return (await readFile(file, 'utf8')).replace('-frame.js"', `-frame.js" data-hosts="${hosts}"`);
}

test('takes from its address what an attribute may say, and no address of a policy', async ({ page, site }) => {
  await page.goto(`${site.origin}/eligibility-check/frame.html?policy=ningxia-craftsman&check=enterprise&lang=en&theme=dark&policy-src=/evil.json&onclick=x`);
  await expect(page.getByRole('heading', { name: /Ningxia Craftsman/ })).toBeVisible();
  const element = page.locator('eligibility-check');
  expect(await element.evaluate((host) => host.getAttributeNames().sort())).toEqual(['check', 'lang', 'policy', 'theme']);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('is as high as its content, when it grows and when it shrinks', async ({ host, page }) => {
  await host(frame(OURS), { script: HOST });
  const inside = page.frameLocator('iframe');
  await expect(inside.getByRole('textbox', { name: '员工总数' })).toBeVisible();
  const content = () => inside.locator('html').evaluate((root) => Math.ceil(root.getBoundingClientRect().height));
  const same = async () => (await height(page)) === (await content());
  await expect.poll(same).toBe(true);
  const before = await height(page);
  await page.setViewportSize({ width: 360, height: 700 });
  await expect.poll(async () => (await same()) && (await height(page)) > before).toBe(true);
  await page.setViewportSize({ width: 1280, height: 700 });
  await expect.poll(async () => (await same()) && (await height(page))).toBe(before);
  expect(await page.evaluate(() => document.activeElement.localName), 'the focus is where it was').toBe('body');
});

test('takes no height from anybody else', async ({ host, page }) => {
  await host(`${frame(OURS)}<iframe src="/eligibility-check/frame.html" id="other" title="other"></iframe>`, { script: HOST });
  await expect(page.frameLocator('iframe >> nth=0').getByRole('textbox', { name: '员工总数' })).toBeVisible();
  const say = (data) => (window.parent === window ? window : window.parent).postMessage(data, '*');
  const wrong = { type: 'eligibility-check:height', height: 12345 };
  const ours = page.frames().find((one) => one.url().includes('craftsman'));
  await page.evaluate(say, wrong);
  await page.frames().find((one) => one.url().endsWith('frame.html')).evaluate(say, wrong);
  for (const value of ['12345', -1, 0, Infinity, NaN, 1e9, null]) await ours.evaluate(say, { ...wrong, height: value });
  for (const data of [null, 'eligibility-check:height', { height: 12345 }]) await ours.evaluate(say, data);
  // Messages arrive in their order: after this one all others have been judged.
  await ours.evaluate(say, { ...wrong, height: 1111 });
  await expect.poll(() => height(page)).toBe(1111);
});

test.describe('with another site', () => {
  test.use({ tolerated: /^request to http:\/\/(localhost|127\.0\.0\.1):/ });

  test('takes no height from a frame that has gone to another site', async ({ host, page }) => {
    const stranger = await Site.open();
    try {
      const body = '<script>addEventListener("message", () => parent.postMessage({ type: "eligibility-check:height", height: 12345 }, "*"))</script>';
      await page.route(`${stranger.origin}/**`, (route) => route.fulfill({ contentType: 'text/html', body }));
      await host(frame(OURS), { script: HOST });
      const inside = page.frameLocator('iframe');
      await expect(inside.getByRole('textbox', { name: '员工总数' })).toBeVisible();
      await expect.poll(() => height(page)).not.toBe(800);
      const before = await height(page);
      const heard = page.evaluate((origin) => new Promise((resolve) => {
        addEventListener('message', (event) => event.origin === origin && resolve(event.data.height));
      }), stranger.origin);
      await page.locator('iframe').evaluate((element, origin) => element.contentWindow.location.replace(origin), stranger.origin);
      expect(await heard).toBe(12345);
      expect(await height(page)).toBe(before);
    } finally {
      await stranger.close();
    }
  });

  test('tells its height to no page that it does not know', async ({ host, page, site }) => {
    const told = () => page.evaluate(() => new Promise((resolve) => {
      addEventListener('message', ({ data }) => resolve(data.type || data));
      const [first, second] = document.querySelectorAll('iframe');
      first.contentWindow.postMessage('eligibility-check:hello', '*');
      // The second answers for certain, and later.
      second.contentWindow.postMessage('eligibility-check:hello', '*');
    }));
    const elsewhere = site.origin.replace('127.0.0.1', 'localhost');
    site.answer('/eligibility-check/index.html', { body: await frameFor(elsewhere), headers: { 'content-type': 'text/html; charset=utf-8' } });
    const address = site.page(`<!doctype html><title>host</title><link rel="icon" href="data:,">
      <iframe src="${site.origin}${OURS}" title="a"></iframe><iframe src="${site.origin}/eligibility-check/index.html?policy=ningxia-craftsman" title="b"></iframe>`);
    await page.goto(address.replace('127.0.0.1', 'localhost'));
    await expect(page.frameLocator('iframe >> nth=1').getByRole('heading', { name: /宁夏工匠/ })).toBeVisible();
    expect(await told()).toBe('eligibility-check:height');
    const scrolls = page.frames().slice(1).map((one) => one.evaluate(() => document.documentElement.style.overflowY));
    expect(await Promise.all(scrolls), 'only the second has taken the greeting').toEqual(['', 'hidden']);
  });
});
