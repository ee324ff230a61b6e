import { expect, test } from './support/fixtures.mjs';
import { enter, STATES } from './support/states.mjs';

// The figures of the Chinese and international rules that can be measured: sizes of targets and letters, lines of text,
// contrast of what is no text. Contrast of text is axe's, and that of the focus ring the keyboard's, at every stop.

/** Everything that can be operated and is seen, with the box that takes the click. Runs in the page. */
function targets({ shadowRoot }) {
  const operable = [...shadowRoot.querySelectorAll('button, a[href], input, select, summary')];
  return operable
    .filter((node) => node.getClientRects().length && getComputedStyle(node).visibility !== 'hidden' && !node.matches('.skip'))
    .map((node) => {
      const box = (node.matches('input') && node.closest('label') || node).getBoundingClientRect();
      // A link within a sentence is as high as its line.
      const inline = node.localName === 'a' && getComputedStyle(node).display === 'inline';
      return { what: `${node.localName}.${node.className} ${(node.getAttribute('aria-label') || node.textContent).slice(0, 16)}`, inline, width: box.width, height: box.height };
    });
}

/** The smallest letters, and the tightest lines. Runs in the page. */
function letters({ shadowRoot }) {
  const found = [];
  for (const node of shadowRoot.querySelectorAll('*')) {
    const text = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
    if (!text || !node.getClientRects().length || node.closest('.unseen, .skip')) continue;
    const { fontSize, lineHeight } = getComputedStyle(node);
    found.push({ what: `${node.localName}.${node.className}`, size: parseFloat(fontSize), line: parseFloat(lineHeight) / parseFloat(fontSize) });
  }
  return found;
}

/** The contrast of the border of each field and face against what is around it and within it. Runs in the page. */
function borders({ shadowRoot }) {
  const channels = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour).map((value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const ground = (from) => {
    for (let at = from; at; at = at.parentNode || at.host) {
      const colour = at instanceof Element ? getComputedStyle(at).backgroundColor : '';
      if (colour && (channels(colour)[3] ?? 1) === 1) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const faces = [...shadowRoot.querySelectorAll('.field, .seg-face, .option-face, .check-face')].filter((node) => node.getClientRects().length);
  return faces.map((node) => {
    const { borderTopColor, borderTopWidth } = getComputedStyle(node);
    // A card that is a choice is also told by the ring in it.
    const marks = [borderTopColor, ...(node.matches('.check-face, .option-face') ? [getComputedStyle(node, '::after').borderTopColor] : [])];
    const strongest = Math.max(...marks.map((mark) => contrast(mark, ground(node.parentNode))));
    return { what: `${node.className} ${node.textContent.slice(0, 12)}`, width: parseFloat(borderTopWidth), contrast: strongest };
  });
}

const MEASURED = ['list', 'nothing-chosen', 'falls-short', 'an-error', 'all-open', 'scorecard', 'large-text'];

for (const name of MEASURED) {
  for (const width of [1280, 360]) {
    test(`${name}, ${width} pixels wide: targets and letters`, async ({ host, page }) => {
      test.slow();
      await page.setViewportSize({ width, height: 800 });
      const element = await host(STATES[name].body);
      await enter(element, STATES[name]);
      const large = name === 'large-text';
      const [least, smallest] = large ? [60, 18] : [44, 13];
      // The zoom of the large text is in the boxes and not in the sizes of letters.
      const zoom = large ? 1.4 : 1;
      const low = (await element.host.evaluate(targets)).filter(({ inline, width, height }) => !inline && (height < least - 0.6 || width < 24));
      expect(low).toEqual([]);
      const all = await element.host.evaluate(letters);
      expect(all.length).toBeGreaterThan(10);
      expect(all.filter(({ size, line }) => size * zoom < smallest - 0.01 || line < 1.3)).toEqual([]);
    });
  }
}

for (const colorScheme of ['light', 'dark']) {
  test(`what can be filled in or chosen stands out from its ground by 3 : 1, ${colorScheme}`, async ({ host, page }) => {
    await page.emulateMedia({ colorScheme });
    for (const name of ['falls-short', 'an-error', 'scorecard', 'list']) {
      const element = await host(STATES[name].body);
      await enter(element, STATES[name]);
      const found = await element.host.evaluate(borders);
      expect(found.length).toBeGreaterThan(1);
      expect(found.filter(({ width, contrast }) => width < 1 || contrast < 3)).toEqual([]);
    }
  });
}
