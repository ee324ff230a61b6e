import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ElementUnderTest } from './support/element.mjs';
import { expect, test as base } from './support/fixtures.mjs';
import { packaged, POLICY_CHECK } from './support/site.mjs';

// A stranger who follows docs/embedding.md and nothing else: what is pasted here is what stands there.

const PAPER = readFileSync(path.resolve(import.meta.dirname, '../../docs/embedding.md'), 'utf8');
const [CHINESE, ENGLISH] = PAPER.split('# On a website');

/** What is to be pasted, in the order of the paper. */
const pasted = (paper) => [...paper.matchAll(/```html\n([^]*?)```/g)].map(([, html]) => html.replace(/^ {3}/gm, ''));
const [, POLICY] = PAPER.match(/^Content-Security-Policy: (.*)$/m);

const page = (html) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>通知</title><link rel="icon" href="data:,"></head><body>${html}</body></html>`;

const test = base.extend({
  /** Puts a page on a website to which the folder was copied, and opens it. */
  paste: async ({ page: tab, site }, use) => {
    await use(async (html, headers = {}) => {
      // The folder stands where the paper puts it.
      [site.place = ''] = html.match(/\/\w+(?=\/eligibility-check\/)/) || [];
      await tab.goto(site.page(page(html), headers));
      return new ElementUnderTest(tab.locator('eligibility-check'));
    });
  },
});

for (const [language, paper, label] of [['zh', CHINESE, '员工总数'], ['en', ENGLISH, 'All staff']]) {
  test(`three steps, ${language}: copied, pasted, opened; under the policy of the paper`, async ({ paste }) => {
    const [tag] = pasted(paper);
    const element = await paste(tag.replace('policy=', 'check="enterprise" policy='), { 'content-security-policy': POLICY });
    expect(await element.ready()).toMatchObject({ policy: { id: 'ningxia-craftsman' } });
    await expect(element.figure(label).first()).toBeVisible();
  });

  test(`the list that goes into the tag, ${language}, is there and stands alone`, async ({ paste, page: tab }) => {
    const [, file] = paper.match(/eligibility-check\/(policies\/[\w.-]+\.html)/);
    await paste(`<main>${await packaged(file, 'utf8')}</main>`);
    await expect(tab.getByRole('heading').first()).toBeVisible();
    await expect(tab.locator('details').first()).toBeVisible();
  });

  test(`a frame, ${language}`, async ({ paste, page: tab }) => {
    const [, frame] = pasted(paper);
    await paste(frame);
    const inside = new ElementUnderTest(tab.frameLocator('iframe').locator('eligibility-check'));
    await expect(inside.host.getByRole('radio').first()).toBeAttached();
    await expect.poll(() => tab.locator('iframe').evaluate((one) => one.getBoundingClientRect().height), 'as high as its content').not.toBe(800);
  });
}

test('a policy of one’s own: written in the browser, put beside the page', async ({ paste, page: tab }) => {
  await tab.goto(POLICY_CHECK);
  await tab.getByRole('button', { name: '从示例开始' }).click();
  const waiting = tab.waitForEvent('download');
  await tab.getByRole('button', { name: /^下载 [\w-]+\.json$/ }).first().click();
  const download = await waiting;
  const compiled = readFileSync(await download.path(), 'utf8');
  await tab.route('**/zcjc/my-policy.json', async (route) => route.fulfill({ body: compiled, contentType: 'application/json' }));
  const [, , own] = pasted(CHINESE);
  expect(own).toContain('policy-src');
  const element = await paste(`<script src="/zcjc/eligibility-check/eligibility-check.js" defer></script>${own}`, { 'content-security-policy': POLICY });
  expect((await element.ready()).policy.id).toBe(JSON.parse(compiled).id);
  await expect(element.host.getByRole('heading', { name: JSON.parse(compiled).title })).toBeVisible();
});
