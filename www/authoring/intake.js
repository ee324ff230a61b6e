/** @typedef {import('./checker.js').Name} Name */

/** The files that belong together, in the order in which they are shown. */
export const NAMES = /** @type {Name[]} */ (['policy', 'cases', 'coverage', 'vocabulary']);

const MOST_BYTES = 1024 * 1024;

/**
 * Which file of a policy this is. Browsers add numbers to names, people add years.
 * @param {string} fileName
 * @returns {Name}
 */
const nameOf = (fileName) => NAMES.find((name) => name !== 'policy' && fileName.toLowerCase().includes(name)) || 'policy';

/**
 * @param {File} file
 * @returns {Promise<ArrayBuffer>}
 */
const bytesOf = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(/** @type {ArrayBuffer} */ (reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(file);
  });

/**
 * The text of a file, or why it has none.
 * @param {File} file
 * @returns {Promise<{ text: string } | { trouble: 'tooLarge' | 'unreadable' | 'notText' | 'notUtf8' }>}
 */
async function textOf(file) {
  if (file.size > MOST_BYTES) return { trouble: 'tooLarge' };
  /** @type {ArrayBuffer} */
  let bytes;
  try {
    bytes = await bytesOf(file);
  } catch {
    return { trouble: 'unreadable' };
  }
  if (new Uint8Array(bytes).includes(0)) return { trouble: 'notText' };
  try {
    // Takes a byte order mark away.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { trouble: 'notUtf8' };
  }
}

/**
 * Reads files that were dropped or chosen.
 * @param {Iterable<File>} files
 */
export async function take(files) {
  /** @type {Partial<Record<Name, string>>} */
  const texts = {};
  /** @type {string[]} */
  const read = [];
  /** @type {{ key: 'tooLarge' | 'unreadable' | 'notText' | 'notUtf8' | 'surplus', file: string }[]} */
  const troubles = [];
  for (const file of Array.from(files)) {
    const name = nameOf(file.name);
    const got = await textOf(file);
    if ('trouble' in got) troubles.push({ key: got.trouble, file: file.name });
    else if (name in texts) troubles.push({ key: 'surplus', file: file.name });
    else {
      texts[name] = got.text;
      read.push(file.name);
    }
  }
  return { texts, read, troubles };
}
