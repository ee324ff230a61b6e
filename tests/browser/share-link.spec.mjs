import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { expect, test } from './support/fixtures.mjs';
import { expectKept, keptAnswers, leave } from './support/kept.mjs';
import { CRAFTSMAN, SELF_CONTAINED } from './support/site.mjs';
import { ElementUnderTest } from './support/element.mjs';
import { checksum, encode, head, sealed } from './support/link.mjs';

// What one visitor sees, another can open: by a link, of which nothing reaches a server.

const DAY = '2026-11-25';
const ON = CRAFTSMAN.replace('<eligibility-check', `<eligibility-check as-of="${DAY}"`);
const LIST = '<eligibility-check></eligibility-check>';

const button = (element, name) => element.host.getByRole('button', { name, exact: true });

/** What a policy calls an answer. */
const label = (policy, id, ending = '') => {
  const file = new URL(`../../pkg/eligibility-check/policies/${policy}${ending}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')).inputs.find((input) => input.id === id).label;
};

/** A link to the policy of most tests. */
const linkTo = (changes = {}) =>
  encode({
    policy: 'ningxia-craftsman', version: '2025-06-04', day: DAY, check: 'enterprise', verdict: 'incomplete',
    answers: { staff: 1000, removed_before: false, special_ability_occupation: false, ...changes.given }, ...changes,
  });

async function expectAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).include('eligibility-check').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)])).toEqual([]);
}

/** Opens the host page with this fragment. */
async function follow({ host, page }, fragment, body = ON) {
  await page.addInitScript((fragment) => {
    if (location.hash !== fragment) history.replaceState(null, '', fragment);
  }, fragment);
  return host(body);
}

test.describe('copied', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('and opened elsewhere it shows the same', async ({ host, page, browser, site }) => {
    const element = await host(ON);
    await element.setAnswers({
      trained: { 2023: 400, 2024: 500, 2025: 600 }, certificates: 900, staff: '约一千', removed_before: null, no_criminal_penalty: true, name_form: false,
    });
    await button(element, '复制链接').click();
    await expect(element.done).toContainText('链接已复制');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain('/host.html#ec=1.');
    expect(link.length).toBeLessThan(2000);
    const report = await element.report();
    expect(await page.evaluate(() => location.hash)).toBe('');

    const context = await browser.newContext({ locale: 'zh-CN' });
    const elsewhere = await context.newPage();
    await elsewhere.goto(link);
    const other = new ElementUnderTest(elsewhere.locator('eligibility-check'));
    await expect(other.notice).toContainText(`这是别人分享给您的填写内容（2026年11月25日）`);
    await expect(other.notice.getByRole('listitem')).toHaveCount(0);
    expect(await other.report()).toEqual(report);
    await expectAccessible(elsewhere);
    expect(site.requested.some((path) => path.includes('ec='))).toBe(false);
    await context.close();
  });
});

test('where the clipboard is closed, the link is there to be copied by hand', async ({ host, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  const element = await host(ON);
  await element.figure('员工总数').fill('1000');
  await button(element, '复制链接').click();
  const field = element.end.getByRole('textbox', { name: '链接' });
  await expect(field).toBeFocused();
  const selected = await field.evaluate((input) => input.value.slice(input.selectionStart, input.selectionEnd));
  await expect(element.done).toContainText('Ctrl+C');
  await expectAccessible(page);
  expect(head(new URL(selected).hash)).toMatchObject({ policy: 'ningxia-craftsman', check: 'enterprise', day: DAY });
});

test('a link wins over the draft, which is a click away and stays as it was', async ({ host, page }) => {
  await leave(page, { answers: { staff: 12, staff_skilled: 5 } });
  const element = await follow({ host, page }, linkTo());
  await expect(element.figure('员工总数')).toHaveValue(/^1,?000$/);
  await expect(element.figure('其中：技能人才')).toHaveValue('');
  await expect(element.notice).toContainText('不影响您自己的草稿');
  // What is changed here is kept apart, and is there when the link is opened again.
  await element.figure('其中：技能人才').fill('300');
  const again = await host(ON);
  await expect(again.figure('其中：技能人才')).toHaveValue('300');
  await expect(again.figure('员工总数')).toHaveValue(/^1,?000$/);
  await expect(again.notice).toContainText('上次在这里的修改');
  expect(await keptAnswers(page)).toEqual({ staff: 12, staff_skilled: 5 });
  await button(again, '用我的草稿').click();
  await expect(again.figure('员工总数')).toHaveValue('12');
  await expect(again.figure('其中：技能人才')).toHaveValue('5');
  await again.figure('员工总数').fill('13');
  await expectKept(page, { staff: 13, staff_skilled: 5 });
});

test('a link that arrives while the page is open is opened', async ({ host, page }) => {
  const element = await host(ON);
  await expect(element.end).toBeVisible();
  await element.figure('员工总数').fill('12');
  await page.evaluate((fragment) => {
    location.hash = fragment;
  }, linkTo());
  await expect(element.figure('员工总数')).toHaveValue(/^1,?000$/);
  expect(await keptAnswers(page)).toEqual({ staff: 12 });
  await button(element, '用我的草稿').click();
  await expect(element.figure('员工总数')).toHaveValue('12');
});

test('a fragment of the host is nobody’s business', async ({ host, page }) => {
  const element = await follow({ host, page }, '#chapter-2');
  await expect(element.end).toBeVisible();
  await element.figure('员工总数').fill('12');
  await expect.poll(() => element.answers()).toMatchObject({ staff: 12 });
  await expect(element.notice).toHaveCount(0);
  expect(await page.evaluate(() => location.hash)).toBe('#chapter-2');
});

const CUT = linkTo().slice(0, -9);
const EDITED = linkTo().replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A'));

for (const [what, fragment] of Object.entries({
  'cut off': CUT,
  'edited by hand': EDITED,
  'empty': '#ec=',
  'far too long': `#ec=1.0.${'A'.repeat(120_000)}`,
  'no UTF-8': '#ec=1.' + checksum('_____w') + '._____w',
  'other JSON': sealed('{"policy":"ningxia-craftsman"}'),
  'with numbers for names': sealed('["ningxia-craftsman","1","2026-11-25","","",5,"","",[]]'),
  'with a path for a policy': sealed('["../../secret","1","2026-11-25","","","staff","v","-",[1]]'),
})) {
  test(`a link that is ${what} is said, and costs nothing`, async ({ host, page }) => {
    await leave(page, { answers: { staff: 12 } });
    const element = await follow({ host, page }, fragment);
    await expect(element.notice).toContainText('链接不完整或被改动过');
    await expect(element.figure('员工总数')).toHaveValue('12');
    await button(element, '知道了').click();
    await expect(element.notice).toContainText('已恢复');
  });
}

test('the notice of a broken link has no violation that axe finds', async ({ host, page }) => {
  const element = await follow({ host, page }, CUT);
  await expect(element.notice).toBeVisible();
  await expectAccessible(page);
});

test('a link of a newer format asks for an update', async ({ host, page }) => {
  const element = await follow({ host, page }, linkTo().replace('#ec=1.', '#ec=2.'));
  await expect(element.notice).toContainText('较新的自查程序');
  await expect(element.end).toBeVisible();
});

test('punctuation that a chat has put after a link does no harm', async ({ host, page }) => {
  const element = await follow({ host, page }, `${linkTo()}%E3%80%82`);
  await expect(element.figure('员工总数')).toHaveValue(/^1,?000$/);
});

test('a link under another version and day says the result then and now, and what was dropped', async ({ host, page }) => {
  test.slow();
  const fragment = linkTo({
    version: '2024-01-01', day: '2025-12-20', verdict: 'eligible-pending-review',
    given: {
      trained: { 2022: 400, 2023: 500, 2024: 600 }, certificates: 1500, no_criminal_penalty: true,
      staff_in_training: 7, school_kind: 'no-such-kind', studio_level: 'national', studio_no_apprentices: false,
    },
    statuses: { trained_total: 'met', no_criminal_penalty: 'met', name_form: 'met' },
  });
  const element = await follow({ host, page }, fragment);
  const { notice } = element;
  await expect(notice).toContainText('当时（2025年12月20日，2024-01-01 版）：待专家评审。');
  await expect(notice).toContainText(`现在（2026年11月25日，2025-06-04 版）：尚未填完。`);
  await expect(notice).toContainText('有 2 条的结果与当时不同');
  await notice.getByText('有 2 条的结果与当时不同').click();
  await expect(notice.getByRole('listitem').getByText('品牌名称')).toHaveText(/达到 → 待填$/);
  // By the names that this policy has for them, or another one of the folder; else it says that there is none.
  await expect(notice).toContainText(`没有带入的有 3 项：“${label('ningxia-craftsman', 'school_kind')}”、“${label('ningxia-skill-master-studio', 'studio_level')}”、“`);
  await expect(notice).toContainText('另有 1 项没有带入：这里的政策都不再问，已查不到名称，只有代号：staff_in_training');
  await expect(notice).not.toContainText('studio_');
  await expect(notice).toContainText('请补填 2025 年的数据：培训总人次');
  await expect(notice).toContainText('请换成新的合计：其中：取得证书');
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  expect(await element.report()).toMatchObject({ problems: [] });
  expect((await element.answers()).trained).toEqual({ 2023: 500, 2024: 600 });
  await button(element, 'English').click();
  await expect(notice).toContainText('met → to fill in');
  await expect(notice).toContainText(`“${label('ningxia-skill-master-studio', 'studio_level', '.en')}”`);
  await expect(notice).toContainText('Please fill in 2025: All training');
  await expect(notice).toContainText('Then (20 December 2025, version 2024-01-01): for the experts.');
});

test('a grade and a trigger are said in their own words', async ({ host, page }) => {
  const studio = { policy: 'ningxia-skill-master-studio', version: '2024-01-01', answers: {} };
  const body = '<eligibility-check policy="ningxia-skill-master-studio" as-of="2026-11-25"></eligibility-check>';
  const element = await follow({ host, page }, linkTo({ ...studio, check: 'assessment', verdict: 'excellent' }), body);
  await expect(element.notice).toContainText('2024-01-01 版）：优秀。');
  await page.evaluate((fragment) => {
    location.hash = fragment;
  }, linkTo({ ...studio, check: 'exit', verdict: 'triggered', statuses: { studio_fund_misused: 'met' } }));
  await expect(element.notice).toContainText('2024-01-01 版）：有情形已触发。');
  await expect(element.notice).toContainText('已触发 → 待填');
});

test('a check that the policy no longer has is said', async ({ host, page }) => {
  const element = await follow({ host, page }, linkTo({ check: 'farm', version: '2024-01-01' }), '<eligibility-check policy="ningxia-craftsman"></eligibility-check>');
  await expect(element.notice).toContainText('没有链接中的那项自查');
  expect(await element.answers()).toMatchObject({ staff: 1000 });
});

test('a link to another policy is not for this element', async ({ host, page }) => {
  const element = await follow({ host, page }, linkTo({ policy: 'ningxia-skill-master-studio' }));
  await expect(element.end).toBeVisible();
  await expect(element.notice).toHaveCount(0);
  await expect(element.figure('员工总数')).toHaveValue('');
});

test('where all policies are listed, a link opens its own, and takes no focus', async ({ host, page }) => {
  const element = await follow({ host, page }, linkTo(), LIST);
  await expect(element.figure('员工总数')).toHaveValue(/^1,?000$/);
  await expect(element.notice).toContainText('这是别人分享给您的');
  await expect(page.locator('body')).toBeFocused();
  await button(element, '全部政策').click();
  await element.pick('宁夏技能大师工作室', '企业申报');
  // Somebody else's figures do not travel on.
  await expect(element.figure('员工总数')).toHaveValue('');
  await expect(element.notice).toHaveCount(0);
});

test('a link to a policy that is not there leaves the list', async ({ host, page }) => {
  const element = await follow({ host, page }, linkTo({ policy: 'no-such-policy' }), LIST);
  await expect(element.listed(/宁夏工匠/)).toBeVisible();
  expect(await element.heard('error')).toEqual([]);
});

test('the self-contained page opens a link from a file', async ({ page }) => {
  await page.goto(SELF_CONTAINED + linkTo());
  const element = new ElementUnderTest(page.locator('eligibility-check'));
  await expect(element.figure('员工总数')).toHaveValue(/^1,?000$/);
  await expect(element.end).toHaveCSS('padding-top', '16px');
});

test('hostile text is text', async ({ host, page }) => {
  const evil = '<img src=x onerror="window.evil=1">';
  const fragment = linkTo({
    version: evil, verdict: evil,
    given: { staff: evil, constructor: 1, __proto__: 2, ['<b>']: evil, trained: { [evil]: evil, 2025: evil }, certificates: { a: [evil] }, evil_id: evil },
    statuses: { constructor: 'met', name_form: 'met' },
  });
  const element = await follow({ host, page }, fragment);
  await expect(element.figure('员工总数')).toHaveValue(evil);
  await expect(element.notice).toContainText(evil);
  await expect(element.host.locator('img')).toHaveCount(0);
  expect(await page.evaluate(() => [window.evil, {}.staff])).toEqual([undefined, undefined]);
  await expectAccessible(page);
});
