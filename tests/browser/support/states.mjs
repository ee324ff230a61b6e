import { example } from './reports.mjs';

// What a visitor may meet: what stands on the page, and what was entered. For axe, for measuring, and for pictures.

const DAY = '2026-11-24';
const OFF = `as-of="${DAY}" storage="off"`;
/** An element as a webmaster writes it. */
export const tag = (policy, check, more = '') => `<eligibility-check policy="${policy}" check="${check}" ${OFF} ${more}></eligibility-check>`;
const craftsman = (check, more) => tag('ningxia-craftsman', check, more);

const STAFF = { special_ability_occupation: false, removed_before: false, staff: 1000, staff_skilled: 400, staff_high_skilled: 200 };
const FAR = { ...STAFF, trained: { 2023: 400, 2024: 350, 2025: 350 }, trained_high_skill: 240, trained_brand: 600, certificates: 935 };
const all = (policy, check, changes) => example(policy, check, changes).answers;
const MET = { removed_before: false, removed_on: undefined, owner: 'local' };

/** Opens every criterion and reading, tries another figure, and compares with all that can be compared. */
async function openEverything(element) {
  const { host } = element;
  await host.evaluate(({ shadowRoot }) => {
    for (const details of shadowRoot.querySelectorAll('details')) details.open = true;
    for (const box of shadowRoot.querySelectorAll('input[type=checkbox]')) box.click();
  });
  await host.getByRole('button', { name: '加 1', exact: true }).click();
  await host.locator('details dl').first().waitFor();
}

/** @type {Record<string, { body: string, answers?: object, policy?: string, then?: (element: any) => Promise<void> }>} */
export const STATES = {
  list: { body: `<eligibility-check ${OFF}></eligibility-check>` },
  'nothing-chosen': { body: `<eligibility-check policy="ningxia-craftsman" ${OFF}></eligibility-check>` },
  'nothing-entered': { body: craftsman('enterprise') },
  'falls-short': { body: craftsman('enterprise'), answers: { ...FAR, management_rules: false } },
  'one-is-missing': { body: craftsman('enterprise'), answers: { ...STAFF, trained: 1200, trained_high_skill: 300, trained_brand: 720, certificates: 1019 } },
  'everything-met': { body: craftsman('enterprise'), answers: all('ningxia-craftsman', 'enterprise', MET) },
  'an-exception': { body: craftsman('college'), answers: all('ningxia-craftsman', 'college') },
  'an-error': { body: craftsman('enterprise'), answers: { ...FAR, certificates: 1200, staff: 'many' } },
  'all-open': { body: craftsman('enterprise'), answers: FAR, then: openEverything },
  english: { body: craftsman('college', 'lang="en"'), answers: FAR },
  lapsed: { body: tag('jincheng-technician-station', 'enterprise') },
  scorecard: { body: tag('ningxia-skill-master-studio', 'assessment'), answers: { studio_level: 'national', studio_trained_in_year: 41 } },
  'scorecard-complete': { body: tag('ningxia-skill-master-studio', 'assessment'), answers: all('ningxia-skill-master-studio', 'assessment') },
  exit: { body: craftsman('exit') },
  'exit-triggered': { body: craftsman('exit'), answers: { ...all('ningxia-craftsman', 'exit'), bonus_diverted: true } },
  targets: { body: tag('ningxia-training-plan', 'targets'), answers: { subsidised_person_times: 150000, migrant_person_times: { 2021: 20000, 2022: 15000 } } },
  'large-text': { body: craftsman('enterprise', 'text-size="large"'), answers: FAR },
  'no-webassembly': { body: craftsman('enterprise'), answers: FAR, policy: "script-src 'self'" },
  failure: { body: '<eligibility-check policy="?"><p>条件清单</p></eligibility-check>' },
};

/** Brings a page into a state, and waits until everything that comes later has come. */
export async function enter(element, { answers, then }) {
  await element.host.evaluate(async (host, given) => {
    await host.ready;
    if (given) host.answers = given;
  }, answers);
  await element.host.page().waitForLoadState('networkidle');
  if (then) await then(element);
  await element.host.page().evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
