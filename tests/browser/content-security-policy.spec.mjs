import { expect, test } from './support/fixtures.mjs';
import { CRAFTSMAN } from './support/site.mjs';

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
  expect(site.requested).toContain('/eligibility-check/eligibility-check.css');
});

test('says so where WebAssembly is forbidden', async ({ host }) => {
  const element = await host(CRAFTSMAN, under("script-src 'self'; style-src 'self'"));
  await expect(element.failure).toHaveText(/不允许运行/);
  await expect(element.host.getByText('条件清单')).toBeVisible();
  expect(await element.ready()).toMatchObject({ error: { code: 'wasm-unavailable' } });
});
