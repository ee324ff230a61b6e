import { expect } from '@playwright/test';

export const ANSWERS = 'eligibility-check:answers';

/** What the browser keeps under a key, parsed; nothing where there is nothing. */
export const kept = (page, key = ANSWERS, area = 'localStorage') =>
  page.evaluate(([key, area]) => JSON.parse(window[area].getItem(key)), [key, area]);

/** The kept answers by id, without their times. */
export async function keptAnswers(page, key, area) {
  const { answers = {} } = (await kept(page, key, area)) || {};
  return Object.fromEntries(Object.entries(answers).map(([id, [, , value]]) => [id, value]));
}

/** Waits until an answer is kept: a second after the last edit. */
export const expectKept = (page, answers) => expect.poll(() => keptAnswers(page)).toMatchObject(answers);

/** Puts texts into the browser’s storage, by key. */
export const leaveItems = (page, items) =>
  page.addInitScript((items) => {
    // Only once: what the page does afterwards is the test.
    if (sessionStorage.getItem('left')) return;
    sessionStorage.setItem('left', 'yes');
    for (const key of Object.keys(items)) localStorage.setItem(key, items[key]);
  }, items);

/** Puts answers into the browser, as another visit would have left them. */
export function leave(page, { answers, at = Date.now() - 60_000, policy = 'ningxia-craftsman', ...draft }) {
  const entries = Object.entries(answers).map(([id, value]) => [id, [at, policy, value]]);
  const items = {
    [ANSWERS]: { format: 1, at, answers: Object.fromEntries(entries) },
    [`eligibility-check:draft:${policy}`]: { format: 1, at, day: '2026-11-25', version: '2025-06-04', check: 'enterprise', ...draft },
  };
  return leaveItems(page, Object.fromEntries(Object.entries(items).map(([key, item]) => [key, JSON.stringify(item)])));
}
