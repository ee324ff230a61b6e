import { expect, test } from './support/fixtures.mjs';
import { example, reportOf, withTexts } from './support/reports.mjs';

// Whatever somebody types, pastes or opens: one plain sentence, and what was typed is still there. What is kept in the
// browser is in draft.spec, links in share-link.spec, the reading of files case by case in report-file.spec.

const CHECK = '<eligibility-check policy="ningxia-craftsman" check="college" as-of="2026-11-24" storage="off"></eligibility-check>';
const LONG = '长'.repeat(100_000);

/** Puts a text into a field as a paste does: at once. */
const put = (field, text) => field.fill(text);

const TEXTS = {
  'a letter': '尊敬的领导：您好！\t附件如下',
  'a family of emoji': '👨‍👩‍👧‍👦🏳️‍🌈 ١٢٣',
  'HTML': '<img src=x onerror="window.evil=1"><script>window.evil=1</script>',
  'marks that turn the line': '\u202e123\u202c\u200b\ufeff',
  'a formula': '=HYPERLINK("http://example.org","1")',
  '100 000 characters': LONG,
  '100 000 digits and a letter': `${'9'.repeat(100_000)}x`,
};

for (const [what, text] of Object.entries(TEXTS)) {
  test(`${what} in a figure, in a year and in a date`, async ({ host, page }) => {
    const element = await host(CHECK);
    await element.setAnswers({ removed_before: true, special_ability_occupation: false, trained_high_skill: 77 });
    await expect(element.end).toBeVisible();
    for (const name of ['急需紧缺特色专业', '培训总人次 2024', '取消入选资格的日期']) {
      const field = element.figure(name);
      await put(field, text);
      await field.blur();
      await expect(field, name).toHaveAttribute('aria-invalid', 'true');
      expect(await field.inputValue()).toBe(text);
      const ids = (await field.getAttribute('aria-describedby')).split(' ');
      const sentence = await element.host.locator(`#${ids.pop()}`).innerText();
      expect(sentence.length, 'a sentence that can be read').toBeLessThan(160);
      expect(sentence).toMatch(/。$/);
    }
    // The rest of the form goes on, and no text became anything else.
    await element.figure('具备匹配实习实训条件').fill('3');
    await expect.poll(() => element.answers()).toMatchObject({ matching_training_occupations: 3, trained_high_skill: 77 });
    expect((await element.report()).verdict).toBe('invalid-input');
    expect(await page.evaluate(() => window.evil)).toBeUndefined();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await expect(element.host.locator('img, script, iframe')).toHaveCount(0);
  });
}

for (const [what, typed, sentence] of [
  ['a day that no calendar has', '2026-02-30', /日期/],
  ['a day that has not come', '2031-01-01', /2031|晚于|之后/],
]) {
  test(`${what} is said at the date`, async ({ host }) => {
    const element = await host(CHECK);
    await element.setAnswers({ removed_before: true });
    const field = element.figure('取消入选资格的日期');
    await field.fill(typed);
    await field.blur();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(sentence);
    await expect(field).toHaveValue(typed);
  });
}

const report = reportOf(example('ningxia-craftsman', 'college'));
const EVIL = '<img src=x onerror="window.evil=1">';
/** What is opened, and what is said of it. */
const FILES = {
  'of another product': ['{"name": "package", "version": "1.0.0"}', '不是自查程序保存的'],
  'that is a picture': ['\ufffdPNG\r\n\u001a\n', '不是自查文件'],
  'that is cut off': [JSON.stringify(report).slice(0, 2_000), '不完整'],
  'of a newer version': [JSON.stringify({ ...report, reportFormat: 2 }), '较新'],
  'with 5 000 000 characters': [JSON.stringify({ ...report, more: 'x'.repeat(5_000_000) }), '太大'],
  'without its criteria': [JSON.stringify({ ...report, criteria: 'none' }), '内容有误'],
};

/** Opens a file with the button of the card. */
async function open(page, element, text) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), element.end.getByRole('button', { name: '打开自查文件' }).first().click()]);
  await chooser.setFiles({ name: 'file.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

for (const [what, [text, said]] of Object.entries(FILES)) {
  test(`a file ${what} is said in a sentence, and what was typed stays`, async ({ host, page }) => {
    const element = await host(CHECK);
    await element.figure('急需紧缺特色专业').fill('2 个');
    await open(page, element, text);
    const trouble = element.end.locator('.ec-open-trouble');
    await expect(trouble).toContainText(said);
    expect((await trouble.innerText()).length).toBeLessThan(120);
    await expect(element.told).toContainText(said);
    await expect(element.figure('急需紧缺特色专业')).toHaveValue('2 个');
    await expect(element.notice).toHaveCount(0);
  });
}

test('a file with hostile text in every field is text, and can be put away', async ({ host, page }) => {
  const element = await host(CHECK);
  await element.figure('急需紧缺特色专业').fill('2');
  const hostile = withTexts(report, () => EVIL);
  const answers = { ...report.answers, school_kind: EVIL, trained: EVIL, certificates: { 2025: EVIL, [EVIL]: 3 }, [EVIL]: EVIL, constructor: EVIL };
  await open(page, element, JSON.stringify({ ...hostile, policy: { ...hostile.policy, id: report.policy.id }, answers }));
  await expect(element.notice).toContainText('已打开自查文件');
  await expect(element.host.locator('img, script')).toHaveCount(0);
  expect(await page.evaluate(() => [window.evil, {}.trained])).toEqual([undefined, undefined]);
  await expect(element.figure('急需紧缺特色专业')).toHaveValue('1');
  await element.notice.getByRole('button', { name: '撤销' }).click();
  await expect(element.figure('急需紧缺特色专业')).toHaveValue('2');
  await expect(element.notice).toHaveCount(0);
});

test('an answer of 100 000 characters from the host neither stops the page nor stretches it', async ({ host, page }) => {
  const element = await host(CHECK);
  await element.setAnswers({ scarce_specialties: LONG, school_kind: LONG, removed_on: LONG, [LONG]: LONG });
  await expect(element.figure('急需紧缺特色专业')).toHaveAttribute('aria-invalid', 'true');
  expect((await element.host.locator('.widget').innerText()).length).toBeLessThan(20_000);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
