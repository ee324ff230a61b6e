import { expect, test as base } from '@playwright/test';
import { ElementUnderTest } from './element.mjs';
import { hostPage, packaged, Site } from './site.mjs';

export { expect };

/** Everything that a page with the element may ever ask its server for. */
const OURS = /^\/(host\.html|eligibility-check\/((index|frame)\.html|eligibility-check(-(module|frame|host))?\.js|parts\/[a-z-]+\.[0-9a-f]{10}\.(js|css|wasm)|policies\/[a-z0-9.-]+\.json))$/;

/**
 * Every test fails on anything in the console, on any uncaught error or rejection, and on any request to elsewhere.
 * A test that provokes a message names it in `tolerated`.
 */
export const test = base.extend({
  tolerated: [/^$/, { option: true }],

  site: async ({}, use) => {
    const site = await Site.open();
    await use(site);
    await site.close();
    expect(site.requested.filter((pathname) => !OURS.test(pathname))).toEqual([]);
  },

  page: async ({ page, site, tolerated }, use) => {
    const complaints = [];
    const complain = (text) => tolerated.test(text) || complaints.push(text);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complain(message.text());
    });
    page.on('pageerror', (error) => complain(String(error)));
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      const document = protocol === 'file:' && request.isNavigationRequest();
      if (origin !== site.origin && !['data:', 'blob:'].includes(protocol) && !document) complain(`request to ${request.url()}`);
    });
    await page.addInitScript(() => {
      window.heard = [];
      for (const name of ['ready', 'change', 'result', 'error']) {
        document.addEventListener(`eligibility-check:${name}`, ({ target, detail }) => {
          window.heard.push({ name, target: target.id || target.localName, detail });
        });
      }
    });
    await use(page);
    expect(complaints).toEqual([]);
  },

  /** Opens a host page with this body. */
  host: async ({ page, site }, use) => {
    await use(async (body, { script, headers } = {}) => {
      await page.goto(site.page(hostPage(body, script), headers));
      return new ElementUnderTest(page.locator('eligibility-check').first());
    });
  },

  /** Another policy with the same questions, and its id. */
  secondPolicy: async ({ site }, use) => {
    const id = 'second-policy';
    const policy = JSON.parse(await packaged('policies/ningxia-craftsman.json', 'utf8'));
    site.answer(`/eligibility-check/policies/${id}.json`, { body: JSON.stringify({ ...policy, id }) });
    await use(id);
  },
});
