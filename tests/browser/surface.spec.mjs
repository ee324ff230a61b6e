import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './support/fixtures.mjs';
import { CRAFTSMAN, packaged, part } from './support/site.mjs';

// What host pages build on. A line may be added here; one that changes or goes breaks their pages.

test('attributes, properties, methods and globals', async ({ host, page }) => {
  await host(CRAFTSMAN, { script: '' });
  const before = await page.evaluate(() => Object.keys(window));
  const element = await host(CRAFTSMAN);
  await element.ready();
  const surface = await element.host.evaluate((element) => {
    const own = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(element));
    const names = Object.keys(own).filter((name) => !/^constructor$|Callback$/.test(name));
    return {
      attributes: element.constructor.observedAttributes,
      settable: names.filter((name) => own[name].set),
      readable: names.filter((name) => own[name].get && !own[name].set),
      methods: names.filter((name) => own[name].value),
      instance: Object.keys(element),
    };
  });
  expect(surface).toEqual({
    attributes: ['policy', 'policy-src', 'check', 'lang', 'as-of', 'theme', 'storage', 'text-size', 'loading', 'contact-phone', 'feedback-url'],
    settable: ['answers'],
    readable: ['report', 'ready'],
    methods: ['evaluate', 'exportReport', 'reset'],
    instance: [],
  });
  expect((await page.evaluate(() => Object.keys(window))).filter((name) => !before.includes(name))).toEqual([]);
});

/** What `custom-elements.json` says of the element. */
const declared = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../www/npm/custom-elements.json'), 'utf8')).modules[0].declarations[0];
const names = (/** @type {{ name: string }[]} */ all) => all.map(({ name }) => name);

test('the page on the element names everything', () => {
  const paper = readFileSync(path.resolve(import.meta.dirname, '../../docs/element.md'), 'utf8');
  const { attributes, members, events, cssParts, cssProperties } = declared;
  const wanted = [...attributes, ...events, ...cssParts, ...cssProperties, ...members.filter(({ kind }) => kind === 'field')];
  expect(names(wanted).filter((name) => !paper.includes(`\`${name}\``))).toEqual([]);
  expect(names(members.filter(({ kind }) => kind === 'method')).filter((name) => !paper.includes(`\`${name}()\``))).toEqual([]);
});

test('custom-elements.json describes the element as it is', async ({ host, page }) => {
  const element = await host('<eligibility-check policy="ningxia-craftsman" check="enterprise" as-of="2026-11-24" storage="off"></eligibility-check>');
  await element.ready();
  const surface = await element.host.evaluate((element) => {
    const own = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(element));
    return {
      attributes: element.constructor.observedAttributes,
      members: Object.keys(own).filter((name) => !/^constructor$|Callback$/.test(name)),
      readonly: Object.keys(own).filter((name) => own[name].get && !own[name].set),
      methods: Object.keys(own).filter((name) => own[name].value && !/^constructor$|Callback$/.test(name)),
    };
  });
  expect(names(declared.attributes).sort()).toEqual([...surface.attributes, 'lang'].filter((name, place, all) => all.indexOf(name) === place).sort());
  expect(names(declared.members).sort()).toEqual(surface.members.sort());
  expect(names(declared.members.filter((one) => one.readonly)).sort()).toEqual(surface.readonly.sort());
  expect(names(declared.members.filter(({ kind }) => kind === 'method')).sort()).toEqual(surface.methods.sort());

  await element.figure('员工总数').fill('12');
  await element.setAnswers({ trained: 1200, certificates: 10 });
  await expect.poll(async () => names(await page.evaluate(() => window.heard)).includes('result')).toBe(true);
  await element.set('check', 'no-such-check');
  await expect.poll(async () => names(await page.evaluate(() => window.heard)).includes('error')).toBe(true);
  const heard = new Set(names(await page.evaluate(() => window.heard)).map((name) => `eligibility-check:${name}`));
  expect([...heard].sort()).toEqual(names(declared.events).sort());
});

test('every part and custom property that is described is there, and no other', async ({ host }) => {
  const found = new Set();
  const look = async (element) => {
    const seen = await element.host.evaluate((host) => [...host.shadowRoot.querySelectorAll('[part]')].map((one) => one.getAttribute('part')));
    for (const name of seen) found.add(name);
  };
  const FULL = { staff: 'many', trained: 1100, trained_high_skill: 240, trained_brand: 600, certificates: 935 };
  for (const [answers, attributes] of [[FULL, 'as-of="2026-11-24"'], [{ ...FULL, staff: 1000, staff_skilled: 400, staff_high_skilled: 200 }, 'as-of="2020-01-01"']]) {
    const element = await host(`<eligibility-check policy="ningxia-craftsman" check="enterprise" storage="off" ${attributes}></eligibility-check>`);
    await element.ready();
    await element.setAnswers({ special_ability_occupation: false, removed_before: false, ...answers });
    await expect(element.host.locator('[part="end"]')).toBeVisible();
    await expect(element.host.locator('[part="contact"]')).toBeVisible();
    await expect(element.host.locator(`[part="${answers.staff === 'many' ? 'problems' : 'nearest'}"]`)).toBeVisible();
    await look(element);
  }
  const list = await host('<eligibility-check></eligibility-check>');
  await list.ready();
  await look(list);
  const dated = await host('<eligibility-check policy="jincheng-technician-station" as-of="2022-07-01" storage="off"></eligibility-check>');
  const { policy } = await dated.ready();
  await dated.set('check', policy.checks[0].id);
  await expect(dated.host.locator('[part="dates"]')).toBeVisible();
  await look(dated);
  expect([...found].sort()).toEqual(names(declared.cssParts).sort());

  const styles = await packaged(part('shell.css').replace('/eligibility-check/', ''), 'utf8');
  expect([...new Set(styles.match(/--ec-[a-z-]+/g))].sort()).toEqual(names(declared.cssProperties).sort());
});
