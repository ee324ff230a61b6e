import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/fixtures.mjs';
import { Keyboard } from './support/keyboard.mjs';
import { trapOnDemand } from './support/trap.mjs';

// How far, what to change, what if, and the same answers elsewhere.

const CHECK = '<eligibility-check policy="ningxia-craftsman" check="enterprise" as-of="2026-11-24" storage="off"></eligibility-check>';
const STAFF = { special_ability_occupation: false, removed_before: false, staff: 1000, staff_skilled: 400, staff_high_skilled: 200 };
/** One certificate is missing. */
const NEAR = { ...STAFF, trained: 1200, trained_high_skill: 300, trained_brand: 720, certificates: 1019 };
/** Raising one figure moves the others. */
const FAR = { ...STAFF, trained: { 2023: 400, 2024: 350, 2025: 350 }, trained_high_skill: 240, trained_brand: 600, certificates: 935 };
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A card of the element, by its heading. */
const card = (element, name) => element.host.getByRole('region', { name, exact: true });

async function open(host, answers, lang = 'zh-CN') {
  const element = await host(CHECK.replace('storage', `lang="${lang}" storage`));
  await element.ready();
  await element.setAnswers(answers);
  await expect(card(element, lang === 'en' ? 'What if' : '试一试')).toBeVisible();
  return element;
}

/** Moves on with the tab key until something with this name has the focus. */
async function tabTo(page, name) {
  for (let step = 0; step < 300; step += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      let active = document.activeElement;
      while (active && active.shadowRoot && active.shadowRoot.activeElement) active = active.shadowRoot.activeElement;
      const labels = active && active.labels ? [...active.labels].map((label) => label.textContent) : [];
      return active ? [active.getAttribute('aria-label'), active.textContent, ...labels] : [];
    });
    if (found.some((text) => text && text.startsWith(name))) return;
  }
  throw new Error(`nothing with the name ${name} can be reached`);
}

test('the nearest gap stands first, says what it would break, and leads to its figure', async ({ host }) => {
  const element = await open(host, NEAR);
  const nearest = card(element, '最近的差距').getByRole('listitem');
  await expect(nearest).toHaveCount(1);
  await expect(nearest).toContainText('“取得证书”再增加 1 人次');
  await nearest.getByRole('button').click();
  await expect(element.host.locator('[data-input="certificates"]').first()).toBeFocused();
});

test('a criterion opens to what it comes to and why, made from the rule', async ({ host }) => {
  const element = await open(host, NEAR);
  const row = element.host.locator('.criterion').filter({ hasText: '取得职业资格或技能等级证书' });
  await expect(row.locator('[data-gap]')).toHaveText('“取得证书”再增加 1 人次，“培训总人次”不变');
  await row.locator('summary').click();
  const why = row.locator('[data-why]');
  for (const part of ['取得证书 1,019', '培训总人次 1,200', '84.92', '不低于 85', '第七条(二)7', '1 人次', '7 人次', '未达到']) {
    await expect(why).toContainText(part);
  }
});

test('how an unclear passage is read is told at its question, once it is opened, in the language of the moment', async ({ host }) => {
  const element = await host(CHECK);
  await element.ready();
  const question = element.host.getByRole('group', { name: '属于大中型企业' });
  const reading = question.locator('.reading p');
  await expect(reading).toBeEmpty();
  await question.locator('summary').press('Enter');
  await expect(reading).toContainText('《统计上大中小微型企业划分办法（2017）》');
  await element.set('lang', 'en');
  const english = element.host.locator('.reading[open] p');
  await expect(english).toContainText('2017');
  await expect(english).not.toContainText('划分');
});

test('the plan is entered with one press and taken back with one', async ({ host }) => {
  const element = await open(host, FAR);
  const plan = card(element, '怎样全部达到');
  for (const total of ['1,250 人次', '313 人次', '750 人次', '1,063 人次']) await expect(plan).toContainText(`共 ${total}`);
  await plan.getByRole('button', { name: '按方案填入' }).click();
  await expect.poll(() => element.answers()).toMatchObject({
    trained: { 2023: 400, 2024: 350, 2025: 500 }, trained_high_skill: 313, trained_brand: 750, certificates: 1063,
  });
  await expect(plan.getByRole('button', { name: '撤销' })).toBeFocused();
  await expect.poll(async () => (await element.report()).counts.computed).toEqual({ met: 7 });
  await plan.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => element.answers()).toMatchObject(FAR);
  await expect(plan.getByRole('button', { name: '按方案填入' })).toBeFocused();
});

test('whoever stands on what guidance takes away goes on at the result', async ({ host, page }) => {
  const element = await open(host, FAR);
  const result = element.host.getByRole('heading', { name: /^自查结果/ });
  const met = { ...STAFF, trained: 1200, trained_high_skill: 300, trained_brand: 720, certificates: 1020 };
  // A visitor may be faster with the tab key than guidance is with the figure before.
  for (const [heading, button] of [['怎样全部达到', '按方案填入'], ['最近的差距', /再增加/]]) {
    await element.setAnswers(FAR);
    await card(element, heading).getByRole('button', { name: button }).first().focus();
    await element.setAnswers(met);
    await expect(card(element, heading)).toHaveCount(0);
    await expect(result).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await expect(element.host.locator('.answer :focus')).toHaveCount(1);
});

test('what was reached in the result stays in sight when more is told above it', async ({ host, page }) => {
  await page.setViewportSize({ width: 1280, height: 820 });
  const element = await open(host, { ...NEAR, certificates: 1020 });
  const keyboard = new Keyboard(page);
  const { group } = await keyboard.to(({ kind, name }) => kind === 'radio' && name.startsWith('全部'));
  for (const answers of [FAR, NEAR, FAR]) {
    await element.setAnswers(answers);
    await expect(card(element, answers === FAR ? '怎样全部达到' : '最近的差距')).toBeVisible();
    expect(await keyboard.here()).toMatchObject({ kind: 'radio', group, faults: [] });
  }
});

test('what was typed comes back as it was typed', async ({ host }) => {
  const element = await open(host, { ...FAR, trained: 1100 });
  await element.figure('其中：取得证书').fill('９３５ 人次');
  const plan = card(element, '怎样全部达到');
  await plan.getByRole('button', { name: '按方案填入' }).click();
  await expect(element.figure('其中：取得证书')).toHaveValue('1063');
  await plan.getByRole('button', { name: '撤销' }).click();
  await expect(element.figure('其中：取得证书')).toHaveValue('９３５ 人次');
});

test('names what no figure can meet, and tells the figures as not sufficient alone', async ({ host }) => {
  const element = await host(CHECK.replace('enterprise', 'private-school'));
  await element.ready();
  await element.setAnswers({ ...STAFF, designated_three_years: false, trained: 10, trained_high_skill: 1, trained_brand: 1, certificates: 1 });
  const plan = card(element, '还需要做到');
  await expect(plan).toContainText('近三年每年都是政府补贴性培训的定点机构');
  await expect(plan).toContainText('共 1,500 人次');
  await expect(plan).toContainText('只做到这些还不够');
  await expect(plan.getByRole('button')).toHaveCount(0);
});

test('a figure is tried by keyboard alone, and no answer is touched', async ({ host, page }) => {
  const element = await open(host, NEAR);
  test.slow();
  const tried = card(element, '试一试');
  await expect(tried.getByRole('combobox')).toHaveValue('certificates');
  await tabTo(page, '加 1');
  await page.keyboard.press('Enter');
  await expect(tried.getByRole('textbox')).toHaveValue('1020');
  await expect(tried.locator('.guide-done')).toContainText('达到：取得职业资格或技能等级证书的不低于培训总人次的 85');
  await expect(tried.getByRole('button', { name: '加 1' })).toBeFocused();
  await tabTo(page, '1,020 人次：达到');
  await page.keyboard.press('Space');
  await expect(tried.getByRole('button', { name: '1,020 人次：达到' })).toBeFocused();
  const field = tried.getByRole('textbox');
  await field.fill('1201');
  await expect(tried.locator('.guide-done')).toContainText('请填');
  await field.fill('');
  await field.pressSequentially('99x');
  await expect(field).toHaveValue('99x');
  await expect(tried.locator('.guide-done')).toContainText('请填');
  expect(await element.answers()).toEqual(NEAR);
});

test('the same answers are compared with what else fits, by keyboard alone', async ({ host, page }) => {
  const element = await open(host, { ...NEAR, base_level: 'county' });
  const comparison = card(element, '换一种情况对照');
  // From the card before it on: the way there is long, and another test goes it.
  await card(element, '试一试').getByRole('textbox').focus();
  await tabTo(page, '公共实训基地');
  await page.keyboard.press('Space');
  const base = comparison.locator('[data-compared="ningxia-craftsman/public-training-base"]');
  await expect(base).toContainText('有条件未达到');
  await expect(base).toContainText('再增加 1,800 人次');
  await tabTo(page, '如果“以自治区专项职业能力培训工种申报”是');
  const select = comparison.getByRole('combobox').first();
  await expect(select).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(comparison.locator('[data-compared="special_ability_occupation"]')).toContainText('专家评审');
  expect(await element.answers()).toEqual({ ...NEAR, base_level: 'county' });
  // What does not fit any more is taken back.
  await comparison.getByRole('checkbox', { name: '公共实训基地' }).uncheck();
  await expect(base).toBeEmpty();
});

test('once it has drawn, guidance rests', async ({ host, page }) => {
  const element = await open(host, FAR);
  const changes = await element.host.evaluate(async ({ shadowRoot }) => {
    const frames = async (count) => {
      for (let left = count; left; left -= 1) await new Promise((done) => requestAnimationFrame(done));
    };
    await frames(10);
    let seen = 0;
    // What a screen reader is told comes a moment later.
    const drawn = ({ target }) => !(target.nodeType === 1 ? target : target.parentElement).closest('[data-voice]');
    new MutationObserver((list) => {
      seen += list.filter(drawn).length;
    }).observe(shadowRoot, { subtree: true, childList: true, characterData: true });
    await frames(20);
    return seen;
  });
  expect(changes).toBe(0);
});

test('other policies are fetched only when they are asked for', async ({ host, site }) => {
  const element = await open(host, NEAR);
  const comparison = card(element, '换一种情况对照');
  const policies = () => site.requested.filter((path) => /policies\/(?!index|ningxia-craftsman)/.test(path));
  expect(policies()).toEqual([]);
  await comparison.getByRole('button', { name: '也看看其他政策' }).click();
  await comparison.getByRole('checkbox', { name: /晋城/ }).first().check();
  await expect(comparison.locator('[data-compared^="jincheng"]').first()).toContainText('待填');
  expect(policies().length).toBeGreaterThan(0);
});

test('guidance follows the language, the check and the day', async ({ host }) => {
  const element = await open(host, FAR);
  await element.set('lang', 'en');
  await expect(card(element, 'How to meet everything')).toContainText('1,250 person-times in all');
  await element.set('check', 'public-training-base');
  await element.setAnswers({ ...STAFF, base_level: 'county', trained: 700, trained_high_skill: 10, trained_brand: 1, certificates: 0 });
  await expect(card(element, 'How to meet everything')).toContainText('3,000 person-times in all');
});

test.describe('guidance that ends by itself', () => {
  test.use({ tolerated: /eligibility-check stopped/ });

  for (const [build, headers] of Object.entries({ WebAssembly: {}, JavaScript: { 'content-security-policy': "script-src 'self'" } })) {
    test(`shows the same answers without guidance, and says so; the next edit has guidance again (${build})`, async ({ host, page }) => {
      await page.addInitScript(trapOnDemand);
      const element = await host(CHECK, { headers });
      await element.setAnswers(NEAR);
      await expect(card(element, '试一试')).toBeVisible();
      const field = element.figure('取得证书').last();
      await field.focus();
      // In one step: nothing else of the form is under way.
      const answer = await element.host.evaluate((host) => {
        window.trapNext = true;
        return host.evaluate();
      });
      expect(answer).toMatchObject({ error: { code: 'stopped' } });
      await expect(element.host.getByText('差距和方案没有算出')).toBeVisible();
      await expect(card(element, '试一试')).toHaveCount(0);
      await expect(field, 'whoever was typing goes on').toBeFocused();
      expect(await element.answers()).toMatchObject(NEAR);
      await field.fill('1020');
      await expect(card(element, '试一试')).toBeVisible();
      expect((await element.call('evaluate')).report.verdict).toBe('incomplete');
      expect(await element.heard('error')).toEqual([]);
    });
  }
});

test('evaluate() says how far', async ({ host }) => {
  const element = await open(host, NEAR);
  const { report } = await element.call('evaluate');
  expect(report.nearest[0]).toMatchObject({ input: 'certificates', by: { exact: '1' } });
  expect(report.plan.complete).toBe(true);
});

for (const [name, viewport, colorScheme, lang] of [
  ['wide', { width: 1240, height: 900 }, 'light', 'zh-CN'],
  ['a phone in the dark', { width: 360, height: 740 }, 'dark', 'zh-CN'],
  ['very narrow, English', { width: 320, height: 640 }, 'light', 'en'],
]) {
  test(`is accessible and keeps its place: ${name}`, async ({ host, page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    const element = await open(host, { ...FAR, management_rules: false }, lang);
    await element.host.locator('[data-compared]').first().evaluate((place) => place.previousSibling.querySelector('input').click());
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).include('eligibility-check').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
}

test('the focus stays on a gap when another one comes before it', async ({ host }) => {
  const element = await open(host, FAR);
  const total = card(element, '最近的差距').getByRole('button', { name: '“培训总人次”再增加 100 人次' });
  await total.focus();
  await element.setAnswers({ ...FAR, certificates: 900 });
  await expect(card(element, '最近的差距').getByRole('button').first()).toContainText('再增加 35 人次');
  await expect(total).toBeFocused();
});
