import { addAndRemove, held, watchInstances } from './support/cycles.mjs';
import { expect, test } from './support/fixtures.mjs';

// `make bench` does the same a thousand times.

test('an element that is taken away gives everything back', async ({ host, page }) => {
  await page.addInitScript(watchInstances);
  await host('');
  const session = await page.context().newCDPSession(page);
  await page.evaluate(addAndRemove, 5);
  const before = await held(session, page);
  await page.evaluate(addAndRemove, 30);
  const after = await held(session, page);
  expect(after.instances, 'of 70 instances').toBeLessThanOrEqual(before.instances + 1);
  // One element is about 700 nodes and 20 listeners; what a browser keeps for a while is far less than 30 of them.
  expect(after.nodes - before.nodes).toBeLessThan(1000);
  expect(after.listeners - before.listeners).toBeLessThan(40);
});
