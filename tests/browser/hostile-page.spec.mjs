import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './support/fixtures.mjs';
import { CRAFTSMAN } from './support/site.mjs';

// The host page and the widget do not change each other's look. What the page's style makes of the widget is tried in tests/embed.

const HOSTILE = path.resolve(import.meta.dirname, '../embed/pages/hostile.css');

test('the page around the widget looks as if it were not there', async ({ host, page }) => {
  const room = '#room { display: block !important; float: none !important; height: 500px; overflow: hidden; contain: strict }';
  const style = `<style>${await readFile(HOSTILE, 'utf8')}\n${room}</style>`;
  const body = (inside) => `<main><h1>通知</h1><p>上文 <b>粗体</b> <button>按钮</button></p><div id="room">${inside}</div>
    <p>下文 <a href="#">链接</a></p><ul><li>一</li><li>二</li></ul></main>`;
  const shots = async () => {
    const around = { mask: [page.locator('#room')], maskColor: '#000', fullPage: true };
    return page.screenshot(around);
  };
  const script = '<script src="/eligibility-check/eligibility-check.js" defer></script>';
  const element = await host(body(CRAFTSMAN), { script: style + script });
  await expect(element.figure('员工总数')).toBeVisible();
  const withWidget = await shots();
  await host(body(''), { script: style });
  const without = await shots();
  expect(withWidget.equals(without)).toBe(true);
});
