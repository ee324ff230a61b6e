import { expect, test } from './support/fixtures.mjs';
import { CRAFTSMAN } from './support/site.mjs';

// What host pages build on. A line may be added here; one that changes or goes breaks their pages.

test('attributes, properties, methods and globals', async ({ host, page }) => {
  await host(CRAFTSMAN, { script: '' });
  const before = await page.evaluate(() => Object.keys(window));
  const element = await host(CRAFTSMAN);
  await element.ready();
  const surface = await element.host.evaluate((element) => {
    const own = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(element));
    const names = Object.keys(own).filter((name) => !/^constructor$|Callback$/.test(name));
    return {
      attributes: element.constructor.observedAttributes,
      settable: names.filter((name) => own[name].set),
      readable: names.filter((name) => own[name].get && !own[name].set),
      methods: names.filter((name) => own[name].value),
      instance: Object.keys(element),
    };
  });
  expect(surface).toEqual({
    attributes: ['policy', 'policy-src', 'check', 'lang', 'as-of', 'theme', 'storage', 'text-size', 'loading', 'contact-phone', 'feedback-url'],
    settable: ['answers'],
    readable: ['report', 'ready'],
    methods: ['evaluate', 'exportReport', 'reset'],
    instance: [],
  });
  expect((await page.evaluate(() => Object.keys(window))).filter((name) => !before.includes(name))).toEqual([]);
});
