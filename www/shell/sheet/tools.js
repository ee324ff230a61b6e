import { csvFile } from './csv.js';
import { copy, save } from './hand-out.js';
import { labelsOf } from './labels.js';
import { plainText } from './plain-text.js';
import { openSheet } from './print.js';
import { qrCode } from './qr.js';
import { reportFile } from './report-file.js';
import { words } from './words.js';

/**
 * What a tool works with: the report as it stands, the policy file that it is of, a place for what it shows, a line for
 * what it says.
 * @typedef {{
 *   report: () => any, policy: () => Promise<any>, link: () => string,
 *   show: (node: Node | undefined) => void, say: (text: string) => void,
 * }} Desk
 * @typedef {'sheet' | 'copy' | 'qr' | 'csv' | 'save'} Name
 */

/** @param {any} report */
const languageOf = (report) => (report.lang === 'en' ? 'en' : 'zh');

/**
 * Labels are a comfort: without the policy file the ids stand for them.
 * @param {Desk} desk
 * @param {any} report
 */
async function labels(desk, report) {
  try {
    return labelsOf(await desk.policy(), report.check.id);
  } catch {
    return {};
  }
}

/**
 * A text to be selected by hand.
 * @param {string} text
 * @param {string} name
 */
function field(text, name) {
  const area = document.createElement('textarea');
  area.className = 'ec-take-text';
  area.value = text;
  area.readOnly = true;
  area.rows = 8;
  area.setAttribute('aria-label', name);
  return area;
}

/** @type {Record<Name, (desk: Desk, report: any) => Promise<void> | void>} */
const RUN = {
  sheet: async (desk, report) => {
    const language = languageOf(report);
    const { error } = await openSheet(report, language, await labels(desk, report));
    if (error) desk.say(words(language)[error.code]);
  },
  copy: async (desk, report) => {
    const say = words(languageOf(report));
    const text = plainText(report, await labels(desk, report));
    const done = await copy(text);
    if (!done) desk.show(field(text, say.copy));
    desk.say(done ? say.copied : say.copyFailed);
  },
  qr: (desk, report) => desk.show(qrCode(desk.link(), languageOf(report))),
  csv: async (desk, report) => save(csvFile(report, await labels(desk, report))),
  save: (_, report) => save(reportFile(report)),
};

/**
 * Does what one of the buttons says. Its label is `words(language)[name]`, the line beside it that of `…Help`.
 * @param {Name} name
 * @param {Desk} desk
 */
export async function runTool(name, desk) {
  const report = desk.report();
  desk.show(undefined);
  desk.say('');
  if (report) await RUN[name](desk, report);
}
