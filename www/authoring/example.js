import { today } from '../shell/today.js';
import { TEXTS } from './carried.js';

/** @param {string} day */
function before(day) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/**
 * The files of a policy to start from, with the comments of one language: what `eligibility-check new` writes.
 * @param {'zh' | 'en'} language
 * @returns {Record<string, string>}
 */
export function example(language) {
  const day = today();
  /** @type {Record<string, string>} */
  const files = {};
  for (const name of Object.keys(TEXTS.example)) {
    files[name] = TEXTS.example[name]
      .split('\n')
      .filter((line) => !line.startsWith(language === 'zh' ? '#en ' : '#zh '))
      .map((line) => line.replace(/^#(zh|en) /, '# '))
      .join('\n')
      .replace(/\{id\}/g, 'my-policy')
      .replace(/\{today\}/g, day)
      .replace(/\{yesterday\}/g, before(day));
  }
  return files;
}
