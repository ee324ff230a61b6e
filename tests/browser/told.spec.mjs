import { ElementUnderTest } from './support/element.mjs';
import { expect, test } from './support/fixtures.mjs';
import { CRAFTSMAN } from './support/site.mjs';

// What a screen reader is told: by one region, and a burst of changes as one.

const OFF = CRAFTSMAN.replace('<eligibility-check', '<eligibility-check as-of="2026-11-24" storage="off"');

/** How many live regions the page has now that are not hidden. */
const regions = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector('eligibility-check');
    const all = [...shadowRoot.querySelectorAll('[role="status"], [role="alert"], [role="log"], [aria-live]')];
    return all.filter((one) => one.getClientRects().length).length;
  });

/** Notes from now on how many live regions there are at every change, and what they say. */
const listen = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector('eligibility-check');
    window.said = [];
    window.most = 0;
    new MutationObserver((changes) => {
      // As it is once everybody has heard of the change.
      setTimeout(() => {
        const live = [...shadowRoot.querySelectorAll('[role="status"], [role="alert"], [aria-live]')];
        window.most = Math.max(window.most, live.filter((one) => one.getClientRects().length).length);
      }, 0);
      for (const { target } of changes) {
        const place = target.nodeType === 1 ? target : target.parentElement;
        if (place && place.closest('[role="status"]') && place.textContent) window.said.push(place.textContent.trim());
      }
    }).observe(shadowRoot, { subtree: true, childList: true, characterData: true, attributes: true });
  });

test('there is exactly one live region, whatever is on the screen', async ({ host, page }) => {
  const element = await host(OFF);
  await expect(element.end).toBeVisible();
  await expect(element.host.getByRole('region', { name: '试一试' })).toBeHidden();
  await listen(page);
  expect(await regions(page)).toBe(1);
  await element.setAnswers({ staff: 1000, staff_skilled: 200, staff_high_skilled: 30, removed_before: false });
  await expect(element.host.getByRole('region', { name: '试一试' })).toBeVisible();
  expect(await regions(page)).toBe(1);
  await element.host.getByRole('button', { name: '清空', exact: true }).click();
  await expect(element.told).toContainText('已清空，可以撤销。');
  await element.host.getByRole('button', { name: '打开自查文件' }).first().click();
  await expect(element.end.locator('.ec-open')).toBeVisible();
  expect(await regions(page)).toBe(1);
  await element.host.getByRole('button', { name: 'English' }).click();
  await expect(element.host.getByRole('button', { name: '中文' })).toBeVisible();
  // Another policy, whose file takes its time.
  await element.host.evaluate((one) => one.removeAttribute('check'));
  await element.set('policy', 'ningxia-training-plan');
  await expect(element.host.getByRole('heading', { level: 2 })).toContainText('training plan');
  expect(await regions(page)).toBe(1);
  expect(await page.evaluate(() => window.most)).toBe(1);
});

test('and on the list of policies, on the way to one and back', async ({ host, page }) => {
  const element = await host('<eligibility-check storage="off"></eligibility-check>');
  await expect(element.host.getByRole('status')).toHaveText('共 6 个政策');
  await listen(page);
  await element.pick(/宁夏工匠/, '企业');
  await expect(element.end).toBeVisible();
  expect(await regions(page)).toBe(1);
  await element.host.getByRole('button', { name: '全部政策' }).click();
  await expect(element.host.getByRole('status')).toHaveText('共 6 个政策');
  expect(await regions(page)).toBe(1);
  expect(await page.evaluate(() => window.most)).toBe(1);
});

test('a burst of changes is told once, as what came of it', async ({ host, page }) => {
  const element = await host(OFF);
  await expect(element.end).toBeVisible();
  await listen(page);
  await page.evaluate(async () => {
    const { shadowRoot } = document.querySelector('eligibility-check');
    for (const [id, text] of [['ec-staff', '1000'], ['ec-staff_skilled', '100'], ['ec-staff_high_skilled', '20']]) {
      const field = shadowRoot.getElementById(id);
      for (const letter of text) {
        field.value += letter;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        await new Promise((done) => setTimeout(done, 10));
      }
    }
  });
  await expect(element.told).toContainText('未达到');
  await expect(element.told).toContainText(await element.host.locator('#ec-result').evaluate((title) => title.lastChild.textContent));
  expect(await page.evaluate(() => window.said.length)).toBe(1);
});

test('what was just done is told rather than the result that follows, and a second time as well', async ({ host, page }) => {
  const element = await host(OFF);
  await expect(element.end).toBeVisible();
  await element.figure('员工总数').fill('1000');
  await expect(element.told).toContainText('还有 29 项待填');
  await listen(page);
  await element.host.getByRole('button', { name: '删除本机保存的全部内容' }).click();
  await expect(element.told).toContainText('已删除本机保存的全部内容');
  await element.host.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(element.told).toContainText('已恢复');
  expect(await page.evaluate(() => window.said)).toEqual([
    expect.stringContaining('已删除'), expect.stringContaining('已恢复'),
  ]);
});

test('the guidance speaks through it, and only when somebody tries something', async ({ host }) => {
  const element = await host(OFF);
  await element.setAnswers({ staff: 1000, staff_skilled: 200, staff_high_skilled: 30 });
  const tried = element.host.getByRole('region', { name: '试一试' });
  await expect(tried).toBeVisible();
  await tried.getByRole('button', { name: '加 1' }).click();
  await expect(tried.locator('.guide-done')).not.toContainText('这是现在的数字');
  await expect(element.told).toContainText((await tried.locator('.guide-done p').first().textContent()).trim());
});

test('without the parts that come later the form still speaks', async ({ host, page, site }) => {
  await page.route('**/parts/keep.*.js', (route) => route.fulfill({ body: '', contentType: 'text/javascript' }));
  const element = await host(OFF);
  await element.figure('员工总数').fill('1000');
  await expect(element.told).toContainText('待填');
  expect(await regions(page)).toBe(1);
  expect(site.requested.length).toBeGreaterThan(0);
});

test('two elements of a page have one each', async ({ host, page }) => {
  await host(OFF + OFF);
  for (const one of [0, 1]) {
    const element = new ElementUnderTest(page.locator('eligibility-check').nth(one));
    await expect(element.end).toBeVisible();
    await expect(element.told).toHaveCount(1);
  }
});
