import { element, withAttributes } from '../shell/dom.js';
import { fill } from './words.js';

/**
 * @typedef {import('./checker.js').Name} Name
 * @typedef {import('./checker.js').Problem} Problem
 * @typedef {import('./speech.js').Speech} Speech
 */

/** The longest part of a line that is shown. */
const MOST_SHOWN = 160;

/**
 * The line of a problem with its place marked: up to the next word, or what should be another word.
 * @param {Problem} problem
 * @param {string} line
 */
function excerpt({ line: number, column, written }, line) {
  const letters = Array.from(line);
  let from = Math.min(column - 1, letters.length);
  let length = 1;
  if (written) {
    const at = letters.slice(from).join('').indexOf(written);
    if (at >= 0) {
      from += Array.from(letters.slice(from).join('').slice(0, at)).length;
      length = Array.from(written).length;
    }
  } else {
    const word = /^[\w-]+/.exec(letters.slice(from).join(''));
    if (word) length = word[0].length;
  }
  // A long line is cut around the place.
  const start = from > MOST_SHOWN / 2 ? from - MOST_SHOWN / 4 : 0;
  const part = (/** @type {number} */ one, /** @type {number} */ other) => letters.slice(one, other).join('');
  return element(
    'pre',
    'pc-excerpt',
    element('span', 'pc-line', `${number} │ `),
    `${start ? '…' : ''}${part(start, from)}`,
    element('mark', '', part(from, from + length) || ' '),
    part(from + length, start + MOST_SHOWN),
    letters.length > start + MOST_SHOWN ? '…' : '',
  );
}

/** Every problem, each leading to its line. */
export class Problems {
  /**
   * @param {Speech} speech
   * @param {{ go: (problem: Problem) => void, correct: (problem: Problem) => void }} actions
   */
  constructor(speech, { go, correct }) {
    this.speech = speech;
    this.go = go;
    this.correct = correct;
    this.node = withAttributes(element('ol', 'pc-problems'), { role: 'list' });
  }

  /**
   * @param {Problem[]} problems
   * @param {Partial<Record<Name, string>>} texts
   */
  show(problems, texts) {
    /** @type {Partial<Record<Name, string[]>>} */
    const lines = {};
    const lineOf = (/** @type {Problem} */ { file, line }) => {
      const all = lines[file] || (lines[file] = (texts[file] || '').split('\n'));
      return (all[line - 1] || '').replace(/\r$/, '');
    };
    this.node.textContent = '';
    this.node.append(...problems.map((problem) => this.item(problem, lineOf(problem))));
  }

  /**
   * @param {Problem} problem
   * @param {string} line
   */
  item(problem, line) {
    const { words } = this.speech;
    const place = fill(words.place, `${problem.file}.toml`, problem.line, problem.column);
    const link = withAttributes(element('button', 'link pc-place', place), { type: 'button' });
    link.onclick = () => this.go(problem);
    const item = element('li', 'pc-problem', link, element('p', '', problem.message));
    // What is missing from the whole file has no place of its own.
    if (line.trim() && problem.line + problem.column > 2) item.append(excerpt(problem, line));
    if (problem.meant && problem.written && line.includes(problem.written)) {
      const fix = withAttributes(element('button', 'tool', fill(words.correct, problem.meant)), { type: 'button' });
      fix.onclick = () => this.correct(problem);
      item.append(fix);
    }
    return item;
  }
}

/**
 * A text with one word of it corrected at the place of a problem.
 * @param {string} text
 * @param {Problem} problem
 */
export function corrected(text, { line, column, written = '', meant = '' }) {
  const lines = text.split('\n');
  const own = lines[line - 1] || '';
  const before = Array.from(own).slice(0, column - 1).join('').length;
  const at = own.indexOf(written, before);
  if (at < 0) return text;
  lines[line - 1] = own.slice(0, at) + meant + own.slice(at + written.length);
  return lines.join('\n');
}
