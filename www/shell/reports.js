import { guide, sheet } from '#parts';
import { asData, Failure, inWords } from './failure.js';

/** The reports of one element. What writes them comes once the form can be used; without it the form works. */
export class Reports {
  /** @param {import('./session.js').Session} session */
  constructor(session) {
    this.session = session;
    /** @type {import('./guide/guide.js').Guide | undefined} What writes them, and shows how far and what to change. */
    this.guide = undefined;
    /** @type {Promise<void> | undefined} */
    this.coming = undefined;
    /** @type {Failure | undefined} Why it is not there. */
    this.failure = undefined;
    // What is opened in the form is filled by the same part. The event does not bubble.
    session.view.frame.addEventListener('toggle', () => this.prepare(), true);
  }

  /** Loads what writes them. What could not be loaded is asked for again when it is needed. */
  prepare() {
    this.coming =
      this.coming ||
      guide()
        .then(({ attach }) => attach(this.session))
        .then(
          (guide) => {
            if (this.session.running) this.guide = guide;
            else guide.end();
          },
          (failure) => {
            this.coming = undefined;
            this.failure = failure instanceof Failure ? failure : new Failure('file-missing', 'parts/guide.*');
          },
        );
    return this.coming;
  }

  /** The report on the answers as they stand, if it can be written already. */
  current() {
    return this.guide && this.guide.current();
  }

  /** The same once it can. */
  async latest() {
    await this.prepare();
    return this.current();
  }

  async evaluate() {
    const { session } = this;
    if (!session.running) return asData({ code: 'not-connected' }, session.language);
    const ready = await session.ready;
    if ('error' in ready) return ready;
    await this.prepare();
    const failure = await session.complete().catch((reason) => reason);
    const { engine, policy, check, answers, day, language } = session;
    if (!engine || !policy) return asData({ code: 'stopped' }, language);
    if (!this.guide || failure) return asData(failure || this.failure, language);
    return inWords(this.guide.answer({ policy: policy.id, check, answers, asOf: day }), language);
  }

  /** The report as a file: its name and text. */
  async exportReport() {
    const answer = await this.evaluate();
    if (answer.error) return answer;
    try {
      return (await sheet()).reportFile(answer.report);
    } catch (failure) {
      return asData(/** @type {Failure} */ (failure), this.session.language);
    }
  }

  /** The element has left the page. */
  end() {
    if (this.guide) this.guide.end();
    this.guide = this.coming = undefined;
  }
}
