/**
 * What a visitor can take along: a file to open again, a table, a short text, a code for the phone, a printed sheet.
 * Loaded when it is first used. Functions of a report (`element.report`); labels of its inputs come from `labelsOf`.
 */
export { csvFile } from './csv.js';
export { copy, save } from './hand-out.js';
export { labelsOf } from './labels.js';
export { openReport } from './open.js';
export { plainText } from './plain-text.js';
export { closeSheet, openSheet, writeSheet } from './print.js';
export { qrCode } from './qr.js';
export { readReport, reportFile } from './report-file.js';
export { runTool } from './tools.js';
export { words } from './words.js';
