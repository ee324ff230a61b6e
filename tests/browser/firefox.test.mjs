import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { program } from './support/programs.mjs';
import { MIXED, policyOf, reportOf } from './support/reports.mjs';
import { CRAFTSMAN, hostPage, part, POLICY_CHECK, SELF_CONTAINED, Site } from './support/site.mjs';

// A second engine sees the same pages: the script, the module, typing, and a page from a file.

let browser;
let site;

before(async () => {
  site = await Site.open();
  browser = await puppeteer.launch({ browser: 'firefox', executablePath: program('firefox-esr'), headless: true });
});

after(async () => {
  await browser?.close();
  await site?.close();
});

async function openPage(address) {
  const page = await browser.newPage();
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(address);
  return { page, complaints };
}

const ready = (page) => page.$eval('eligibility-check', async (element) => JSON.stringify(await element.ready));
const answers = (page) => page.$eval('eligibility-check', (element) => JSON.stringify(element.answers));

/** The field of a label, in the shadow root: queries by role do not look into it here. */
function fieldOf(page, label) {
  const find = (text) => {
    const labels = [...document.querySelector('eligibility-check').shadowRoot.querySelectorAll('label')];
    return labels.find((element) => element.textContent.includes(text))?.control;
  };
  return page.waitForFunction(find, { timeout: 10_000 }, label);
}

async function fillStaff(page) {
  const figure = await fieldOf(page, '员工总数');
  await figure.type('12');
  await page.waitForFunction(() => document.querySelector('eligibility-check').answers.staff === 12, { timeout: 10_000 });
}

test('a page with the element, under a strict policy', async () => {
  const headers = { 'content-security-policy': "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'" };
  const { page, complaints } = await openPage(site.page(hostPage(CRAFTSMAN), headers));
  assert.equal(JSON.parse(await ready(page)).policy?.id, 'ningxia-craftsman');
  await fillStaff(page);
  assert.deepEqual(JSON.parse(await answers(page)), { special_ability_occupation: false, staff: 12 });
  assert.deepEqual(complaints, []);
});

test('the self-contained page from a file', async () => {
  const { page, complaints } = await openPage(SELF_CONTAINED);
  assert.ok(JSON.parse(await ready(page)).policies.includes('ningxia-craftsman'));
  await page.$eval('eligibility-check', ({ shadowRoot }) => {
    const cards = [...shadowRoot.querySelectorAll('.card')];
    const card = cards.find((element) => element.textContent.includes('宁夏工匠'));
    [...card.querySelectorAll('button')].find((button) => button.textContent === '企业').click();
  });
  await fillStaff(page);
  assert.deepEqual(complaints, []);
});

test('a policy is checked, tried and mended from a file', async () => {
  const { page, complaints } = await openPage(POLICY_CHECK);
  const says = (text) => page.waitForFunction((wanted) => document.querySelector('.pc-status').textContent === wanted, { timeout: 20_000 }, text);
  await page.$$eval('button', (buttons) => buttons.find((button) => button.textContent === '从示例开始').click());
  await says('没有问题，可以使用。');
  assert.equal(JSON.parse(await ready(page)).policy?.id, 'my-policy');
  await page.$eval('#pc-text', (area) => {
    area.value = area.value.replace('checked =', 'chekced =');
    area.dispatchEvent(new InputEvent('input'));
  });
  await says('有 2 个问题。');
  await page.$$eval('button', (buttons) => buttons.find((button) => button.textContent === '改为“checked”').click());
  await says('没有问题，可以使用。');
  assert.deepEqual(complaints, []);
});

test('the sheet is written into a frame of its own and printed, under a strict policy', async () => {
  const report = reportOf(MIXED);
  site.answer('/eligibility-check/policies/print.json', { body: JSON.stringify({ report, policy: policyOf(report) }) });
  const page = await browser.newPage();
  // In every frame, the one of the sheet too: this browser prints to nobody.
  await page.evaluateOnNewDocument(() => {
    window.print = () => {
      window.top.printed = window.document.title;
    };
  });
  const headers = { 'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:" };
  await page.goto(site.page(hostPage('', ''), headers));
  const seen = await page.evaluate(async (address) => {
    const sheet = await import(address);
    const { report, policy } = await (await fetch('/eligibility-check/policies/print.json')).json();
    await sheet.openSheet(report, 'zh', sheet.labelsOf(policy, report.check.id));
    const { contentDocument, contentWindow } = document.querySelector('iframe');
    const facts = contentDocument.querySelector('.short');
    return [window.printed, contentDocument.querySelectorAll('table.criteria tbody tr').length, contentWindow.getComputedStyle(facts).display];
  }, part('sheet.js'));
  assert.deepEqual(seen, ['“宁夏工匠”技能品牌评选 企业 自查 2026-11-24', report.criteria.length, 'flex']);
  await page.close();
});
