// Compares every state of two builds, by picture and by accessibility tree, for changes that should not be seen.
//
//   node compare.mjs PKG-BEFORE [PART-OF-A-NAME]
//
// Prints what differs; the pictures of states that differ, and what was read, are in target/compare.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { ElementUnderTest } from './support/element.mjs';
import { program } from './support/programs.mjs';
import { hostPage, Site } from './support/site.mjs';
import { enter, STATES } from './support/states.mjs';

const [, , before, wanted = ''] = process.argv;
const out = path.resolve(import.meta.dirname, '../../target/compare');
/** Of 255, for each colour: the edge of a letter is not drawn the same way every time. */
const TOLERANCE = 48;
const WIDTHS = { wide: { width: 1280, height: 2200 }, phone: { width: 360, height: 740 } };

/** In a page: how many pixels of two pictures differ, or `-1` where their sizes do. */
async function differingPixels([one, other, tolerance]) {
  const pixels = async (/** @type {string} */ picture) => {
    const bitmap = await createImageBitmap(await (await fetch(picture)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const [first, second] = [await pixels(one), await pixels(other)];
  if (first.width !== second.width || first.height !== second.height) return -1;
  let count = 0;
  for (let at = 0; at < first.data.length; at += 4) {
    const channels = [0, 1, 2].map((channel) => Math.abs(first.data[at + channel] - second.data[at + channel]));
    count += Number(Math.max(...channels) > tolerance);
  }
  return count;
}

/** Lines that only one of the two texts has, in their order. */
function differingLines(one, other) {
  const [left, right] = [one.split('\n'), other.split('\n')];
  return [
    ...left.filter((line) => !right.includes(line)).map((line) => `- ${line}`),
    ...right.filter((line) => !left.includes(line)).map((line) => `+ ${line}`),
  ];
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const sites = [await Site.open(path.resolve(before)), await Site.open()];
const browser = await chromium.launch({ executablePath: program('chromium'), args: ['--no-sandbox'] });
const judge = await browser.newPage();

/** A state of one build: its picture and its accessibility tree. */
async function take(site, state, viewport) {
  const page = await browser.newPage({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport, reducedMotion: 'reduce' });
  await page.goto(site.page(hostPage(state.body), state.policy ? { 'content-security-policy': state.policy } : {}));
  await enter(new ElementUnderTest(page.locator('eligibility-check')), state);
  const picture = await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' });
  const tree = await page.locator('body').ariaSnapshot();
  await page.close();
  return { picture, tree };
}

let differing = 0;
for (const [name, state] of Object.entries(STATES)) {
  for (const [look, viewport] of Object.entries(WIDTHS)) {
    const title = `${name}-${look}`;
    if (!title.includes(wanted)) continue;
    const taken = [];
    for (const site of sites) taken.push(await take(site, state, viewport));
    const addresses = taken.map(({ picture }) => `data:image/png;base64,${picture.toString('base64')}`);
    const pixels = await judge.evaluate(differingPixels, [...addresses, TOLERANCE]);
    const lines = differingLines(taken[0].tree, taken[1].tree);
    if (!pixels && !lines.length) continue;
    differing += 1;
    taken.forEach(({ picture, tree }, at) => {
      const side = ['before', 'after'][at];
      writeFileSync(path.join(out, `${title}-${side}.png`), picture);
      writeFileSync(path.join(out, `${title}-${side}.txt`), tree);
    });
    console.log(`${title}: ${pixels < 0 ? 'another size' : `${pixels} pixels`}`);
    for (const line of lines) console.log(`  ${line}`);
  }
}
await browser.close();
for (const site of sites) await site.close();
console.log(differing ? `${differing} states differ; see target/compare` : 'Every state looks and reads as before.');
