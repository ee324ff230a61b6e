// Prints what a visitor waits for on a slow machine, and what memory it takes: report only, machines differ.
//
//   node speed.mjs

import { chromium } from '@playwright/test';
import { addAndRemove, held, watchInstances } from './support/cycles.mjs';
import { program } from './support/programs.mjs';
import { hostPage, Site } from './support/site.mjs';

/** The processor is slowed down so many times. */
const SLOW = 6;
/** Milliseconds between two keys of a quick typist. */
const BETWEEN_KEYS = 120;
const KEYS = '1234567890'.repeat(6);
const EDITS = 10_000;
const CYCLES = 1000;

const BODY =
  '<eligibility-check policy="ningxia-craftsman" check="enterprise" as-of="2026-11-24" storage="off"></eligibility-check>';
const percentile = (values, share) => [...values].sort((one, other) => one - other)[Math.floor(values.length * share)];
const line = (what, value) => console.log(what.padEnd(58) + value.padStart(14));

/** In the page: notes for each `input` event how long it takes until what follows from it has been painted. */
function watchKeys() {
  window.waits = [];
  addEventListener('input', ({ timeStamp }) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.waits.push(performance.now() - timeStamp);
      port2.postMessage(0);
    });
  }, true);
}

/** Types as a quick typist does, and gives the waits. */
async function type(page, keys) {
  await page.evaluate(() => { window.waits = []; });
  for (const figure of keys.match(/.{1,5}/g)) {
    await page.locator('#ec-staff').focus();
    await page.locator('#ec-staff').selectText();
    await page.keyboard.type(figure, { delay: BETWEEN_KEYS });
  }
  return page.evaluate(() => window.waits);
}

/** In the page: as many edits, and the heap after them. */
async function edit(count) {
  const element = document.querySelector('eligibility-check');
  for (let round = 0; round < count; round += 1) {
    element.answers = { staff: 1000 + (round % 500), staff_skilled: round % 400 };
    if (round % 50 === 0) await new Promise((done) => setTimeout(done, 0));
  }
}

/** In the page: milliseconds until another element beside the first is drawn, once. */
async function addAnother() {
  const element = document.querySelector('eligibility-check').cloneNode();
  const start = performance.now();
  document.body.append(element);
  await element.ready;
  const took = performance.now() - start;
  element.remove();
  return took;
}

const site = await Site.open();
const browser = await chromium.launch({ executablePath: program('chromium'), args: ['--no-sandbox', '--js-flags=--expose-gc'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
const session = await page.context().newCDPSession(page);
await session.send('Performance.enable');
const heap = async () => {
  await page.evaluate(() => window.gc());
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize').value / 2 ** 20;
};

const address = site.page(hostPage(BODY));
await page.goto(address);
await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW });
const usable = [];
for (let round = 0; round < 7; round += 1) {
  await page.goto(address);
  usable.push(await page.evaluate(async () => {
    await customElements.whenDefined('eligibility-check');
    await document.querySelector('eligibility-check').ready;
    return performance.now();
  }));
}
line(`load to usable, ${SLOW}× slower, warm cache (median)`, `${percentile(usable, 0.5).toFixed(0)} ms`);
await page.locator('[data-guide="overview"] svg').waitFor();
await page.evaluate(watchKeys);
await type(page, KEYS.slice(0, 20));
const waits = await type(page, KEYS);
line(`keystroke to painted result, ${SLOW}× slower (median)`, `${percentile(waits, 0.5).toFixed(0)} ms`);
line(`keystroke to painted result, ${SLOW}× slower (95th percentile)`, `${percentile(waits, 0.95).toFixed(0)} ms`);
await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
const others = [];
for (let round = 0; round < 15; round += 1) others.push(await page.evaluate(addAnother));
line('another element of the same page, not slowed down (median)', `${percentile(others, 0.5).toFixed(1)} ms`);
await page.evaluate(edit, 200);
const before = await heap();
await page.evaluate(edit, EDITS);
line('JavaScript heap before many edits', `${before.toFixed(1)} MiB`);
line(`and after ${EDITS} of them`, `${(await heap()).toFixed(1)} MiB`);

await page.addInitScript(watchInstances);
await page.goto(site.page(hostPage('')));
await page.evaluate(addAndRemove, 20);
const at = (what, { heap, nodes, listeners, instances }) =>
  line(what, `${(heap / 2 ** 20).toFixed(1)} MiB, ${nodes} nodes, ${listeners} listeners, ${instances} instances`);
at('after 20 elements added and removed', await held(session, page));
await page.evaluate(addAndRemove, CYCLES);
at(`after ${CYCLES} more`, await held(session, page));
await browser.close();
await site.close();
