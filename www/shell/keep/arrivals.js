import { startOver } from './clearing.js';
import { Names } from './names.js';
import { saveFile } from './save.js';
import { dayText, moment, movedLines, openedNotice, statusesOf } from './sayings.js';
import { textsOf } from './store.js';
import { fill } from './words.js';

/** What a fragment of ours begins with; the engine knows the rest. */
const isLink = (/** @type {string} */ fragment) => fragment.startsWith('#ec=');

/**
 * @typedef {Record<string, unknown>} Answers
 * @typedef {import('../engine.js').Link} Link
 * @typedef {import('./sayings.js').Opened} Opened
 */

/** What comes to a form from elsewhere: a draft of an earlier visit, a share link, a report file. */
export class Arrivals {
  /** @param {import('./keeper.js').Keeper} keeper */
  constructor(keeper) {
    this.keeper = keeper;
    this.names = new Names(keeper.session);
    /** @type {string | undefined} The fragment of a link that nobody has opened yet. */
    this.waiting = isLink(location.hash) ? location.hash : undefined;
    /** @type {Link | undefined} The link whose answers are on the screen. */
    this.link = undefined;
    /** @type {any} A report file of another policy, until that policy is there. */
    this.file = undefined;
  }

  get words() {
    return this.keeper.words;
  }

  /** A policy is on the screen. @param {boolean} another not the one of before */
  mounted(another) {
    const { keeper, file } = this;
    const left = another && this.link;
    if (left) this.link = undefined;
    this.offerUnread();
    if (this.waiting) this.take(this.waiting);
    if (this.link) return;
    keeper.use(undefined);
    // What somebody else's link has filled in does not travel on.
    if (!keeper.session.given) this.recall(left ? {} : keeper.session.answers);
    else this.offerDraft();
    this.file = undefined;
    if (file) this.openReport(file);
  }

  /**
   * A link is in the address.
   * @param {string} fragment
   */
  take(fragment = location.hash) {
    const { keeper } = this;
    const { session } = keeper;
    this.waiting = isLink(fragment) ? fragment : undefined;
    if (!this.waiting) return;
    if (session.listed) {
      this.listed();
      return;
    }
    const { link, unread } = session.engine ? session.engine.readLink(fragment) : {};
    if (unread || link) keeper.example.clear();
    if (unread) {
      this.waiting = undefined;
      keeper.notices.set('link-error', () => ({ text: this.words[`link-${unread}`], choices: [keeper.done('link-error')] }));
    } else if (link && keeper.policy && keeper.policy.id === link.policy) {
      this.waiting = undefined;
      keeper.flush();
      this.openLink(link);
    } else if (link) {
      this.pick(link.policy);
    }
  }

  /** The page lists all policies: a link opens its own, once there is something to read it. */
  async listed() {
    const { waiting } = this;
    const { session } = this.keeper;
    if (!waiting) return;
    const engine = await session.open().catch(() => undefined);
    const { link } = (engine && engine.readLink(waiting)) || {};
    if (link && session.listed && this.waiting === waiting) this.pick(link.policy);
  }

  /**
   * Opens a policy of the list, where the page shows one.
   * @param {string} policy
   * @param {boolean} [led] whether somebody has clicked; else the focus stays where it is
   */
  pick(policy, led = false) {
    const { session } = this.keeper;
    if (!session.policies.includes(policy) || !(session.listed || session.picked)) return false;
    session.view.moved = led;
    session.pick({ policy });
    return true;
  }

  /**
   * Fills in what is kept and the widget does not have. Nothing that was typed is overwritten.
   * @param {Answers} current
   */
  recall(current) {
    const { keeper } = this;
    const { policy, session, store, day } = keeper;
    const kept = keeper.live();
    const { answers: taken } = keeper.carryOver(kept);
    /** @type {Answers} */
    const added = {};
    for (const id of Object.keys(taken)) {
      const shown = current[id];
      if (!(id in current) || (shown !== taken[id] && shown === keeper.presetOf(id))) added[id] = taken[id];
    }
    const draft = store.draft(policy.id);
    const times = Object.keys(added).map((id) => keeper.timeOf(id)).filter((time) => time < keeper.began);
    const moved = () => keeper.outdated(kept, draft.day || day, day);
    if (Object.keys(added).length || current !== session.answers) {
      keeper.apply({ ...current, ...added }, session.check ? undefined : keeper.check(draft.check));
    }
    if (!times.length && !moved().window) return;
    keeper.notices.set('restored', () => {
      const { words } = this;
      const found = draft.day
        ? fill(words.restored, moment(Math.max(...times), session.language), times.length)
        : fill(words.carried, times.length);
      const more = movedLines(moved(), words, session.language);
      if (draft.version && draft.version !== policy.version) more.push(fill(words.otherVersion, draft.version, policy.version));
      const text = times.length ? found : more.shift() || '';
      return { text, more, choices: [keeper.done('restored', words.proceed), { label: words.startOver, run: () => startOver(keeper) }] };
    });
  }

  /** What the host has filled in stays; the visitor's own draft is a click away. */
  offerDraft() {
    const { keeper } = this;
    const own = textsOf(keeper.carryOver(keeper.live()).answers);
    if (![...own].some(([id, text]) => keeper.known.get(id) !== text)) return;
    keeper.notices.set('host', () => ({
      text: this.words.hostWins,
      choices: [keeper.done('host'), { label: this.words.useDraft, run: () => this.useDraft('host') }],
    }));
  }

  /** @param {'host' | 'link'} instead what it takes the place of */
  useDraft(instead) {
    const { keeper } = this;
    const current = instead === 'host' ? keeper.session.answers : {};
    this.link = undefined;
    keeper.use(undefined);
    keeper.apply({ ...current, ...keeper.carryOver(keeper.live()).answers }, keeper.check(keeper.store.draft(keeper.policy.id).check));
    keeper.notices.set(instead, undefined);
  }

  /** A draft that cannot be read is not lost: the visitor can save it, and ask somebody. */
  offerUnread() {
    const { keeper } = this;
    const [kept] = keeper.store.unread();
    if (!kept) return;
    const save = () => {
      saveFile(this.words.fileName, kept.text);
      keeper.store.forget(kept.key);
      keeper.notices.set('unread', undefined);
    };
    keeper.notices.set('unread', () => ({
      text: this.words.unread,
      choices: [{ label: this.words.saveFile, run: save }, keeper.done('unread')],
    }));
  }

  /**
   * What is changed under a link is kept apart, and is there when it is opened again.
   * @param {Link} link
   */
  openLink(link) {
    const { keeper } = this;
    const { session, day, kind } = keeper;
    keeper.use(undefined);
    const hasDraft = Boolean(Object.keys(keeper.carryOver(keeper.live()).answers).length);
    this.link = link;
    keeper.use(link.key);
    const { answers: taken, dropped } = keeper.carryOver(link.answers);
    /** @type {Answers} */
    const answers = { ...taken };
    for (const id of keeper.store.entries.keys()) delete answers[id];
    Object.assign(answers, keeper.carryOver(keeper.live()).answers);
    keeper.apply(answers, keeper.check(link.check));
    const edited = keeper.store.entries.size > 0;
    keeper.forgetNotices();
    keeper.notices.set('link', () => {
      const { words } = this;
      const text = [fill(words.linkOpened, dayText(link.asOf, session.language))];
      if (kind !== 'off') text.push(words.linkApart, ...(edited ? [words.linkEdited] : []));
      const report = this.reportOf(link, taken, day);
      const draft = { label: words.useDraft, run: () => this.useDraft('link') };
      return {
        ...openedNotice(text, { link, policy: keeper.policy, dropped: this.named(dropped), moved: keeper.outdated(link.answers, link.asOf, day), gone: !keeper.check(link.check), report, day }, session.language),
        choices: hasDraft ? [keeper.done('link'), draft] : [keeper.done('link')],
      };
    });
  }

  /** What answers are called that the policy does not ask. @param {string[]} ids */
  named(ids) {
    return this.names.of(ids, () => this.keeper.notices.draw());
  }

  /**
   * The report on these answers, as of a day.
   * @param {Opened} opened
   * @param {Answers} answers
   * @param {string} day
   */
  reportOf(opened, answers, day) {
    const { policy, session } = this.keeper;
    const check = this.keeper.check(opened.check);
    if (!check || !session.engine) return undefined;
    return session.engine.evaluate({ policy: policy.id, check, answers, asOf: day }).report;
  }

  /**
   * Opens a report file: its answers become the visitor's own, seen from its own day until somebody asks for today.
   * @param {any} report
   * @returns {boolean} whether its policy is, or will be, on the screen
   */
  openReport(report) {
    const { keeper } = this;
    const { policy, session } = keeper;
    if (report.policy.id !== policy.id) {
      this.file = report;
      return this.pick(report.policy.id, true);
    }
    keeper.example.clear();
    const { link } = this;
    this.link = undefined;
    const shown = keeper.snapshot();
    if (link) keeper.use(undefined);
    const { kept } = keeper.snapshot();
    const answers = /** @type {Answers} */ (report.answers);
    const { answers: taken, dropped } = keeper.carryOver(answers, report.asOf);
    /** @type {Opened} */
    const file = {
      policy: policy.id, version: String(report.policy.version), asOf: report.asOf, check: report.check.id,
      verdict: String(report.verdict), answers, statuses: statusesOf(report),
    };
    keeper.see(file.asOf, taken, keeper.check(file.check));
    keeper.rebase();
    keeper.keepOnly(new Map(Object.entries(taken)));
    keeper.forgetNotices();
    const undo = () => {
      keeper.keepOnly(kept);
      keeper.see(undefined, shown.answers, shown.check);
      keeper.rebase();
      keeper.notices.set('link', undefined);
      if (link) this.openLink(link);
    };
    const say = (/** @type {string} */ day) =>
      keeper.notices.set('link', () => {
        const { words } = this;
        const { language } = session;
        const opened = {
          link: file, policy: keeper.policy, dropped: this.named(dropped), gone: !keeper.check(file.check), day, report: this.reportOf(file, keeper.carryOver(answers, day).answers, day),
          moved: keeper.outdated(answers, file.asOf, day),
        };
        const [then, now] = [dayText(file.asOf, language), dayText(day, language)];
        const text = [day === file.asOf ? fill(words.fileOpened, then) : fill(words.fileChecked, then, now)];
        const again = { label: words.checkToday, run: () => this.checkToday(say) };
        const back = { label: words.undo, run: undo };
        return {
          ...openedNotice(text, opened, language),
          choices: [keeper.done('link'), ...(day === keeper.today ? [] : [again]), back],
        };
      });
    say(file.asOf);
    return true;
  }

  /** @param {(day: string) => void} say */
  checkToday(say) {
    const { keeper } = this;
    keeper.see(undefined, keeper.carryOver(keeper.session.answers, keeper.today).answers);
    keeper.rebase();
    say(keeper.today);
  }
}

