import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { Site } from './support/site.mjs';

// The engine alone, as the examples for portals use it.

let site;
const complaints = [];

test.beforeEach(async ({ page }) => {
  site = await Site.open();
  for (const name of ['page.html', 'page.js', 'worker.html', 'worker-page.js', 'worker.js']) {
    const body = await readFile(new URL(`../../pkg/examples/engine/${name}`, import.meta.url));
    site.answer(`/examples/engine/${name}`, { body });
  }
  complaints.length = 0;
  page.on('pageerror', (error) => complaints.push(String(error)));
});

test.afterEach(async () => {
  await site.close();
  expect(complaints).toEqual([]);
});

async function fillIn(page) {
  await page.goto(`${site.origin}/examples/engine/page.html`);
  await page.getByLabel('近三年培训人次').fill('1200');
  await page.getByLabel('取得证书人次').fill('1019');
  await expect(page.getByRole('listitem').filter({ hasText: '85 %' })).toContainText('未达到');
  await page.getByLabel('取得证书人次').fill('1020');
  await expect(page.getByRole('listitem').filter({ hasText: '85 %' })).toContainText('达到');
  await expect(page.getByRole('listitem').filter({ hasText: '85 %' })).not.toContainText('未达到');
}

test('a form of one’s own', async ({ page }) => {
  await fillIn(page);
  expect(site.requested).toContain('/npm/engine/engine.wasm');
  expect(site.requested.filter((path) => /batch|without/.test(path)), 'not before it is asked for').toEqual([]);
});

test('a form of one’s own where WebAssembly is forbidden', async ({ page }) => {
  const body = await readFile(new URL('../../pkg/examples/engine/page.html', import.meta.url));
  site.answer('/examples/engine/page.html', { body, headers: { 'content-security-policy': "default-src 'self'; img-src data:" } });
  await fillIn(page);
  expect(site.requested).toContain('/npm/engine/without-wasm.js');
});

test('a form of one’s own where the module is not to be had', async ({ page }) => {
  site.answer('/npm/engine/engine.wasm', { status: 404, body: 'none' });
  await fillIn(page);
});

for (const [kind, headers] of [['', {}], [' where WebAssembly is forbidden', { 'content-security-policy': "default-src 'self'; img-src data:" }]]) {
  test(`a worker screens many applicants${kind}`, async ({ page }) => {
    const body = await readFile(new URL('../../pkg/examples/engine/worker.js', import.meta.url));
    site.answer('/examples/engine/worker.js', { body, headers });
    await page.goto(`${site.origin}/examples/engine/worker.html`);
    await expect(page.getByRole('status')).toHaveText(/^100000 家中 \d+ 家/, { timeout: 30_000 });
  });
}
