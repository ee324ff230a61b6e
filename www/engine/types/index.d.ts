import type { Report } from './report.js';

export type { Report };
export * from './report.js';

/** Why there is no result. A failure is data: nothing of the engine throws or rejects. */
export interface Failed {
  error: {
    /** Stable: `not-started`, `stopped`, `bad-request`, `policy-malformed`, `unknown-format`, `unknown-check`, `unknown-input`. */
    code: string;
    /** A sentence for developers, in Chinese and English. */
    message: string;
  };
}

/**
 * An answer: a number or its decimal text, yes or no, the id of an option, a day as `YYYY-MM-DD`, the figures of years.
 * `null` was asked and is not known.
 */
export type Answer = number | string | boolean | null | { [year: string]: number | string | null };

/** Answers by the id of the input. */
export type Answers = { [input: string]: Answer };

export interface Options {
  /** The day of the check, `YYYY-MM-DD`; without it today. */
  asOf?: string | null;
}

/** Numbers, or answers as a single evaluation takes them. */
export type Values =
  | Int8Array | Uint8Array | Uint8ClampedArray | Int16Array | Uint16Array | Int32Array | Uint32Array
  | Float32Array | Float64Array
  | readonly (Answer | undefined)[];

/** Values, or values with a mask beside them: where `unanswered` is not 0, the value is not looked at. */
export type Column = Values | { values: Values; unanswered?: Uint8Array | readonly (boolean | number)[] };

/** Columns by the id of the input; those of a series also year by year. */
export type Columns = { [input: string]: Column | { [year: string]: Column } };

/** What came of many applicants, a number for each. */
export interface Batch {
  error?: undefined;
  /** The number of each verdict; see `names`. */
  verdicts: Uint8Array;
  /** The criteria of the check in order, with the number of each status; see `STATUSES`. */
  criteria: { id: string; statuses: Uint8Array }[];
  /** The verdicts of this check by their numbers, as in a report. */
  names: { [number: number]: string };
}

/** One applicant's answers to one check, edit by edit. */
export interface Session {
  error?: undefined;
  /** A copy of the answers as they were read; fractions are decimal text. */
  readonly answers: Answers;
  /** The report on them. */
  report(): { report: Report; error?: undefined };
  /** Gives an answer, or takes it back with `undefined`. Tells which statuses turned, nested criteria included. */
  set(input: string, value: Answer | undefined): Edited | Failed;
}

export interface Edited {
  error?: undefined;
  verdict: string;
  changed: { criterion: string; from: string; to: string }[];
}

/** A loaded policy. It has an instance of the engine to itself. */
export interface Policy {
  error?: undefined;
  id: string;
  version: string;
  hash: string;
  checks: { id: string; kind: string; title: string }[];
  evaluate(check: string, answers: Answers, options?: Options): { report: Report; error?: undefined } | Failed;
  session(check: string, options?: Options & { answers?: Answers }): Session | Failed;
  /** Loads what computes batches when it is first called. */
  batch(check: string, columns: Columns, options?: Options): Promise<Batch | Failed>;
}

/**
 * Loads a compiled policy: the file of `eligibility-check compile`, as text or parsed.
 * @param options `lang` chooses the language of a file that has its texts in both
 */
export function load(policy: object | string, options?: { lang?: string }): Promise<Policy | Failed>;

/** The statuses by their numbers in a batch. */
export const STATUSES: readonly ['met', 'unmet', 'unanswered', 'judged', 'waived', 'not-applicable', 'invalid'];
