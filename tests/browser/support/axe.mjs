import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectNone(builder, what) {
  const { violations } = await builder.include('eligibility-check').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)]), what).toEqual([]);
}

/** WCAG 2.2 AA, as far as a program can tell. */
export const expectAccessible = (page, what = '') => expectNone(new AxeBuilder({ page }).withTags(RULES), what);

/** The same page in other colours: nothing else of it has changed. */
export const expectContrast = (page, what) => expectNone(new AxeBuilder({ page }).withRules(['color-contrast']), what);
