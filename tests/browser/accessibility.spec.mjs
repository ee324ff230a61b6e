import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/fixtures.mjs';
import { CRAFTSMAN } from './support/site.mjs';

// WCAG 2.2 AA by axe, in the states that a visitor meets.

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const STATES = {
  'nothing entered': {},
  'some met, some not, some wrong': { trained: 1200, trained_high_skill: 299, certificates: 1201, staff: 'many', no_criminal_penalty: false },
};

for (const colorScheme of ['light', 'dark']) {
  for (const [state, answers] of Object.entries(STATES)) {
    test(`${state}, ${colorScheme}`, async ({ host, page }) => {
      await page.emulateMedia({ colorScheme });
      const element = await host(CRAFTSMAN);
      await element.ready();
      await element.setAnswers(answers);
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).include('eligibility-check').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)])).toEqual([]);
    });
  }
}

for (const width of [320, 360, 760, 1240]) {
  test(`nothing sticks out at ${width} pixels`, async ({ host, page }) => {
    await page.setViewportSize({ width, height: 800 });
    const element = await host(CRAFTSMAN);
    await element.ready();
    await element.set('lang', 'en');
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(overflow).toBeLessThanOrEqual(0);
  });
}
