import { expect } from '@playwright/test';

/**
 * What the page knows of the stop where the focus is, and what is wrong with it. Runs in the page.
 * @param {boolean} moved whether the focus has come here by Tab
 */
function stopHere(moved) {
  const host = document.activeElement;
  const root = host && host.shadowRoot;
  const node = root && root.activeElement;
  if (!node) return { lost: host ? host.localName : 'nowhere', faults: [] };
  /** A native radio button lies unseen over its face. */
  const face = node.matches('.over') ? node.nextElementSibling : node;
  const faults = [];

  const channels = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour).map((value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundBehind = (element) => {
    for (let at = element.parentNode; at; at = at.parentNode || at.host) {
      const { backgroundColor } = at instanceof Element ? getComputedStyle(at) : {};
      const [, , , alpha = 1] = channels(backgroundColor || 'rgba(0, 0, 0, 0)');
      if (alpha === 1) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(face);
  const [light, dark] = [luminance(outlineColor), luminance(groundBehind(face))].sort((a, b) => b - a);
  if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) faults.push('no focus ring');
  else if ((light + 0.05) / (dark + 0.05) < 3) faults.push('a focus ring of too little contrast');

  // Something of it has to be in sight, whatever sticks to the edges of the window.
  const { left, right, top, bottom } = face.getBoundingClientRect();
  const points = [[(left + right) / 2, (top + bottom) / 2], [left + 3, top + 3], [right - 3, bottom - 3]];
  const seen = points.some(([x, y]) => {
    const hit = root.elementFromPoint(x, y);
    return hit && (hit === node || hit === face || face.contains(hit) || hit.contains(face));
  });
  if (!seen) faults.push('out of sight');

  const { before } = window;
  if (moved && before && before.isConnected && before !== node) {
    if (!(before.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)) faults.push('before the last one in the document');
    const last = before.getBoundingClientRect();
    const now = node.getBoundingClientRect();
    // The next line, or to the right; a column on the right begins at its top.
    if (now.bottom <= last.top && now.left < last.right && now.right > last.left) faults.push('above the last one');
  }
  window.before = node;

  const radios = node.type === 'radio' ? [...root.querySelectorAll(`input[name="${node.name}"]`)] : [];
  return {
    faults,
    input: node.dataset.input || '',
    kind: node.localName === 'select' ? 'select' : node.type || node.localName,
    name: (node.getAttribute('aria-label') || face.textContent).replace(/\s+/g, ' ').trim(),
    group: node.closest('article, li, section')?.querySelector('h3')?.textContent || '',
    year: (/-(\d{4})$/.exec(node.id) || [])[1],
    place: radios.indexOf(node),
    checked: radios.findIndex((radio) => radio.checked),
    last: radios.length - 1,
    value: node.value,
  };
}

/** Somebody without a mouse: Tab, arrows, Space, Enter and typing. Each stop has to show that it is one. */
export class Keyboard {
  /** @param {import('@playwright/test').Page} page */
  constructor(page) {
    this.page = page;
    this.stops = 0;
  }

  async press(key) {
    await this.page.keyboard.press(key);
  }

  async type(text) {
    await this.page.keyboard.type(text);
  }

  async here(moved = false) {
    const stop = await this.page.evaluate(stopHere, moved);
    expect(stop.faults, `${stop.kind} ${stop.input} “${stop.name}”`).toEqual([]);
    return stop;
  }

  /** The next stop; nothing once the end of the page is left. */
  async next() {
    await this.press('Tab');
    this.stops += 1;
    expect(this.stops, 'stops until the end of the page').toBeLessThan(600);
    const stop = await this.here(true);
    if (!stop.lost) return stop;
    expect(stop.lost, 'where the focus is after the last stop').toBe('body');
    return undefined;
  }

  /** Goes on to a stop of this name, and gives it back. */
  async to(wanted) {
    for (let stop = await this.next(); stop; stop = await this.next()) {
      if ((await wanted(stop)) === true) return stop;
    }
    throw new Error('the end of the page came first');
  }

  /** Marks one of the radio buttons whose first was reached. */
  async mark(stop, place) {
    if (stop.checked === place) return;
    if (stop.place === place) await this.press('Space');
    else for (let at = stop.place; at !== place; at += Math.sign(place - at)) await this.press(at < place ? 'ArrowRight' : 'ArrowLeft');
    const { input, checked } = await this.here();
    expect([input, checked], `${stop.input}: what is marked`).toEqual([stop.input, place]);
  }
}
