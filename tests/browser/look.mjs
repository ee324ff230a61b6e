// Writes pictures of every state, for people to leaf through: states × widths × themes, into target/look.
//
//   node look.mjs [PART-OF-A-NAME]

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { ElementUnderTest } from './support/element.mjs';
import { leave } from './support/kept.mjs';
import { program } from './support/programs.mjs';
import { MIXED, example, policyOf, reportOf } from './support/reports.mjs';
import { BARE, inPage } from './support/sheet.mjs';
import { encode } from './support/link.mjs';
import { hostPage, Site } from './support/site.mjs';
import { enter, STATES } from './support/states.mjs';

const out = path.resolve(import.meta.dirname, '../../target/look');
const [, , wanted = ''] = process.argv;

const LOOKS = {
  // As high as a result is long, which scrolls by itself beside the form.
  wide: { viewport: { width: 1280, height: 2200 } },
  dark: { viewport: { width: 1280, height: 2200 }, colorScheme: 'dark' },
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 },
  narrow: { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 },
  contrast: { viewport: { width: 1280, height: 2200 }, forcedColors: 'active' },
};

const CRAFTSMAN = '<eligibility-check policy="ningxia-craftsman" check="enterprise" as-of="2026-11-24"></eligibility-check>';
const LINK = encode({
  policy: 'ningxia-craftsman', version: '2024-01-01', day: '2025-12-20', check: 'enterprise', verdict: 'eligible-pending-review',
  answers: { trained: { 2023: 500, 2024: 600 }, staff: 1000, school_kind: 'old', no_criminal_penalty: true },
  statuses: { trained_total: 'met', no_criminal_penalty: 'met' },
});

/** What needs something to be there before: `before` prepares the page, `then` goes on when it is open. */
const PREPARED = {
  'draft-found': { body: CRAFTSMAN, before: (page) => leave(page, { answers: { staff: 1000, trained: { 2023: 400, 2024: 500 } } }) },
  'link-opened': { body: CRAFTSMAN, before: (page) => page.addInitScript((link) => history.replaceState(null, '', link), LINK) },
  'storage-forbidden': {
    body: CRAFTSMAN,
    before: (page) => page.addInitScript(() => {
      Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
    }),
    then: async ({ host }) => {
      await host.getByRole('textbox', { name: '员工总数' }).fill('12');
      await host.getByRole('region', { name: '提示' }).waitFor();
    },
  },
  loading: { body: CRAFTSMAN, before: (page) => page.route(/\.(wasm|json)/, () => {}), waits: false },
};

/** The printed sheet, with little and with much on it. */
const SHEETS = {
  'sheet-mixed': [MIXED, 'zh'],
  'sheet-empty': [{ ...MIXED, answers: {} }, 'zh'],
  'sheet-english': [MIXED, 'en'],
  'sheet-scorecard': [example('ningxia-skill-master-studio', 'assessment'), 'zh'],
  'sheet-targets': [example('ningxia-training-plan', 'targets'), 'zh'],
};

mkdirSync(out, { recursive: true });
const site = await Site.open();
const browser = await chromium.launch({ executablePath: program('chromium'), args: ['--no-sandbox'] });

async function take(name, options, draw) {
  if (!name.includes(wanted)) return;
  const page = await browser.newPage({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
  await draw(page);
  await page.screenshot({ path: path.join(out, `${name}.png`), fullPage: true });
  await page.close();
  console.log(name);
}

for (const [name, state] of Object.entries({ ...STATES, ...PREPARED })) {
  for (const [look, options] of Object.entries(LOOKS)) {
    await take(`${name}-${look}`, options, async (page) => {
      if (state.before) await state.before(page);
      await page.goto(site.page(hostPage(state.body), state.policy ? { 'content-security-policy': state.policy } : {}));
      const element = new ElementUnderTest(page.locator('eligibility-check'));
      if (state.waits === false) await element.loading.waitFor();
      else await enter(element, state);
    });
  }
}

for (const [name, [given, lang]] of Object.entries(SHEETS)) {
  const report = reportOf(given, lang);
  await take(name, { viewport: { width: 688, height: 970 } }, async (page) => {
    await page.emulateMedia({ media: 'print' });
    await page.goto(site.page(BARE));
    await inPage(page, (sheet, data) => sheet.writeSheet(document, data.report, data.lang, sheet.labelsOf(data.policy, data.report.check.id)), {
      report, lang, policy: policyOf(report),
    });
  });
}

await browser.close();
await site.close();
