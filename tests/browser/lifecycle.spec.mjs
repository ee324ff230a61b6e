import { expect, test } from './support/fixtures.mjs';
import { CRAFTSMAN, part } from './support/site.mjs';

/** What the form shows as chosen from the start is an answer like any other. */
const PRESET = { special_ability_occupation: false };

test('replaces the static content when it can work', async ({ host, site }) => {
  const element = await host(CRAFTSMAN);
  expect(await element.ready()).toMatchObject({ policy: { id: 'ningxia-craftsman' } });
  await expect(element.figure('员工总数')).toBeVisible();
  await expect(element.host.getByText('条件清单')).toBeHidden();
  await expect(element.loading).toHaveCount(0);
  expect(site.requested.filter((path) => path === part('form.wasm'))).toHaveLength(1);
});

test('shows the static content and a quiet line while it loads', async ({ host, site, page }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/*.wasm*', async (route) => {
    await held;
    await route.continue();
  });
  const element = await host(CRAFTSMAN);
  await expect(element.loading).toHaveText('正在载入自查表……');
  await expect(page.getByText('条件清单')).toBeVisible();
  release();
  await expect(element.figure('员工总数')).toBeVisible();
});

test('fires composed events without answers in them', async ({ host, page }) => {
  await host(`<div id="outer"></div>`);
  await page.evaluate(() => {
    const shadow = document.querySelector('#outer').attachShadow({ mode: 'open' });
    shadow.innerHTML = '<eligibility-check policy="ningxia-craftsman" check="enterprise"></eligibility-check>';
  });
  await page.getByRole('textbox', { name: '员工总数' }).fill('1234');
  const heard = () => page.evaluate(() => window.heard);
  await expect.poll(heard).toContainEqual(
    expect.objectContaining({ name: 'change', target: 'outer', detail: expect.objectContaining({ input: 'staff' }) }),
  );
  expect((await heard()).map(({ name }) => name)).toContain('ready');
  expect(JSON.stringify(await heard())).not.toContain('1234');
});

test('takes answers that were set before it was defined', async ({ host, page }) => {
  const element = await host(CRAFTSMAN, { script: '' });
  await element.setAnswers({ staff: 1000 });
  await page.addScriptTag({ url: '/eligibility-check/eligibility-check.js' });
  await expect(element.figure('员工总数')).toHaveValue(/^1,?000$/);
  expect(await element.answers()).toEqual({ ...PRESET, staff: 1000 });
});

test('takes answers at any time and gives copies', async ({ host }) => {
  const element = await host(CRAFTSMAN);
  await element.ready();
  await element.setAnswers({ staff: 7 });
  await expect(element.figure('员工总数')).toHaveValue('7');
  await element.host.evaluate((host) => {
    host.answers.staff = 8;
  });
  expect(await element.answers()).toEqual({ ...PRESET, staff: 7 });
  await element.setAnswers('nonsense');
  expect(await element.answers()).toEqual(PRESET);
});

test('evaluates and resets by promises', async ({ host }) => {
  const element = await host(CRAFTSMAN);
  await element.setAnswers({ staff: 7 });
  const { report } = await element.call('evaluate');
  expect(report.answers).toEqual({ ...PRESET, staff: 7 });
  expect(report, 'what is on the screen').toEqual(await element.report());
  expect(await element.call('reset')).not.toHaveProperty('error');
  expect(await element.answers()).toEqual(PRESET);
  await expect(element.figure('员工总数')).toHaveValue('');
});

test('answers set by the host right after a keystroke are the newer ones', async ({ host }) => {
  const element = await host(CRAFTSMAN);
  await element.figure('员工总数').evaluate((field) => {
    field.value = '12';
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    document.querySelector('eligibility-check').answers = { staff: 34, trained: 1200 };
  });
  await expect(element.figure('员工总数')).toHaveValue('34');
  expect(await element.answers()).toMatchObject({ staff: 34, trained: 1200 });
});

test('changes of attributes are followed, and answers kept', async ({ host, secondPolicy }) => {
  const element = await host(CRAFTSMAN);
  await element.figure('员工总数').fill('12');
  await element.set('policy', secondPolicy);
  await expect.poll(() => element.ready()).toMatchObject({ policy: { id: secondPolicy } });
  await expect(element.figure('员工总数')).toHaveValue('12');
  expect(await element.answers()).toEqual({ special_ability_occupation: false, staff: 12 });
  expect((await element.heard('ready')).map(({ detail }) => detail.policy)).toEqual(['ningxia-craftsman', secondPolicy]);

  const theme = () => element.host.evaluate((host) => host.shadowRoot.firstElementChild.dataset.theme);
  expect(await theme()).toBe('auto');
  await element.set('theme', 'dark');
  await expect.poll(theme).toBe('dark');
  await element.set('theme', 'sepia');
  await expect.poll(theme).toBe('auto');
});

test('reads a policy from an address of the host', async ({ host, secondPolicy }) => {
  const element = await host(
    `<eligibility-check policy-src="eligibility-check/policies/${secondPolicy}.json"></eligibility-check>`,
  );
  expect(await element.ready()).toMatchObject({ policy: { id: secondPolicy } });
});

test('another policy and answers at once', async ({ host, secondPolicy }) => {
  const element = await host(CRAFTSMAN);
  await element.figure('员工总数').fill('12');
  await element.host.evaluate((host, policy) => {
    host.setAttribute('policy', policy);
    host.answers = { staff: 34 };
  }, secondPolicy);
  await expect(element.figure('员工总数')).toHaveValue('34');
  expect(await element.ready()).toMatchObject({ policy: { id: secondPolicy } });
});

test.describe('while a policy loads', () => {
  test.use({ tolerated: /404/ });

  test('only the latest change counts', async ({ host, secondPolicy }) => {
    const element = await host(CRAFTSMAN);
    await element.ready();
    const outcome = await element.host.evaluate(async (element, id) => {
      element.setAttribute('policy', 'no-such-policy');
      await Promise.resolve();
      element.setAttribute('policy', id);
      await Promise.resolve();
      return element.ready;
    }, secondPolicy);
    expect(outcome).toMatchObject({ policy: { id: secondPolicy } });
    expect(await element.heard('error')).toEqual([]);
  });
});

test('a host may call back from an event', async ({ host, page }) => {
  const element = await host(CRAFTSMAN);
  await expect.poll(() => element.report()).toBeTruthy();
  await page.evaluate(() => {
    document.addEventListener('eligibility-check:change', ({ target }) => {
      if (target.answers.staff === 12) target.answers = { staff: target.report ? 34 : 0 };
    });
    document.addEventListener('focusin', ({ target }) => target.reset && target.reset());
  });
  await element.figure('员工总数').fill('12');
  await expect(element.figure('员工总数')).toHaveValue('34');
});

test('can be moved, removed and put back', async ({ host, page }) => {
  const element = await host(`${CRAFTSMAN}<section></section>`);
  await element.figure('员工总数').fill('12');
  await page.evaluate(() => document.querySelector('section').append(document.querySelector('eligibility-check')));
  await expect(element.figure('员工总数')).toHaveValue('12');
  expect(await element.heard('ready')).toHaveLength(1);

  await page.evaluate(() => {
    window.kept = document.querySelector('eligibility-check');
    window.kept.remove();
  });
  expect(await page.evaluate(() => window.kept.evaluate())).toMatchObject({ error: { code: 'not-connected' } });
  await page.evaluate(() => document.body.append(window.kept));
  await expect(element.figure('员工总数')).toHaveValue('12');
  expect(await element.heard('ready')).toHaveLength(2);
});

test('two elements share the module and nothing else', async ({ host, page, site }) => {
  const apart = CRAFTSMAN.replace('<eligibility-check', '<eligibility-check storage="off"');
  await host(apart + apart);
  const figures = page.getByRole('textbox', { name: '员工总数' });
  await expect(figures).toHaveCount(2);
  await figures.first().fill('12');
  await expect(figures.last()).toHaveValue('');
  await expect(page.locator('[data-guide="overview"] svg')).toHaveCount(2);
  expect(site.requested.filter((path) => /wasm|policies/.test(path)).sort()).toEqual([
    part('form.wasm'),
    '/eligibility-check/policies/ningxia-craftsman.json',
  ]);
});

test('the script and the module may stand in a page together', async ({ host }) => {
  const module = '<script type="module" src="/eligibility-check/eligibility-check-module.js"></script>';
  const element = await host(CRAFTSMAN, { script: `<script src="/eligibility-check/eligibility-check.js" defer></script>${module}` });
  await expect(element.figure('员工总数')).toBeVisible();
  expect(await element.heard('ready')).toHaveLength(1);
});

test('the script may stand in a page twice', async ({ host }) => {
  const script = '<script src="/eligibility-check/eligibility-check.js" defer></script>';
  const element = await host(CRAFTSMAN, { script: script + script });
  await expect(element.figure('员工总数')).toBeVisible();
  expect(await element.heard('ready')).toHaveLength(1);
});

test('an element of the host with the same name stays', async ({ host, page }) => {
  const own = '<script>customElements.define("eligibility-check", class extends HTMLElement {})</script>';
  await host(CRAFTSMAN, { script: own });
  await page.addScriptTag({ url: '/eligibility-check/eligibility-check.js' });
  await expect(page.getByText('条件清单')).toBeVisible();
});

test.describe('loading="lazy"', () => {
  const LAZY = CRAFTSMAN.replace('<eligibility-check', '<eligibility-check loading="lazy"');
  const FAR_DOWN = '<div style="height: 6000px"></div>';
  const ours = (site) => site.requested.filter((path) => /parts|policies/.test(path));

  test('loads nothing until it is near the window', async ({ host, page, site }) => {
    const element = await host(FAR_DOWN + LAZY);
    await expect(page.getByText('条件清单')).toBeAttached();
    await page.evaluate(() => new Promise((settle) => requestAnimationFrame(() => requestAnimationFrame(settle))));
    expect(ours(site)).toEqual([]);
    await page.evaluate(() => window.scrollTo(0, 5000));
    await expect(element.figure('员工总数')).toBeVisible();
  });

  test('is at once there when it is asked, or no longer lazy', async ({ host, page, site }) => {
    const element = await host(FAR_DOWN + LAZY);
    await element.setAnswers({ staff: 7 });
    expect(ours(site)).toEqual([]);
    expect((await element.call('evaluate')).report.answers).toMatchObject({ staff: 7 });
    const other = await host(FAR_DOWN + LAZY);
    await page.evaluate(() => document.querySelector('eligibility-check').removeAttribute('loading'));
    expect(await other.ready()).toHaveProperty('policy');
  });
});

test('an element that was never on a page answers so', async ({ host, page }) => {
  await host('');
  const answer = await page.evaluate(() => document.createElement('eligibility-check').evaluate());
  expect(answer).toMatchObject({ error: { code: 'not-connected' } });
});
