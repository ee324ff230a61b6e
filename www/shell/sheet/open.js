import { having, makerOf } from './dom.js';
import { readReport } from './report-file.js';
import { words } from './words.js';

/** More bytes than any report has: larger files are not even read. */
const LARGEST = 8_000_000;

/**
 * The text of a file. `Blob.text` is newer than the browsers that are served here.
 * @param {File} file
 * @returns {Promise<string>}
 */
function contentOf(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsText(file);
  });
}

/**
 * What is in a file, or the code of a sentence that says what is wrong with it.
 * @param {File} file
 */
async function readFile(file) {
  if (file.size > LARGEST) return /** @type {const} */ ({ error: 'too-large' });
  try {
    return readReport(await contentOf(file));
  } catch {
    return /** @type {const} */ ({ error: 'unreadable' });
  }
}

/**
 * A button that opens a saved self-check, and a place to drop the file on. What is wrong with a file is said there.
 * @param {(opened: { report: import('./plain.js').Plain, exported: string }) => void} onReport
 * @param {'zh' | 'en'} [lang]
 * @param {(trouble: string) => void} [tell] tells a screen reader
 * @returns {HTMLElement}
 */
export function openReport(onReport, lang = 'zh', tell = () => {}) {
  const say = words(lang);
  const make = makerOf(document);
  const trouble = make('p.ec-open-trouble');
  const picker = having(/** @type {HTMLInputElement} */ (make('input')), { type: 'file', accept: '.json,application/json' });
  picker.hidden = true;
  const button = having(/** @type {HTMLButtonElement} */ (make('button.tool', say.open)), { type: 'button' });
  const zone = make('div.ec-open', button, make('span.ec-open-help', say.openHelp), picker, trouble);

  /** @param {FileList | null | undefined} files */
  const take = async (files) => {
    if (!files || !files.length) return;
    const opened = await readFile(files[0]);
    trouble.textContent = 'report' in opened ? '' : say[opened.error];
    tell(trouble.textContent || '');
    if ('report' in opened) onReport(opened);
  };
  const over = (/** @type {boolean} */ on) => zone.classList.toggle('ec-open-over', on);
  button.onclick = () => picker.click();
  picker.onchange = () => {
    take(picker.files);
    // The same file once more is a change again.
    picker.value = '';
  };
  zone.ondragover = (event) => {
    event.preventDefault();
    over(true);
  };
  zone.ondragleave = () => over(false);
  zone.ondrop = (event) => {
    event.preventDefault();
    over(false);
    take(event.dataTransfer && event.dataTransfer.files);
  };
  return zone;
}
