// Prints how long each browser takes to the first use, and for a report, with WebAssembly and without. Report only:
// times depend on the machine, and on what else it does.
//
//   node speed.mjs [BROWSER]

import { BROWSERS } from './browsers/index.mjs';
import { Site } from './site.mjs';

const ROUNDS = 5;
const REPORTS = 100;
const KINDS = { WebAssembly: {}, JavaScript: { headers: { 'content-security-policy': "script-src 'self'" } } };

/** In the page: milliseconds from the start of the page to the first use, and for one report on new answers. */
async function measure(reports) {
  await customElements.whenDefined('eligibility-check');
  const element = document.querySelector('eligibility-check');
  await element.ready;
  const usable = performance.now();
  element.answers = { trained: 1200, certificates: 1000 };
  await element.evaluate();
  const start = performance.now();
  for (let round = 0; round < reports; round += 1) {
    element.answers = { trained: 1200, certificates: 1000 + round };
    await element.evaluate();
  }
  return { usable, report: (performance.now() - start) / reports };
}

const median = (values) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)];
const line = (cells) => console.log(cells.map((cell, at) => (at < 2 ? String(cell).padEnd(20) : String(cell).padStart(14))).join(''));

const site = await Site.open();
line(['browser', 'build', 'usable, ms', 'report, ms']);
for (const browser of BROWSERS.filter(({ name }) => !process.argv[2] || name === process.argv[2])) {
  const running = await browser.open();
  for (const [build, kind] of Object.entries(KINDS)) {
    const times = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      site.become(kind);
      const page = await running.page();
      await page.open(site.address('examples/script.html'));
      times.push(await page.run(measure, REPORTS));
      await running.close(page);
    }
    line([browser.name, build, median(times.map(({ usable }) => usable)).toFixed(0), median(times.map(({ report }) => report)).toFixed(2)]);
  }
  await running.quit();
}
await site.close();
