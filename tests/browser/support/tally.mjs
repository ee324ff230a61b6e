/** Closes with one line in the form that every test runner here ends with. */
export default class Tally {
  outcomes = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };

  onBegin(_config, suite) {
    this.suite = suite;
  }

  onEnd() {
    for (const test of this.suite.allTests()) this.outcomes[test.outcome()] += 1;
    const { expected, unexpected, flaky, skipped } = this.outcomes;
    console.log(`${expected} passed, ${unexpected + flaky} failed, ${skipped} skipped`);
  }
}
