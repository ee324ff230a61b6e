import { element, withAttributes } from '../shell/dom.js';
import { Checker } from './checker.js';
import { example } from './example.js';
import { HandOut } from './hand-out.js';
import { take } from './intake.js';
import { Preview } from './preview.js';
import { corrected, Problems } from './problems.js';
import { Sources } from './source.js';
import { Speech } from './speech.js';
import { fill } from './words.js';

/**
 * @typedef {import('./checker.js').Problem} Problem
 * @typedef {import('./checker.js').Found} Found
 * @typedef {import('./checker.js').Refused} Refused
 */

/** While somebody types, the files are checked this long after the last letter. */
const PAUSE = 300;

/** The page for authors of policies: files in, problems and results out. */
export class Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.speech = new Speech('zh');
    this.checker = new Checker();
    this.round = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
    /** @type {Found | Refused | undefined} */
    this.found = undefined;
    this.sources = new Sources(this.speech, {
      edited: () => this.later(),
      tell: (text) => this.tell([text]),
    });
    this.problems = new Problems(this.speech, {
      go: (problem) => this.sources.go(problem),
      correct: (problem) => this.correct(problem),
    });
    this.handOut = new HandOut(this.speech, (key) => this.tell([this.speech.words[key]]));
    this.preview = new Preview(this.speech);
    this.status = withAttributes(element('p', 'pc-status'), { role: 'status' });
    this.more = element('p', 'help');
    this.cases = element('p', 'help');
    this.told = withAttributes(element('div', 'pc-told'), { role: 'status' });
    this.draw();
    this.receive();
    this.warn();
    this.check();
  }

  draw() {
    const { speech } = this;
    const other = withAttributes(element('button', 'tool'), { type: 'button' });
    speech.keep(other, () => {
      other.textContent = speech.words.other;
      other.lang = speech.words.otherTag;
    });
    other.onclick = () => this.switch();
    const title = speech.say(element('h1', 'title'), 'title');
    const line = element('div', 'head-line', element('div', 'head-text', title), element('div', 'tools', other));
    const found = withAttributes(speech.say(element('h2', ''), 'findings'), { id: 'pc-found' });
    const results = element('section', 'card pc-found', found, this.status, this.cases, this.problems.node, this.more);
    withAttributes(results, { 'aria-labelledby': 'pc-found' });
    this.root.textContent = '';
    this.root.append(
      element('header', 'head', line, speech.say(element('p', 'lead'), 'lead')),
      element(
        'main',
        '',
        this.intake(),
        element('div', 'pc-columns', this.sources.node, element('div', 'pc-results', results, this.handOut.node)),
        this.preview.node,
      ),
      element('footer', 'pc-foot', speech.say(element('p', 'help'), 'disclaimer')),
    );
    this.speak();
  }

  intake() {
    const { speech } = this;
    const chooser = withAttributes(element('input', 'unseen'), {
      type: 'file', multiple: '', tabindex: '-1', 'aria-hidden': 'true', accept: '.toml,text/plain,application/toml',
    });
    chooser.onchange = () => {
      this.take(chooser.files || []);
      // The same file once more is a choice, too.
      chooser.value = '';
    };
    const choose = withAttributes(speech.say(element('button', 'go'), 'choose'), { type: 'button' });
    choose.onclick = () => chooser.click();
    const start = withAttributes(speech.say(element('button', 'tool'), 'example'), { type: 'button' });
    start.onclick = () => this.start(example(speech.language));
    const title = withAttributes(speech.say(element('h2', 'unseen'), 'files'), { id: 'pc-files' });
    const drop = element('div', 'pc-drop', speech.say(element('span', ''), 'drop'), choose, start);
    const help = [speech.say(element('p', 'help'), 'filesHelp'), speech.say(element('p', 'help'), 'editHelp')];
    const node = element('section', 'card pc-intake', title, drop, chooser, ...help, this.told);
    return withAttributes(node, { 'aria-labelledby': 'pc-files' });
  }

  /** Nothing is kept but what is saved as a file; the browser asks before typed text is lost. */
  warn() {
    window.addEventListener('beforeunload', (event) => {
      if (!this.sources.unsaved) return;
      event.preventDefault();
      event.returnValue = '';
    });
  }

  /** Files may be dropped anywhere on the page. */
  receive() {
    const over = (/** @type {boolean} */ is) => this.root.classList.toggle('pc-over', is);
    document.addEventListener('dragover', (event) => {
      event.preventDefault();
      over(true);
    });
    document.addEventListener('dragleave', (event) => {
      if (!event.relatedTarget) over(false);
    });
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      over(false);
      if (event.dataTransfer && event.dataTransfer.files.length) this.take(event.dataTransfer.files);
    });
  }

  /** @param {Iterable<File>} files */
  async take(files) {
    const { texts, read, troubles } = await take(files);
    const { words } = this.speech;
    const lines = troubles.map(({ key, file }) => fill(words[key], file));
    if (read.length) lines.unshift(fill(words.read, read.join(words.listJoin)));
    this.tell(lines, troubles.length > 0);
    if (read.length) this.start(texts);
  }

  /** @param {Partial<Record<import('./checker.js').Name, string>>} texts */
  start(texts) {
    if ('policy' in texts) this.preview.clear();
    this.sources.take(texts);
    this.check();
  }

  /**
   * @param {string[]} lines
   * @param {boolean} [trouble]
   */
  tell(lines, trouble = false) {
    this.told.textContent = '';
    this.told.classList.toggle('pc-trouble', trouble);
    this.told.append(...lines.map((line) => element('p', '', line)));
  }

  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.check(), PAUSE);
  }

  async check() {
    clearTimeout(this.waiting);
    const round = ++this.round;
    const { all } = this.sources;
    if (!(all.policy || '').trim()) {
      this.found = undefined;
      this.preview.clear();
    } else {
      if (!this.found) this.speech.say(this.status, 'loading');
      const found = await this.checker.check({ ...all, lang: this.speech.language });
      // What was typed meanwhile is checked by its own round.
      if (round !== this.round) return;
      this.found = found;
    }
    this.show();
  }

  show() {
    const { found, speech } = this;
    const { words } = speech;
    const sound = found && 'problems' in found ? found : undefined;
    const problems = sound ? sound.problems : [];
    const policy = sound && sound.policy;
    this.problems.show(problems, this.sources.all);
    this.sources.mark(problems);
    this.handOut.show(policy);
    if (policy) this.preview.show(policy);
    else this.preview.hold();
    this.status.className = `pc-status ${!found ? '' : sound && !problems.length ? 'pc-good' : 'pc-odd'}`;
    const status = this.sentence();
    if (this.status.textContent !== status) this.status.textContent = status;
    this.more.textContent = sound && sound.count > problems.length ? fill(words.first, problems.length) : '';
    this.cases.textContent = this.ofCases();
  }

  sentence() {
    const { found } = this;
    const { words } = this.speech;
    if (!found) return words.nothing;
    if ('error' in found) {
      const { code, message } = found.error;
      if (code === 'missing' || code === 'stopped') return words[code];
      return message || words.stopped;
    }
    if (!found.count) return words.sound;
    return found.count === 1 ? words.one : fill(words.many, found.count);
  }

  ofCases() {
    const { found } = this;
    const { words } = this.speech;
    if (!found || 'error' in found || !found.policy) return '';
    if (!found.cases) return this.sources.texts.cases === undefined ? words.noCases : '';
    const { tried, failed } = found.cases;
    return failed ? fill(words.casesFail, tried, failed) : fill(words.casesHold, tried);
  }

  /** @param {Problem} problem */
  correct(problem) {
    const { file, line, meant = '' } = problem;
    this.sources.replace(file, corrected(this.sources.textOf(file), problem));
    this.sources.editor.go(line);
    this.tell([fill(this.speech.words.corrected, meant)]);
    this.check();
  }

  switch() {
    this.speech.switch();
    this.speak();
    this.preview.speak();
    this.check();
  }

  speak() {
    const tag = this.speech.language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.lang = this.root.lang = tag;
    document.title = this.speech.words.title;
  }
}
