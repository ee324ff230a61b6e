/** The statuses by their numbers in a batch; see docs/engine.md. One may be added, none changes. */
export const STATUSES = ['met', 'unmet', 'unanswered', 'judged', 'waived', 'not-applicable', 'invalid'];
