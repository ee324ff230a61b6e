import { sheet } from '#parts';
import { asData, inWords } from './failure.js';

/** What a program asks of one element: reports on the answers as they stand. */
export class Reports {
  /** @param {import('./session.js').Session} session */
  constructor(session) {
    this.session = session;
  }

  /** The report on the answers as they stand; nothing while no check is chosen. */
  current() {
    const { engine } = this.session;
    return engine && this.marked(engine.report() || {}).report;
  }

  async evaluate() {
    const { session } = this;
    if (!session.running) return asData({ code: 'not-connected' }, session.language);
    const ready = await session.ready;
    if ('error' in ready) return ready;
    const { engine, policy, check, answers, day, language } = session;
    if (!engine || !policy) return asData({ code: 'stopped' }, language);
    return inWords(this.marked(engine.evaluate({ policy: policy.id, check, answers, asOf: day })), language);
  }

  /** The report as a file: its name and text. */
  async exportReport() {
    const answer = await this.evaluate();
    if (answer.error) return answer;
    try {
      return (await sheet()).reportFile(answer.report);
    } catch (failure) {
      return asData(/** @type {import('./failure.js').Failure} */ (failure), this.session.language);
    }
  }

  /**
   * Whoever takes a report of the example from here learns that these are nobody's figures.
   * @template {{ report?: any }} T
   * @param {T} answer
   */
  marked(answer) {
    if (answer.report && this.session.view.frame.hasAttribute('data-example')) answer.report.example = true;
    return answer;
  }
}
