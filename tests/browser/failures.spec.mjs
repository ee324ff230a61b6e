import { expect, test } from './support/fixtures.mjs';
import { CRAFTSMAN, packaged, part } from './support/site.mjs';
import { trapOnDemand } from './support/trap.mjs';

const WASM = part('form.wasm');
const SHELL = part('shell.js');
const PLAIN = part('form-without-wasm.js');

/** A file as it is named to the visitor. */
const named = (pathname) => pathname.replace('/eligibility-check/', '');
const POLICY = '/eligibility-check/policies/ningxia-craftsman.json';

/** One plain sentence, the static content, one event, and the outcome as data. */
async function expectFailure(element, code, sentence) {
  await expect(element.failure).toHaveText(sentence);
  await expect(element.host.getByText('条件清单')).toBeVisible();
  const outcome = await element.ready();
  expect(outcome.error.code).toBe(code);
  expect(await element.heard('error')).toEqual([
    { name: 'error', target: 'eligibility-check', detail: expect.objectContaining({ code, message: outcome.error.message }) },
  ]);
  expect(await element.call('evaluate')).toMatchObject({ error: { code } });
}

test.describe('a missing file', () => {
  test.use({ tolerated: /404/ });

  for (const [name, file, ...pathnames] of [
    ['module and of its replacement', named(WASM), WASM, PLAIN],
    ['policy', 'policies/ningxia-craftsman.json', POLICY],
    ['shell', named(SHELL), SHELL],
  ]) {
    test(`of the ${name} is said, and can be tried again`, async ({ host, site }) => {
      for (const pathname of pathnames) site.answer(pathname, { status: 404, body: 'not found' });
      const element = await host(CRAFTSMAN);
      await expectFailure(element, 'file-missing', `自查所需的文件没有载入（${file}），请检查网络后再试。`);
      for (const pathname of pathnames) site.restore(pathname);
      await element.retry.click();
      await expect(element.figure('员工总数')).toBeVisible();
      expect(await element.ready()).toHaveProperty('policy');
    });
  }

  test('of the module is made up for without WebAssembly', async ({ host, site }) => {
    site.answer(WASM, { status: 404, body: 'not found' });
    const element = await host(CRAFTSMAN);
    await expect(element.figure('员工总数')).toBeVisible();
    expect(await element.heard('error')).toEqual([]);
  });

  test('of the English policy: it is Chinese', async ({ host, site }) => {
    site.answer(POLICY.replace('.json', '.en.json'), { status: 404, body: 'not found' });
    const element = await host(CRAFTSMAN.replace('<eligibility-check', '<eligibility-check lang="en"'));
    await expect(element.figure('员工总数')).toBeVisible();
    expect(await element.heard('error')).toEqual([]);
  });

  test('of the replacement is said where WebAssembly is forbidden', async ({ host, site }) => {
    site.answer(PLAIN, { status: 404, body: 'not found' });
    const element = await host(CRAFTSMAN, { headers: { 'content-security-policy': "script-src 'self'" } });
    await expectFailure(element, 'file-missing', `自查所需的文件没有载入（${named(PLAIN)}），请检查网络后再试。`);
  });
});

test('a page that forbids WebAssembly is asked for it once', async ({ host, page }) => {
  await page.addInitScript(() => {
    window.refused = 0;
    document.addEventListener('securitypolicyviolation', () => {
      window.refused += 1;
    });
  });
  const element = await host(CRAFTSMAN, { headers: { 'content-security-policy': "script-src 'self'" } });
  await expect(element.figure('员工总数')).toBeVisible();
  await expect.poll(() => element.report()).toBeTruthy();
  expect(await page.evaluate(() => window.refused)).toBe(1);
});

test('a malformed policy is said', async ({ host, site }) => {
  site.answer(POLICY, { body: '{"format": 1, ' });
  await expectFailure(await host(CRAFTSMAN), 'policy-malformed', /政策文件有误/);
});

test('a policy that is no policy is said', async ({ host, site }) => {
  site.answer(POLICY, { body: '{"format": 1}' });
  await expectFailure(await host(CRAFTSMAN), 'policy-malformed', /政策文件有误/);
});

test('a policy of a newer format is said', async ({ host, site }) => {
  site.answer(POLICY, { body: '{"format": 99}' });
  await expectFailure(await host(CRAFTSMAN), 'unknown-format', /比本程序新/);
});

test('a name that is no id never becomes an address', async ({ host }) => {
  const element = await host('<eligibility-check policy="../../secret"><p>条件清单</p></eligibility-check>');
  await expectFailure(element, 'no-policy', /名称不对/);
});

test('a browser without WebAssembly runs the same as JavaScript', async ({ host, page }) => {
  await page.addInitScript(() => delete window.WebAssembly);
  await expect((await host(CRAFTSMAN)).figure('员工总数')).toBeVisible();
});

test('a module that is none is made up for', async ({ host, site }) => {
  site.answer(WASM, { body: 'this is no module' });
  await expect((await host(CRAFTSMAN)).figure('员工总数')).toBeVisible();
});

test('the sentence follows the language', async ({ host }) => {
  const element = await host('<eligibility-check policy="?" lang="en"><p>条件清单</p></eligibility-check>');
  await expect(element.failure).toHaveText(/names the policy in a wrong way/);
  await element.set('lang', 'zh-CN');
  await expect(element.failure).toHaveText(/名称不对/);
});

test('a failed change of policy leaves the answers, and the next change works', async ({ host, secondPolicy }) => {
  const element = await host(CRAFTSMAN);
  await element.figure('员工总数').fill('12');
  await element.set('policy', 'No Id');
  await expectFailure(element, 'no-policy', /名称不对/);
  await element.set('policy', secondPolicy);
  await expect(element.figure('员工总数')).toHaveValue('12');
});

test('any content type will do for the module', async ({ host, site }) => {
  const headers = { 'content-type': 'application/octet-stream' };
  site.answer(WASM, { headers, body: await packaged(named(WASM)) });
  const element = await host(CRAFTSMAN);
  await expect(element.figure('员工总数')).toBeVisible();
});

test.describe('a trap', () => {
  test.use({ tolerated: /eligibility-check stopped/ });

  test('ends one instance and nothing else; what was typed is there again', async ({ host, page }) => {
    await page.addInitScript(trapOnDemand);
    const apart = CRAFTSMAN.replace('<eligibility-check', '<eligibility-check storage="off"');
    await host(apart + apart);
    const figures = page.getByRole('textbox', { name: '员工总数' });
    await figures.last().fill('34');
    await figures.first().fill('12');
    const dying = page.locator('eligibility-check').first();
    // In the midst of what the form does about the key: guidance and the other form are at work as well.
    await page.evaluate(() => {
      window.addEventListener('input', () => { window.trapNext = true; }, { capture: true, once: true });
    });
    await figures.first().press('End');
    await figures.first().press('5');

    await expect(dying.getByRole('alert')).toHaveText(/已停止/);
    await expect(dying.getByText('条件清单')).toBeVisible();
    await expect(dying.getByRole('button', { name: '重新开始' })).toBeFocused();
    expect(await page.evaluate(() => window.heard.filter(({ name }) => name === 'error'))).toMatchObject([
      { detail: { code: 'stopped' } },
    ]);
    await expect(figures).toHaveCount(1);
    await expect(figures).toHaveValue('34');

    await dying.getByRole('button', { name: '重新开始' }).click();
    await expect(figures).toHaveCount(2);
    await expect(figures.first()).toHaveValue('12');
    await figures.first().fill('56');
    await expect.poll(() => dying.evaluate((element) => element.answers)).toEqual({ special_ability_occupation: false, staff: 56 });
  });

  test('while mounting is a failure like any other', async ({ host, page }) => {
    await page.addInitScript(trapOnDemand);
    await page.addInitScript(() => {
      window.trapNext = true;
    });
    const element = await host(CRAFTSMAN);
    await expectFailure(element, 'stopped', /已停止/);
    await element.again.click();
    await expect(element.figure('员工总数')).toBeVisible();
  });
});
