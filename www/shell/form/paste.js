/**
 * Takes a block of a spreadsheet that is pasted into a figure: to the right over the years, downwards over the
 * questions. A single column goes over the years of its question where these take it.
 * @param {ShadowRoot} shadow
 */
export function takeBlocks(shadow) {
  shadow.addEventListener('paste', (event) => paste(/** @type {ClipboardEvent} */ (event)));
}

/** @param {ClipboardEvent} event */
function paste(event) {
  const [target] = /** @type {HTMLElement[]} */ (event.composedPath());
  const text = event.clipboardData && event.clipboardData.getData('text');
  if (!text || !isFigure(target)) return;
  const block = cells(text);
  if (block.length === 1 && block[0].length === 1) return;
  const places = placesFor(target, block);
  if (!places.length) return;
  event.preventDefault();
  for (const [field, value] of places) type(field, value);
  places[places.length - 1][0].focus();
}

/** @param {EventTarget} target @returns {target is HTMLInputElement} */
const isFigure = (target) => target instanceof HTMLInputElement && target.type === 'text' && Boolean(target.dataset.input);

/** @param {string} text */
const cells = (text) =>
  text
    .replace(/\r/g, '')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()));

/**
 * The rows of fields from a field on, in the order of the form: a question is a row, a year a column.
 * @param {HTMLInputElement} from
 */
function rowsFrom(from) {
  const form = from.closest('.form');
  const fields = form ? [...form.querySelectorAll('input[type="text"][data-input]')] : [];
  /** @type {HTMLInputElement[][]} */
  const rows = [];
  for (const field of /** @type {HTMLInputElement[]} */ (fields)) {
    const row = rows[rows.length - 1];
    if (row && row[0].dataset.input === field.dataset.input) row.push(field);
    else rows.push([field]);
  }
  const first = rows.findIndex((row) => row.includes(from));
  return { rows: rows.slice(first), column: rows[first].indexOf(from) };
}

/**
 * Which cell goes where. What finds no field is left out.
 * @param {HTMLInputElement} from
 * @param {string[][]} block
 * @returns {[HTMLInputElement, string][]}
 */
function placesFor(from, block) {
  const { rows, column } = rowsFrom(from);
  const years = rows[0].length - column;
  const turned = block.every((line) => line.length === 1) && block.length <= years && years > 1;
  const lines = turned ? [block.map(([cell]) => cell)] : block;
  /** @type {[HTMLInputElement, string][]} */
  const places = [];
  lines.forEach((line, down) => {
    line.forEach((cell, right) => {
      const row = rows[down];
      const field = row && row[column + right];
      if (field && cell) places.push([field, cell]);
    });
  });
  return places;
}

/**
 * @param {HTMLInputElement} field
 * @param {string} value
 */
export function type(field, value) {
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}
