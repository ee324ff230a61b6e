import { expect, test } from './support/fixtures.mjs';
import { CRAFTSMAN, part } from './support/site.mjs';

// A host page under a strict Content-Security-Policy. The console must stay empty, so that nothing is tried that it forbids.

const under = (policy) => ({ headers: { 'content-security-policy': policy } });

test('works where WebAssembly is allowed and nothing inline', async ({ host }) => {
  const element = await host(CRAFTSMAN, under("script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'"));
  await element.figure('员工总数').fill('12');
  await expect.poll(() => element.answers()).toEqual({ special_ability_occupation: false, staff: 12 });
});

test('looks the same without constructable style sheets', async ({ host, page, site }) => {
  await page.addInitScript(() => {
    delete ShadowRoot.prototype.adoptedStyleSheets;
    delete CSSStyleSheet.prototype.replaceSync;
  });
  const element = await host(CRAFTSMAN, under("script-src 'self' 'wasm-unsafe-eval'; style-src 'self'"));
  await expect(element.figure('员工总数')).toBeVisible();
  await expect(element.host).toHaveCSS('display', 'block');
  expect(site.requested).toContain(part('shell.css'));
});

test('runs as JavaScript where WebAssembly is forbidden', async ({ host, site, page }) => {
  // Two that keep drafts would share what is entered.
  const apart = CRAFTSMAN.replace('<eligibility-check', '<eligibility-check storage="off"');
  const element = await host(apart + apart, under("script-src 'self'; style-src 'self'; connect-src 'self'"));
  await element.figure('员工总数').fill('12');
  await expect.poll(() => element.answers()).toEqual({ special_ability_occupation: false, staff: 12 });
  await expect(page.getByRole('textbox', { name: '员工总数' }).last(), 'an instance for each element').toHaveValue('');
  await expect(page.locator('[data-guide="overview"] svg'), 'guidance as well').toHaveCount(2);
  expect(site.requested.filter((path) => /wasm$|-without-wasm\./.test(path))).toEqual([
    part('form-without-wasm.js'),
  ]);
});

// Memory that grows leaves views of the old memory behind, and JavaScript does not empty them.
test('reads texts right after its memory has grown as JavaScript', async ({ host }) => {
  const element = await host(CRAFTSMAN, under("script-src 'self'"));
  await element.ready();
  const long = '一'.repeat(500_000);
  await element.setAnswers({ staff: long });
  const { report } = await element.call('evaluate');
  expect(JSON.stringify(report)).not.toContain('\\u0000');
  expect(report.policy.title).toContain('宁夏工匠');
  await element.setAnswers({ staff: 12 });
  await expect(element.figure('员工总数')).toHaveValue('12');
});
