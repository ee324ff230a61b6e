// The report. tests/suite/report_types.rs holds this file against every worked case of every policy, both ways: what a
// report has and this lacks, what this has and no report shows, and every value of another type fails the build.

export type Status = 'met' | 'unmet' | 'unanswered' | 'judged' | 'waived' | 'not-applicable' | 'invalid';
export type Evidence = 'computed' | 'declared' | 'judged';
export type Comparison = 'at_least' | 'more_than' | 'at_most' | 'less_than' | 'is';
export type CheckKind = 'eligibility' | 'obligations' | 'targets' | 'exit' | 'assessment';
export type Validity = 'not-yet' | 'in-force' | 'expired';
export type Round = 'upcoming' | 'open' | 'closed' | 'unknown';
/** How far a plan goes; `blocked`: its figures are needed, and not sufficient alone. */
export type PlanStatus = 'nothing-to-do' | 'complete' | 'partial' | 'blocked' | 'not-computed';
export type Reason = 'nothing-to-share' | 'too-large' | 'marked';

/** Fields marked “guidance” are computed by the element and the command line, not by the engine alone. */
export interface Report {
  reportFormat: number;
  lang: 'zh' | 'en';
  productVersion: string;
  policy: PolicyHead;
  check: CheckHead;
  /** The day of the check, `YYYY-MM-DD`. */
  asOf: string;
  validity: Validity;
  validityText?: string;
  round: Round;
  roundText?: Cited;
  /** The verdict is an answer for the day: the policy is in force and, for `eligibility`, its round is open or unknown. */
  live: boolean;
  /** The code of the verdict; of a scorecard the id of its grade. */
  verdict: string;
  headline: Headline;
  counts: Counts;
  score?: Score;
  criteria: Criterion[];
  /** The inputs that the verdict waits for, most decisive first. */
  missing: string[];
  missingForRoute: string[];
  nextQuestion?: string;
  /** Guidance. */
  nearest?: NearestGap[];
  /** Guidance. */
  plan?: Plan;
  /** Guidance. */
  levers?: Lever[];
  /** Guidance. */
  whatIf?: WhatIf;
  /** Guidance. */
  comparison?: Compared[];
  routes: Route[];
  procedure: Cited[];
  award: Cited[];
  materials: Cited[];
  dates: Cited[];
  contact?: Contact;
  problems: Problem[];
  disclaimer: string;
  /** The answers as they came in. */
  answers: GivenAnswers;
}

/** By the id of the input. */
export type GivenAnswers = { [input: string]: unknown };

export interface PolicyHead {
  id: string;
  version: string;
  hash: string;
  title: string;
  issuer: string;
  documentNumber?: string;
  url?: string;
}

export interface CheckHead {
  id: string;
  kind: CheckKind;
  title: string;
}

export interface Headline {
  title: string;
  detail: string;
  /** Why it is no answer for the day. */
  notice?: string;
}

/** Something worth knowing, with its clause. */
export interface Cited {
  title?: string;
  text: string;
  clause: string;
  note?: string;
}

export interface Contact {
  phone?: string;
  address?: string;
}

/** How many criteria have each status, by evidence. */
export interface Counts {
  computed: Tally;
  declared: Tally;
  judged: Tally;
  /** Soft criteria that are unmet. */
  soft: number;
}

export interface Tally {
  met?: number;
  unmet?: number;
  unanswered?: number;
  judged?: number;
  waived?: number;
  'not-applicable'?: number;
  invalid?: number;
}

/** A number exactly, as `1020`, `17/20` or a day, and as people read it. */
export interface Exact {
  exact: string;
  text: string;
}

/** A number that is not known yet; a side without bound is absent. */
export interface Bounds {
  min?: Exact;
  max?: Exact;
}

export interface Criterion {
  id: string;
  clause: string;
  statement: string;
  /** How it is decided on these answers; a nested one by the least certain of the parts that decide it. */
  evidence: Evidence;
  status: Status;
  statusText: string;
  /** Its breach needs an exception and is no refusal. */
  soft: boolean;
  favourable?: boolean;
  reason?: Reason;
  reasonText?: string;
  measured?: Exact | Bounds;
  required?: Exact | Bounds;
  comparison?: Comparison;
  pointsText?: string;
  arithmetic?: string;
  /** Guidance. */
  explanation?: string;
  /** Guidance. */
  dependsOn?: string[];
  /** Guidance. */
  gaps?: Gap[];
  /** Guidance: the budget of work ended before every figure was tried. */
  gapsNotComputed?: boolean;
  missing: string[];
  /** The waiver by which it is not assessed. */
  waived?: Clause;
  /** The rule by which it does not apply. */
  applies?: Clause;
  by?: string;
  parts?: Criterion[];
  note?: string;
  help?: string;
  quote?: string;
  looksAt?: string;
  materials?: string[];
}

export interface Clause {
  clause: string;
  statement: string;
}

export interface Route {
  to: string;
  clause: string;
  note?: string;
  unspecified: boolean;
}

export interface Problem {
  code: string;
  inputs: string[];
  message: string;
}

export interface Score {
  min: Exact;
  max: Exact;
  outOf: Exact;
  rows: ScoreRow[];
  grade?: Grade;
}

export interface ScoreRow {
  id: string;
  points?: Exact | Bounds;
  outOf: Exact;
}

export interface Grade {
  id: string;
  title: string;
  note?: string;
  favourable?: boolean;
}

export interface Gap {
  input: string;
  by: Exact;
  to: Exact;
  /** New cases enter both parts of a share. */
  growing: boolean;
  onlyNew: boolean;
  /** Criteria that are not met then, and are met, lifted or open today. */
  breaks: string[];
  text: string;
}

export interface NearestGap {
  input: string;
  by: Exact;
  to: Exact;
  growing: boolean;
  onlyNew: boolean;
  breaks: string[];
  text: string;
  criterion: string;
  clause: string;
  statement: string;
}

export interface Plan {
  status: PlanStatus;
  changes: Change[];
  steps: Step[];
  complete: boolean;
  missing: string[];
  obstacles: Step[];
  /** Soft criteria that are met today and give way to hard ones. */
  givesWay?: Step[];
  /** The criteria that are met once `answers` are evaluated. */
  meets: string[];
  notes: string[];
  /** The changed answers. */
  answers?: GivenAnswers;
}

export interface Change {
  input: string;
  from: Exact;
  to: Exact;
  criterion?: string;
  text: string;
  reason: string;
}

export interface Step {
  id: string;
  clause: string;
  statement: string;
  soft: boolean;
}

export interface Lever {
  input: string;
  name: string;
  today: Exact;
  min: Exact;
  max: Exact;
  tippingPoints: TippingPoint[];
}

export interface TippingPoint {
  at: Exact;
  criterion?: string;
  statement?: string;
  status: Status;
  statusText: string;
}

export interface WhatIf {
  input: string;
  to: Exact;
  verdict?: string;
  headline?: string;
  turns: Turn[];
}

export interface Turn {
  criterion: string;
  from: Status;
  to: Status;
  toText: string;
  statement: string;
}

export interface Compared {
  policy: string;
  check: string;
  title: string;
  answers?: GivenAnswers;
  verdict: string;
  verdictText: string;
  /** Whether that is an answer for the day. */
  live: boolean;
  policyTitle?: string;
  met: number;
  unmet: number;
  judged: number;
  missing: number;
  countsText: string;
  nearest: boolean;
  why: string;
}
