import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import puppeteer from 'puppeteer-core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { build, createServer, preview } from 'vite';
import { program } from '../browser/support/programs.mjs';

// The package as it would be published: what is in it, and what a project makes of it that has only installed it.

const ROOT = path.resolve(import.meta.dirname, '../..');
const PACKAGE = `${ROOT}/pkg/npm`;
const WORK = `${ROOT}/target/npm`;
const MODULES = path.join(import.meta.dirname, 'node_modules');

/** The file that `npm publish` would send. @type {string} */
let tarball;
/** @type {string[]} */
let packed;

before(() => {
  rmSync(WORK, { recursive: true, force: true });
  mkdirSync(WORK, { recursive: true });
  const [{ filename, files }] = JSON.parse(
    execFileSync('npm', ['pack', PACKAGE, '--json', '--pack-destination', WORK], { encoding: 'utf8' }),
  );
  tarball = path.join(WORK, filename);
  packed = files.map((file) => file.path).sort();
});

test('everything that was made is in it, and nothing else', () => {
  const made = readdirSync(PACKAGE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(PACKAGE, path.join(entry.parentPath, entry.name)))
    .sort();
  assert.deepEqual(packed, made);
  for (const needed of ['README.md', 'LICENSE', 'THIRD-PARTY.md', 'custom-elements.json', 'integrity.json', 'index.d.ts', 'engine/index.js']) {
    assert.ok(packed.includes(needed), needed);
  }
  assert.deepEqual(packed.filter((file) => /\.(map|rs|toml|test\.)/.test(file)), []);
});

test('publint has nothing to say', async () => {
  const { messages, pkg } = await publint({ pkgDir: PACKAGE, strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test('the types are what is imported', async () => {
  const { problems } = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
  // It is a package of modules: who resolves as Node 10 did, or asks by `require`, has to import it.
  const known = (problem) => ['node10', 'node16-cjs'].includes(problem.resolutionKind);
  assert.deepEqual(problems.filter((problem) => !known(problem)), []);
});

test('a server that renders pages may import it', () => {
  const project = installed('node');
  execFileSync(process.execPath, ['--input-type=module', '-e', "await import('eligibility-check')"], { cwd: project });
});

for (const [framework, checker] of [['react', 'tsc'], ['vue', 'vue-tsc']]) {
  describe(`a fresh project of Vite and ${framework}`, () => {
    /** @type {string} */
    let project;
    let browser;

    before(async () => {
      project = installed(framework);
      browser = await puppeteer.launch({ executablePath: program('chromium'), args: ['--no-sandbox'] });
    });

    after(() => browser.close());

    test('type-checks', () => {
      execFileSync(path.join(MODULES, '.bin', checker), { cwd: project, stdio: 'pipe', encoding: 'utf8' });
    });

    test('does not type-check with an attribute, an answer or a detail that is none', () => {
      const file = framework === 'react' ? 'src/main.tsx' : 'src/SelfCheck.vue';
      const text = readFileSync(path.join(project, file), 'utf8');
      for (const [right, wrong] of [['{ staff: 1000 }', '{ staff: () => 1000 }'], ['detail.verdict', 'detail.answers'], ['.answers.trained', '.answer.trained']]) {
        assert.ok(text.includes(right), right);
        const other = installed(`${framework}-wrong`, framework, { [file]: text.replace(right, wrong) });
        assert.throws(() => execFileSync(path.join(MODULES, '.bin', checker), { cwd: other, stdio: 'pipe' }), wrong);
      }
    });

    test('shows a result when it is built', async () => {
      await build({ root: project, logLevel: 'error' });
      const server = await preview({ root: project, logLevel: 'error', preview: { port: 0 } });
      try {
        await showsResult(browser, server.resolvedUrls.local[0]);
      } finally {
        await server.close();
      }
    });

    test('shows a result while it is developed', async () => {
      const server = await createServer({ root: project, logLevel: 'error', server: { port: 0 } });
      try {
        await server.listen();
        await showsResult(browser, server.resolvedUrls.local[0]);
      } finally {
        await server.close();
      }
    });
  });
}

describe('the engine alone in a fresh project of Vite', () => {
  const page = '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>engine</title><link rel="icon" href="data:,"></head><body><output></output><script type="module" src="/main.js"></script></body></html>';
  const script = `import { load } from 'eligibility-check/engine';
    import file from 'eligibility-check/policies/ningxia-craftsman.json';
    const policy = await load(file);
    const { report, error } = policy.evaluate('enterprise', { trained: 2000, certificates: 10 }, { asOf: '2026-11-24' });
    const { verdicts, names } = await policy.batch('enterprise', { trained: Int32Array.of(2000), certificates: Int32Array.of(10) }, { asOf: '2026-11-24' });
    document.querySelector('output').textContent = [error || report.verdict, names[verdicts[0]]].join();`;
  let project;
  let browser;

  before(async () => {
    project = installed('engine', 'node', { 'index.html': page, 'main.js': script });
    browser = await puppeteer.launch({ executablePath: program('chromium'), args: ['--no-sandbox'] });
  });

  after(() => browser.close());

  const opened = async (address) => {
    const { page, complaints, requested } = await watched(browser);
    await page.goto(address);
    await page.waitForFunction(() => document.querySelector('output').textContent);
    assert.equal(await page.$eval('output', (output) => output.textContent), 'not-eligible,not-eligible');
    assert.ok((await requested()).some((name) => /engine.*wasm/.test(name)), 'with WebAssembly');
    assert.deepEqual(complaints, []);
    await page.close();
  };

  test('evaluates when it is built', async () => {
    await build({ root: project, configFile: false, logLevel: 'error', build: { target: 'es2022' } });
    const server = await preview({ root: project, configFile: false, logLevel: 'error', preview: { port: 0 } });
    await opened(server.resolvedUrls.local[0]).finally(() => server.close());
  });

  test('evaluates while it is developed', async () => {
    const server = await createServer({ root: project, configFile: false, logLevel: 'error', server: { port: 0 } });
    await server.listen();
    await opened(server.resolvedUrls.local[0]).finally(() => server.close());
  });
});

/** A project with the package in its node_modules, as it is published, beside what the project itself asks for. */
function installed(name, from = name, changed = {}) {
  const project = path.join(WORK, name);
  const modules = path.join(project, 'node_modules');
  rmSync(project, { recursive: true, force: true });
  mkdirSync(modules, { recursive: true });
  if (from !== 'node') cpSync(`${ROOT}/www/examples/${from}`, project, { recursive: true });
  for (const [file, text] of Object.entries(changed)) writeFileSync(path.join(project, file), text);
  for (const entry of readdirSync(MODULES).filter((one) => !one.startsWith('.'))) {
    symlinkSync(path.join(MODULES, entry), path.join(modules, entry));
  }
  mkdirSync(path.join(modules, 'eligibility-check'));
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', path.join(modules, 'eligibility-check')]);
  return project;
}

/** A page, and everything that somebody would complain of. */
async function watched(browser) {
  const page = await browser.newPage();
  const complaints = [];
  page.on('console', (message) => ['error', 'warn'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
  page.on('response', (response) => response.status() >= 400 && complaints.push(`${response.url()} ${response.status()}`));
  const requested = () => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  return { page, complaints, requested };
}

/** Opens the page, waits for the form, enters a figure, and sees it told to the page around. */
async function showsResult(browser, address) {
  const { page, complaints, requested } = await watched(browser);
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector('eligibility-check')?.shadowRoot?.querySelector('[data-input="staff"]')?.value);
  assert.equal(await page.$eval('eligibility-check', (element) => element.shadowRoot.querySelector('[data-input="staff"]').value), '1000');
  await page.$eval('eligibility-check', (element) => {
    element.answers = { ...element.answers, trained: 2000, certificates: 10 };
  });
  await page.waitForFunction(() => document.querySelector('#verdict').textContent === 'not-eligible');
  await page.waitForFunction(() => document.querySelector('eligibility-check').shadowRoot.querySelector('[data-guide="overview"] svg'));
  assert.equal(await page.$eval('#trained', (output) => output.textContent), '2000');
  // With WebAssembly, and not with what stands in for it.
  assert.deepEqual((await requested()).filter((name) => /without-wasm/.test(name)), []);
  assert.deepEqual(complaints, []);
  await page.close();
}
