// Writes pictures of every state, for people to leaf through: states × widths × themes, into target/look.
//
//   node look.mjs [PART-OF-A-NAME]

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { program } from './support/programs.mjs';
import { hostPage, Site } from './support/site.mjs';

const out = path.resolve(import.meta.dirname, '../../target/look');
const [, , wanted = ''] = process.argv;

const STAFF = { special_ability_occupation: false, removed_before: false, staff: 1000, staff_skilled: 400, staff_high_skilled: 200 };
const FAR = { ...STAFF, trained: { 2023: 400, 2024: 350, 2025: 350 }, trained_high_skill: 240, trained_brand: 600, certificates: 935 };
const tag = (policy, check, more = '') =>
  `<eligibility-check policy="${policy}" check="${check}" as-of="2026-11-24" storage="off" ${more}></eligibility-check>`;
const craftsman = (check, more) => tag('ningxia-craftsman', check, more);

/** What stands on the page, and what was entered. */
const STATES = {
  list: ['<eligibility-check as-of="2026-11-24" storage="off"></eligibility-check>'],
  'nothing-chosen': ['<eligibility-check policy="ningxia-craftsman" as-of="2026-11-24" storage="off"></eligibility-check>'],
  'nothing-entered': [craftsman('enterprise')],
  'falls-short': [craftsman('enterprise'), { ...FAR, management_rules: false }],
  'one-is-missing': [craftsman('enterprise'), { ...STAFF, trained: 1200, trained_high_skill: 300, trained_brand: 720, certificates: 1019 }],
  'an-error': [craftsman('enterprise'), { ...FAR, certificates: 1200, staff: 'many' }],
  english: [craftsman('college', 'lang="en"'), FAR],
  lapsed: [tag('jincheng-technician-station', 'enterprise')],
  scorecard: [tag('ningxia-skill-master-studio', 'assessment'), { studio_level: 'national', studio_trained_in_year: 41 }],
  exit: [craftsman('exit')],
  targets: [tag('ningxia-training-plan', 'targets'), { subsidised_person_times: 150000 }],
  'large-text': [craftsman('enterprise', 'text-size="large"'), FAR],
  'no-webassembly': [craftsman('enterprise'), FAR, "script-src 'self'"],
};
const LOOKS = {
  wide: { viewport: { width: 1280, height: 900 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 },
  narrow: { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 },
  contrast: { viewport: { width: 1280, height: 900 }, forcedColors: 'active' },
};

mkdirSync(out, { recursive: true });
const site = await Site.open();
const browser = await chromium.launch({ executablePath: program('chromium'), args: ['--no-sandbox'] });
for (const [state, [body, answers, policy]] of Object.entries(STATES)) {
  for (const [look, options] of Object.entries(LOOKS)) {
    const name = `${state}-${look}`;
    if (!name.includes(wanted)) continue;
    const page = await browser.newPage(options);
    await page.goto(site.page(hostPage(body), policy ? { 'content-security-policy': policy } : {}));
    await page.locator('eligibility-check').evaluate(async (element, given) => {
      await element.ready;
      if (given) element.answers = given;
    }, answers);
    // Everything that comes later has come.
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.screenshot({ path: path.join(out, `${name}.png`), fullPage: true });
    await page.close();
    console.log(name);
  }
}
await browser.close();
await site.close();
