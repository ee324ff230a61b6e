// What a visitor does and sees, run in the page. Functions that go there are written for Chromium 76.

/** Waits in the page for what becomes of the element. A page that has loaded may still be about to run its modules. */
async function outcome() {
  const late = new Promise((resolve) => setTimeout(resolve, 2000));
  await Promise.race([customElements.whenDefined('eligibility-check'), late]);
  if (!customElements.get('eligibility-check')) return { none: true };
  const { policy, policies, error } = await document.querySelector('eligibility-check').ready;
  return { runs: Boolean(policy || policies), error: error && error.code };
}

/** Picks what there is to pick, until figures can be typed. */
async function choose() {
  const until = async (find) => {
    for (let tries = 400; tries; tries -= 1) {
      const found = find();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`there is no ${find}`);
  };
  const element = document.querySelector('eligibility-check');
  const all = (selector) => Array.prototype.slice.call(element.shadowRoot.querySelectorAll(selector));
  const button = (text, within) => all('button').filter((one) => one.textContent.trim() === text && one.closest(within))[0];
  if (!element.hasAttribute('policy')) {
    await until(() => all('.ec-list .card')[0]);
    const [card] = all('.ec-list .card').filter((one) => one.textContent.indexOf('宁夏工匠') >= 0);
    Array.prototype.slice.call(card.querySelectorAll('button')).filter((one) => one.textContent === '企业')[0].click();
  } else {
    const radio = () => all('.check').filter((one) => one.textContent.indexOf('企业') === 0)[0];
    (await until(radio)).querySelector('input').click();
  }
  (await until(() => button('只填合计', '.widget'))).click();
  await until(() => all('label').some((label) => label.textContent.trim() === '培训总人次' && label.control));
}

/** Puts the cursor into the field of a label. */
async function focusField(label) {
  const { shadowRoot } = document.querySelector('eligibility-check');
  const [found] = Array.prototype.slice.call(shadowRoot.querySelectorAll('label')).filter((one) => one.textContent.trim() === label);
  window.focus();
  found.control.focus();
}

/** What stands in the field of a label. */
function valueOf(label) {
  const { shadowRoot } = document.querySelector('eligibility-check');
  const [found] = Array.prototype.slice.call(shadowRoot.querySelectorAll('label')).filter((one) => one.textContent.trim() === label);
  return found.control.value;
}

/** Types a figure into the field of a label. A frame of another process gets the keys a moment after it gets the focus. */
async function fill(page, label, figure) {
  for (let tries = 20; tries; tries -= 1) {
    await page.run(focusField, label);
    await page.type(figure);
    if (await page.run(valueOf, label)) return;
  }
}

/** Waits for the figure on the screen, and for the verdict of the report. */
async function answer() {
  const element = document.querySelector('eligibility-check');
  let seen = {};
  for (let tries = 400; tries; tries -= 1) {
    const text = element.shadowRoot.textContent;
    const report = element.report || {};
    seen = { figure: /84\.92\s%/.test(text), word: text.indexOf('未达到') >= 0, verdict: report.verdict, answers: JSON.stringify(element.answers) };
    if (seen.figure && seen.word && seen.verdict === 'not-eligible') break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return seen;
}

/** What stands there when the check does not run. */
function remains() {
  const element = document.querySelector('eligibility-check');
  const alert = element.shadowRoot && element.shadowRoot.querySelector('[role=alert]');
  const list = element.querySelector('details');
  const { events, trouble, wasm } = window.heard || { events: [], trouble: [] };
  return {
    sentence: alert && alert.textContent,
    list: Boolean(list && list.getBoundingClientRect().height > 0),
    errors: events.filter(({ name }) => name === 'error').map(({ code }) => code),
    trouble,
    wasm,
  };
}

/** Leaves no draft: the next page of the same browser shall find nothing. */
function forget() {
  document.querySelector('eligibility-check').setAttribute('storage', 'off');
  try {
    localStorage.clear();
  } catch {
    // Some kinds of pages have none.
  }
}

/** What the style makes of everything in the widget that is seen, once what comes later is there as well. */
async function look() {
  const { shadowRoot } = document.querySelector('eligibility-check');
  for (let tries = 80; tries && !shadowRoot.querySelector('[part="end"]'); tries -= 1) await new Promise((resolve) => setTimeout(resolve, 25));
  return Array.prototype.slice.call(shadowRoot.querySelectorAll('.ec-root *:not(.unseen)')).map((element) => {
    const { color, fontSize, lineHeight, letterSpacing, display, cssFloat, backgroundColor } = getComputedStyle(element);
    return [element.localName, element.className, color, fontSize, lineHeight, letterSpacing, display, cssFloat, backgroundColor].join(' ');
  }).join('\n');
}

/**
 * Fills in the check as far as a figure and a verdict, where it runs.
 * @returns {Promise<{ outcome: string, look?: string, trouble: string[] }>}
 */
export async function tryCheck(page) {
  const loaded = await page.run(outcome);
  if (!loaded.runs) {
    const { sentence, list, errors, trouble } = await page.run(remains);
    if (!list) throw new Error('neither the check nor the list is there');
    if (loaded.none && !errors.length) return { outcome: 'list', trouble };
    if (sentence && errors.join() === loaded.error) return { outcome: 'sentence', trouble };
    // A page from a file has no ears.
    if (sentence && !trouble.length && !errors.length) return { outcome: 'sentence', trouble };
    throw new Error(`not one sentence and one event: ${JSON.stringify({ loaded, sentence, errors })}`);
  }
  const before = await page.run(look);
  await page.run(choose);
  await fill(page, '培训总人次', '1200');
  await fill(page, '其中：取得证书', '1019');
  const seen = await page.run(answer);
  if (!seen.figure || !seen.word || seen.verdict !== 'not-eligible') throw new Error(`no answer: ${JSON.stringify(seen)}`);
  const { errors, trouble, wasm } = await page.run(remains);
  await page.run(forget);
  if (errors.length) throw new Error(`events of errors: ${errors}`);
  return { outcome: typeof wasm !== 'boolean' ? 'runs' : wasm ? 'wasm' : 'js', look: before, trouble };
}

/** What the page around a frame sees of it. */
function around() {
  const frame = document.querySelector('iframe');
  const link = document.querySelector('a[href*="frame.html"]');
  return {
    height: frame.clientHeight,
    focus: document.activeElement.localName,
    link: link.getBoundingClientRect().height > 0,
    trouble: window.heard.trouble,
  };
}

/** How high the content of a frame is, and whether it scrolls. */
function content() {
  const { scrollHeight, clientHeight } = document.documentElement;
  return { height: Math.ceil(document.documentElement.getBoundingClientRect().height), scrolls: scrollHeight > clientHeight + 1 };
}

/**
 * The same in a frame: its height follows the content, nothing scrolls inside, and the focus stays where it was.
 * @param {{ fixedHeight?: boolean }} kind
 */
export async function tryFrame(page, kind) {
  const { focus } = await page.run(around);
  if (focus !== 'body') throw new Error(`the frame took the focus: ${focus}`);
  await page.enter(1);
  const result = await tryCheck(page);
  let seen;
  for (let tries = 100; tries; tries -= 1) {
    await page.enter(1);
    const inside = await page.run(content);
    await page.enter(0);
    const outside = await page.run(around);
    seen = { ...inside, frame: outside.height };
    result.trouble.push(...outside.trouble);
    if (kind.fixedHeight ? outside.height === 800 : inside.height === outside.height && !inside.scrolls) return result;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the frame is not as high as it should be: ${JSON.stringify(seen)}`);
}

/** Where no frame is allowed, the page's own link leads to the check. */
export async function tryLink(page) {
  const { link, trouble } = await page.run(around);
  return { outcome: link ? 'link' : 'nothing', trouble };
}
