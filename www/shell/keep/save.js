import { element } from '../dom.js';

/**
 * Hands the visitor a file.
 * @param {string} name
 * @param {string} text
 */
export function saveFile(name, text) {
  const link = element('a', '');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
