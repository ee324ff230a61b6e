/** A page with nothing in it, as the empty frame of the sheet: without a doctype. */
export const BARE = '<html><head><meta charset="utf-8"><link rel="icon" href="data:,"></head><body></body></html>';

/** Calls something of the module in the page, with plain data. */
export const inPage = (page, action, data) =>
  page.evaluate(
    async ([source, given]) => {
      const sheet = await import('/eligibility-check/eligibility-check-sheet.js?1');
      return new Function('sheet', 'data', `return (${source})(sheet, data)`)(sheet, given);
    },
    [String(action), data],
  );
