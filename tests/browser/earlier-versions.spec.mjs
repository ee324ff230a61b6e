import { readFileSync } from 'node:fs';
import { expect, test } from './support/fixtures.mjs';
import { leaveItems } from './support/kept.mjs';
import { everyCriterion } from './support/reports.mjs';

// Links, drafts and report files that an earlier version has written open unchanged: fixtures/ has a folder for each.

const fixture = (name) => readFileSync(new URL(`fixtures/0.1.0/${name}`, import.meta.url), 'utf8');
const LINKS = JSON.parse(fixture('links.json'));
const DRAFTS = JSON.parse(fixture('drafts.json'));
/** A day after the drafts were written, long before they expire. */
const NEXT_DAY = new Date('2026-11-25T09:00:00Z');

const bodyOf = ({ policy, asOf }) => `<eligibility-check policy="${policy}" as-of="${asOf}"></eligibility-check>`;
const statusesOf = (report) => Object.fromEntries(everyCriterion(report).map(({ id, status }) => [id, status]));

for (const policy of new Set(LINKS.map((link) => link.policy))) {
  test(`links to ${policy} show the same answers and the same result`, async ({ host, page }) => {
    test.slow();
    const links = LINKS.filter((link) => link.policy === policy);
    const element = await host(bodyOf(links[0]));
    await expect(element.end).toBeVisible();
    for (const { asOf, check, fragment, verdict, statuses, answers } of links) {
      await element.set('as-of', asOf);
      await page.evaluate((fragment) => {
        location.hash = fragment;
      }, fragment);
      await expect(element.notice).toContainText('这是别人分享给您的填写内容');
      await expect.poll(async () => (await element.report()).check.id).toBe(check);
      const report = await element.report();
      expect(report.answers, check).toMatchObject(answers);
      expect({ verdict: report.verdict, statuses: statusesOf(report) }, check).toEqual({ verdict, statuses });
      // Nothing was dropped, nothing has another result.
      await expect(element.notice.getByRole('listitem'), check).toHaveCount(0);
    }
  });
}

for (const { what = 'a draft', policy, check, fragment, edited, answers, ...draft } of DRAFTS) {
  test(`${what} of ${policy} ${check} is there again`, async ({ host, page }) => {
    await page.clock.setFixedTime(NEXT_DAY);
    await leaveItems(page, draft.items);
    if (fragment) {
      await page.addInitScript((fragment) => {
        if (location.hash !== fragment) history.replaceState(null, '', fragment);
      }, fragment);
    }
    const element = await host(bodyOf({ policy, ...draft }));
    await expect(element.notice).toContainText(fragment ? '上次在这里的修改' : '已恢复');
    const report = await element.report();
    expect(report.check.id).toBe(check);
    expect(report.answers).toMatchObject(edited || answers);
  });
}

for (const name of ['report-enterprise.json', 'report-studio.json']) {
  test(`${name} is opened as of its own day`, async ({ host, page }) => {
    const file = JSON.parse(fixture(name));
    const element = await host(bodyOf({ policy: file.policy.id, asOf: '2027-02-01' }));
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), element.end.getByRole('button', { name: '打开自查文件' }).first().click()]);
    await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(fixture(name)) });
    await expect(element.notice).toContainText('已打开自查文件');
    const report = await element.report();
    expect(report.answers).toMatchObject(file.answers);
    expect([report.asOf, report.check.id, report.verdict, statusesOf(report)]).toEqual([file.asOf, file.check.id, file.verdict, statusesOf(file)]);
  });
}
