import { expectAccessible, expectContrast } from './support/axe.mjs';
import { expect, test } from './support/fixtures.mjs';
import { CRAFTSMAN } from './support/site.mjs';
import { enter, STATES } from './support/states.mjs';

// WCAG 2.2 AA by axe, in the states that a visitor meets. Notices above the form are in draft.spec and share-link.spec, the
// tools below it in end-card.spec, the printed sheet in sheet.spec.

const NARROW_TOO = ['falls-short', 'an-error', 'nothing-chosen', 'all-open'];

for (const [name, state] of Object.entries(STATES)) {
  // Nothing of it looks different.
  if (name === 'no-webassembly') continue;
  test(`${name}, light and dark`, async ({ host, page }) => {
    test.slow();
    const element = await host(state.body, state.policy && { headers: { 'content-security-policy': state.policy } });
    await enter(element, state);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectContrast(page, 'dark');
    if (!NARROW_TOO.includes(name)) return;
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    await expectContrast(page, 'forced colours');
    await page.emulateMedia({ forcedColors: 'none' });
    await page.setViewportSize({ width: 320, height: 640 });
    await expect(element.host.locator('[data-width]').first()).toHaveAttribute('data-width', 'narrow');
    await expectAccessible(page, '320 pixels');
  });
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
