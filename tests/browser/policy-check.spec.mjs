import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ElementUnderTest } from './support/element.mjs';
import { expect, test as base } from './support/fixtures.mjs';
import { packaged, POLICY_CHECK } from './support/site.mjs';
import { trapOnDemand } from './support/trap.mjs';

// The page for people who write policies and have nothing but a browser.

const POLICIES = path.resolve(import.meta.dirname, '../../policies');
const source = (id, name) => readFile(path.join(POLICIES, id, name), 'utf8');
const file = (name, content) => ({ name, mimeType: '', buffer: Buffer.from(content) });

class AuthorPage {
  constructor(page) {
    this.page = page;
    this.results = page.getByRole('region', { name: '检查结果' });
    this.status = this.results.getByRole('status');
    this.problems = this.results.getByRole('listitem');
    this.said = page.getByRole('region', { name: '放入文件' }).getByRole('status');
    this.text = page.getByRole('textbox', { name: /^Text of |的内容$/ });
    this.widget = new ElementUnderTest(page.locator('eligibility-check'));
  }

  async open() {
    await this.page.goto(POLICY_CHECK);
    await expect(this.status).toHaveText('还没有放入政策文件。');
  }

  choose(...files) {
    return this.page.locator('input[type=file]').setInputFiles(files);
  }

  /** Enters another text at once, as pasting does; typing a hundred thousand letters takes its time. */
  enter(text) {
    return this.text.evaluate((area, value) => {
      area.focus();
      area.value = value;
      area.dispatchEvent(new InputEvent('input'));
    }, text);
  }

  async policy(text) {
    await this.choose(file('policy.toml', text));
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  speakEnglish() {
    return this.page.getByRole('banner').getByRole('button', { name: 'English' }).click();
  }

  async download(name) {
    const waiting = this.page.waitForEvent('download');
    await this.button(`下载 ${name}`).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe(name);
    return readFile(await download.path(), 'utf8');
  }
}

const test = base.extend({
  author: async ({ page }, use) => {
    const author = new AuthorPage(page);
    await author.open();
    await use(author);
  },
});

test('a sound policy is tried, and handed out as the command line compiles it', async ({ author, page }) => {
  await author.choose(
    file('policy.toml', await source('ningxia-craftsman', 'policy.toml')),
    file('cases.toml', await source('ningxia-craftsman', 'cases.toml')),
    file('coverage.toml', await source('ningxia-craftsman', 'coverage.toml')),
  );
  await expect(author.status).toHaveText('没有问题，可以使用。');
  await expect(author.said).toHaveText('已读入 policy.toml、cases.toml、coverage.toml。');
  await expect(author.results).toContainText(/\d+ 个用例全部成立。/);
  for (const name of ['ningxia-craftsman.json', 'ningxia-craftsman.en.json', 'ningxia-craftsman.html', 'ningxia-craftsman.en.html', 'ningxia-craftsman.examples.json']) {
    expect(await author.download(name), name).toBe(await packaged(`policies/${name}`, 'utf8'));
  }
  await expect(page.getByText('policy-src="ningxia-craftsman.json"')).toBeVisible();
});

test('the preview is the self-check itself, in both languages, and follows what is typed', async ({ author, page }) => {
  await author.policy(await source('ningxia-craftsman', 'policy.toml'));
  await author.widget.ready();
  await author.widget.host.getByRole('radio', { name: /企业/ }).first().check();
  await author.widget.figure('员工总数').fill('12');
  await expect.poll(() => author.widget.answers()).toMatchObject({ staff: 12 });
  const text = await author.text.inputValue();
  await author.enter(text.replace('“宁夏工匠”技能品牌评选', '改过的题目'));
  await expect(author.widget.host.getByRole('heading', { name: '改过的题目' })).toBeVisible();
  expect(await author.widget.answers()).toMatchObject({ staff: 12 });
  await author.speakEnglish();
  await expect(author.widget.host.getByRole('heading', { name: 'Ningxia Craftsman skill brand' })).toBeVisible();
  // With a problem the preview stays as it was, and says so.
  await author.enter(text.replace(/^format *= 1/m, 'format = 2'));
  await expect(page.getByText('The preview shows them as they last were without.')).toBeVisible();
  expect(await author.widget.answers()).toMatchObject({ staff: 12 });
});

test('five mistakes at once, each with its line, its place and what to do', async ({ author, page }) => {
  const policy = (await source('ningxia-craftsman', 'policy.toml'))
    .replace(/^issuer .*\n/m, '')
    .replace('"certificates / trained"', '"certificats / trained"')
    .replace('at_least  = "85%"', 'at_leest  = "85%"')
    .replace(/^title .*$/m, 'title = { en = "Only English" }')
    .replace(/^checked .*$/m, 'checked = "yesterday"');
  await author.policy(policy);
  await expect(author.status).toHaveText(/^有 \d+ 个问题。$/);
  const said = (await author.problems.allTextContents()).join('\n');
  for (const message of ['缺少“issuer”', '是否想写“certificates”？', '是否想写“at_least”？', '缺少中文文本（zh）', '此处应为日期']) {
    expect(said).toContain(message);
  }
  const misspelled = author.problems.filter({ hasText: '是否想写“certificates”？' }).first();
  await expect(misspelled.locator('mark')).toHaveText('certificats');
  const line = policy.split('\n').findIndex((text) => text.includes('certificats')) + 1;
  await misspelled.getByRole('button', { name: new RegExp(`^policy\\.toml 第 ${line} 行`) }).click();
  await expect(author.text).toBeFocused();
  expect(await author.text.evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd))).toContain('certificats');
  const before = await author.problems.count();
  await misspelled.getByRole('button', { name: '改为“certificates”' }).click();
  await expect(author.problems).toHaveCount(before - 1);
  await expect(author.text).not.toHaveValue(/certificats/);
  await expect(page.getByRole('region', { name: '拿去用' })).toBeHidden();
});

test('what is no TOML is said at its line', async ({ author }) => {
  await author.policy('format = 1\nid = "broken\ntitle = { zh = \n');
  await expect(author.problems.first()).toContainText('不是有效的 TOML');
  await expect(author.problems.first()).toContainText('policy.toml 第 2 行');
});

test('cases that fail, and a vocabulary of one’s own', async ({ author, page }) => {
  await author.button('从示例开始').click();
  await expect(author.status).toHaveText('没有问题，可以使用。');
  await expect(author.results).toContainText('个用例全部成立。');
  await page.getByRole('radio', { name: /^cases\.toml/ }).check();
  const cases = await author.text.inputValue();
  await author.enter(cases.replace(/verdict = "[a-z-]+"/, 'verdict = "needs-exception"'));
  await expect(author.status).toHaveText(/有 \d+ 个问题。/);
  await expect(author.problems.first()).toContainText('应为 needs-exception');
  await expect(author.problems.first()).toContainText('cases.toml 第');
  // Its compiled policy can still be taken.
  await expect(author.button('下载 my-policy.json')).toBeVisible();
  await author.enter(cases);
  await expect(author.status).toHaveText('没有问题，可以使用。');
  await author.choose(file('vocabulary.toml', '[units.person]\nzh = 1\n'));
  await expect(author.problems.first()).toContainText('vocabulary.toml 第 1 行');
  await author.button('去掉 vocabulary.toml').click();
  await expect(author.status).toHaveText('没有问题，可以使用。');
});

test('files can be dropped, again and again', async ({ author, page }) => {
  const drop = async (name, text) => {
    const transfer = await page.evaluateHandle(([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], fileName));
      return data;
    }, [name, text]);
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  };
  const policy = await source('skills-ningxia-action', 'policy.toml');
  await drop('policy (1).toml', policy);
  await expect(author.status).toHaveText('没有问题，可以使用。');
  await expect(author.widget.host.getByRole('heading', { level: 2 }).first()).toContainText('技能宁夏');
  await drop('policy (2).toml', policy.replace(/^version .*$/m, 'version = "changed"'));
  await expect.poll(async () => JSON.parse(await author.download('skills-ningxia-action.json')).version).toBe('changed');
});

test.describe('what is no policy', () => {
  test('a picture', async ({ author }) => {
    await author.choose(file('photo.png', new Uint8Array([137, 80, 78, 71, 0, 0, 1, 255])));
    await expect(author.said).toContainText('photo.png 不是文本文件，没有读入。');
    await expect(author.status).toHaveText('还没有放入政策文件。');
  });

  test('a text in another encoding', async ({ author }) => {
    await author.choose(file('policy.toml', new Uint8Array([0xd5, 0xfe, 0xb2, 0xdf])));
    await expect(author.said).toContainText('不是 UTF-8 编码');
  });

  test('a file that is too large', async ({ author }) => {
    await author.choose(file('policy.toml', 'a'.repeat(1024 * 1024 + 1)));
    await expect(author.said).toContainText('超过 1 MB');
  });

  for (const [name, garbage] of Object.entries({
    lines: 'x = [1, }\n"'.repeat(90_000),
    'one line': '[{'.repeat(500_000),
    'keys of a policy': '[[a.b]]\nc = "d"\n'.repeat(60_000),
  })) {
    test(`a megabyte of garbage, ${name}`, async ({ author }) => {
      await author.policy(garbage.slice(0, 1_000_000));
      await expect(author.status).toHaveText(/^有 .*问题。$/, { timeout: 20_000 });
      expect(await author.problems.count()).toBeLessThanOrEqual(200);
      // And it goes on.
      await author.policy(await source('skills-ningxia-action', 'policy.toml'));
      await expect(author.status).toHaveText('没有问题，可以使用。');
    });
  }

  test('hostile text stays text', async ({ author, page }) => {
    const hostile = '<img src=x onerror="window.hacked = 1"></script><script>window.hacked = 1</script>';
    await author.button('从示例开始').click();
    await expect(author.status).toHaveText('没有问题，可以使用。');
    const text = await author.text.inputValue();
    await author.enter(text.replace(/^title .*$/m, `title = { zh = '${hostile}' }`).replace(/^id .*$/m, `id = '${hostile}'`));
    await expect(author.problems.first()).toContainText(hostile);
    await author.enter(text.replace(/^title .*$/m, `title = { zh = '${hostile}' }`));
    await expect(author.widget.host.getByRole('heading', { level: 2 }).first()).toContainText(hostile);
    expect(await author.download('my-policy.html')).not.toContain('<img');
    expect(await page.evaluate(() => window.hacked)).toBeUndefined();
  });
});

test.describe('an instance that ends', () => {
  test.use({ tolerated: /eligibility-check stopped|a trap made by the test/ });

  test('is told in a sentence, and the next change is checked again', async ({ page }) => {
    await page.addInitScript(trapOnDemand);
    const author = new AuthorPage(page);
    await author.open();
    await author.button('从示例开始').click();
    await expect(author.status).toHaveText('没有问题，可以使用。');
    const text = await author.text.inputValue();
    await page.evaluate(() => {
      window.trapNext = true;
    });
    await author.enter(`${text}\n`);
    await expect(author.status).toHaveText(/^检查程序出错并已停止/);
    await expect(author.text).toHaveValue(`${text}\n`);
    await author.enter(text);
    await expect(author.status).toHaveText('没有问题，可以使用。');
  });
});

test('where WebAssembly is missing, the page says what to do', async ({ page }) => {
  await page.addInitScript(() => delete window.WebAssembly);
  const author = new AuthorPage(page);
  await author.open();
  await author.button('从示例开始').click();
  await expect(author.status).toContainText('不能运行检查程序');
});

test('by the keyboard alone', async ({ author, page }) => {
  const press = async (key, times = 1) => {
    for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
  };
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  await press('Tab', 2);
  expect(await focused()).toBe('选择文件');
  const chooser = page.waitForEvent('filechooser');
  await press('Enter');
  await (await chooser).setFiles(file('policy.toml', (await source('skills-ningxia-action', 'policy.toml')).replace('checked', 'chekced')));
  const misspelled = author.problems.filter({ hasText: '没有“chekced”这个键' });
  await expect(misspelled).toHaveCount(1);
  await press('Tab', 2);
  await expect(page.getByRole('radio', { name: /^policy\.toml/ })).toBeFocused();
  await press('ArrowRight');
  await expect(page.getByRole('radio', { name: /^cases\.toml/ })).toBeFocused();
  await press('ArrowLeft');
  await expect(page.getByRole('radio', { name: /^policy\.toml/ })).toBeFocused();
  await press('Tab');
  await expect(author.text).toBeFocused();
  // Save, remove, and the problem without a line of its own; then the one with a correction.
  await press('Tab', 4);
  await expect(misspelled.getByRole('button', { name: /^policy\.toml 第/ })).toBeFocused();
  await press('Enter');
  await expect(author.text).toBeFocused();
  await press('Tab', 5);
  await expect(misspelled.getByRole('button', { name: '改为“checked”' })).toBeFocused();
  await press('Enter');
  await expect(author.status).toHaveText('没有问题，可以使用。');
  await expect(author.text).toBeFocused();
});

const MISSPELLED = async () =>
  (await source('ningxia-craftsman', 'policy.toml')).replaceAll('"certificates / trained"', '"certificats / trained"');

/** What the page can look like. */
const STATES = {
  'nothing given': async () => {},
  'a problem': async (author) => {
    await author.policy(await MISSPELLED());
    await expect(author.problems.first()).toBeVisible();
  },
  'nothing wrong': async (author) => {
    await author.button('从示例开始').click();
    await expect(author.status).toHaveText('没有问题，可以使用。');
    await author.widget.ready();
  },
};

for (const colorScheme of ['light', 'dark']) {
  for (const [state, reach] of Object.entries(STATES)) {
    test(`nothing for axe to find: ${state}, ${colorScheme}`, async ({ author, page }) => {
      await page.emulateMedia({ colorScheme });
      await reach(author);
      const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      // The widget has tests of its own.
      const { violations } = await new AxeBuilder({ page }).withTags(rules).exclude('eligibility-check').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)])).toEqual([]);
    });
  }
}

for (const width of [320, 360, 760, 1240]) {
  test(`nothing sticks out at ${width} pixels`, async ({ author, page }) => {
    await page.setViewportSize({ width, height: 800 });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await STATES['a problem'](author);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await STATES['nothing wrong'](author);
    await author.speakEnglish();
    await expect(page.getByText('No problems: it can be used.')).toBeVisible();
    expect(await overflow()).toBeLessThanOrEqual(0);
  });
}
