/** Remembers every instance that the page makes, without keeping it alive. Goes into a page before its scripts. */
export function watchInstances() {
  const { instantiate } = WebAssembly;
  window.instances = [];
  WebAssembly.instantiate = async (module, imports) => {
    const instance = await instantiate(module, imports);
    window.instances.push(new WeakRef(instance));
    return instance;
  };
}

/**
 * In the page: puts an element there, waits until everything of it is there, takes it away; so many times.
 * @param {number} count
 */
export async function addAndRemove(count) {
  for (let round = 0; round < count; round += 1) {
    const element = document.createElement('eligibility-check');
    for (const [name, value] of [['policy', 'ningxia-craftsman'], ['check', 'enterprise'], ['storage', 'off']]) element.setAttribute(name, value);
    document.body.append(element);
    await element.ready;
    element.answers = { staff: round };
    const { report, error } = await element.evaluate();
    if (error || report.answers.staff !== round || !report.nearest) throw new Error(JSON.stringify(error || report));
    element.remove();
    await new Promise((done) => setTimeout(done, 0));
  }
}

/**
 * What the page holds on to.
 * @param {import('@playwright/test').CDPSession} session
 * @param {import('@playwright/test').Page} page
 */
export async function held(session, page) {
  await session.send('Performance.enable');
  // What a finalizer lets go of goes with the next collection.
  for (let round = 0; round < 3; round += 1) {
    await session.send('HeapProfiler.collectGarbage');
    await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  }
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (wanted) => metrics.find(({ name }) => name === wanted).value;
  const instances = await page.evaluate(() => window.instances.filter((one) => one.deref()).length);
  return { heap: metric('JSHeapUsedSize'), nodes: metric('Nodes'), listeners: metric('JSEventListeners'), instances };
}
