import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { BROWSERS } from './browsers/index.mjs';
import { tryCheck, tryFrame, tryLink } from './flow.mjs';
import { WAYS } from './kinds.mjs';
import { PKG, Site } from './site.mjs';
import { expected, table } from './table.mjs';

// Everything in every browser, or with EMBED=short the main flow in the oldest and the newest Chromium. Whole and without
// a failure it writes docs/compatibility.md; a short run looks whether that page says what is expected here.

const short = process.env.EMBED === 'short';
const only = process.env.EMBED_BROWSER;
const PAPER = path.resolve(import.meta.dirname, '../../docs/compatibility.md');
const PICTURES = path.resolve(import.meta.dirname, '../../target/embed');

let site;
let failed = false;

before(async () => {
  site = await Site.open();
});

after(async () => {
  await site.close();
  if (!short && !only && !failed) await writeFile(PAPER, table(BROWSERS));
});

if (short) {
  test('the table of the papers is the one that is tried', async () => {
    assert.equal(await readFile(PAPER, 'utf8'), table(BROWSERS), 'run `make test-embed`');
  });
}

/** The address of a page of a kind, and what to do afterwards. */
async function place({ file, copy }, page) {
  if (!file) return { address: site.address(page) };
  if (!copy) return { address: pathToFileURL(path.join(PKG, page)).href };
  const folder = await mkdtemp(path.join(tmpdir(), 'embed-'));
  const there = path.join(folder, copy, page);
  await cp(path.join(PKG, page), there);
  return { address: pathToFileURL(there).href, remove: () => rm(folder, { recursive: true }) };
}

/** What there was to see when a test failed. */
async function keepPicture(page, name) {
  await mkdir(PICTURES, { recursive: true });
  const file = path.join(PICTURES, `${name.replace(/[^\w]+/g, '-')}.png`);
  await page.picture().then((picture) => writeFile(file, picture), () => undefined);
}

for (const browser of BROWSERS.filter(({ name, short: often }) => (often || !short) && (!only || name === only))) {
  describe(browser.name, () => {
    let running;
    /** How the widget looks in a plain page. */
    let plain;

    before(async () => {
      running = await browser.open();
    });

    after(() => running.quit());

    for (const way of WAYS) {
      for (const kind of way.kinds.filter(({ short: often }) => often || !short)) {
        test(`${way.name}: ${kind.name}`, { timeout: 60_000 }, async () => {
          const pageName = kind.page || way.page;
          site.become(kind);
          const { address, remove } = await place(kind, pageName);
          const page = await running.page();
          try {
            await page.open(address);
            const wanted = expected(kind, browser);
            const attempt = wanted === 'link' ? tryLink : kind.frame ? tryFrame : tryCheck;
            const { outcome, look, trouble } = await attempt(page, kind);
            assert.equal(outcome, wanted);
            const complaints = [...trouble, ...page.complaints].filter((text) => !(kind.tolerates && kind.tolerates.test(text)));
            assert.deepEqual(complaints, []);
            plain = plain || look;
            if (kind.looksPlain) assert.equal(look, plain, 'the page changes how the widget looks');
          } catch (error) {
            failed = true;
            await keepPicture(page, `${browser.name} ${way.name} ${kind.name}`);
            throw error;
          } finally {
            await running.close(page);
            if (remove) await remove();
          }
        });
      }
    }
  });
}
