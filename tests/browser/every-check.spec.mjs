import { readFileSync } from 'node:fs';
import { expect, test } from './support/fixtures.mjs';

// Every check of every policy, with real answers, to its result: in the page, in both languages.

const CHECKS = JSON.parse(readFileSync(new URL('../examples/checks.json', import.meta.url), 'utf8'));
const POLICIES = [...new Set(CHECKS.map(({ policy }) => policy))];

/** Clauses are cited as the document has them; numbers of documents and the switch to the other language stay too. */
const CHINESE = /[\u4e00-\u9fff]+/g;
const MAY_STAY = /^(中文|号|[宁人社财行晋市办部党]+[发字]|宁人社规字|[第条章款项句分一二三四五六七八九十附件专栏指标注其中]+|通知)$/;

test('the examples have every check of every policy', async ({ site }) => {
  const index = await (await fetch(`${site.origin}/eligibility-check/policies/index.json`)).json();
  const all = index.policies.flatMap(({ id, checks }) => checks.map((check) => `${id} ${check.id}`));
  expect(CHECKS.map(({ policy, check }) => `${policy} ${check}`).sort()).toEqual(all.sort());
});

for (const policy of POLICIES) {
  test(`${policy}, check by check`, async ({ host }) => {
    test.slow();
    const element = await host(`<eligibility-check policy="${policy}"></eligibility-check>`);
    await element.ready();
    for (const { check, asOf, answers, verdict } of CHECKS.filter((one) => one.policy === policy)) {
      await element.host.evaluate((host, [lang, day, id, values]) => {
        host.setAttribute('lang', lang);
        host.setAttribute('as-of', day);
        host.setAttribute('check', id);
        host.answers = values;
      }, ['zh-CN', asOf, check, answers]);
      const report = async () => {
        const { check: shown, lang, verdict: found } = (await element.report()) || { check: {} };
        return [shown.id, lang, found];
      };
      await expect.poll(report).toEqual([check, 'zh', verdict]);
      await element.set('lang', 'en');
      await expect.poll(report).toEqual([check, 'en', verdict]);
      const text = await element.host.locator('.widget').innerText();
      expect((text.match(CHINESE) || []).filter((word) => !MAY_STAY.test(word)), `${check} in English`).toEqual([]);
      expect(text).not.toMatch(/[{}]|undefined|NaN/);
    }
  });
}
