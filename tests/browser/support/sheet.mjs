import { part } from './site.mjs';

/** A page with nothing in it, as the empty frame of the sheet: without a doctype. */
export const BARE = '<html><head><meta charset="utf-8"><link rel="icon" href="data:,"></head><body></body></html>';

/** Calls something of the module in the page, with plain data. */
export const inPage = (page, action, data) =>
  page.evaluate(
    async ([address, source, given]) => {
      const sheet = await import(address);
      return new Function('sheet', 'data', `return (${source})(sheet, data)`)(sheet, given);
    },
    [part('sheet.js'), String(action), data],
  );
