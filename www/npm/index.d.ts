import type { Answers, Report } from './engine/index.js';

export type { Answers, Report };

/** What went wrong, as data: nothing of the element throws and no promise rejects. */
export interface Problem {
  error: {
    /**
     * `file-missing`, `policy-malformed`, `unknown-format`, `no-policy`, `unknown-check`, `bad-request`, `not-started`,
     * `not-connected` or `stopped`.
     */
    code: string;
    /** A sentence in the language of the element, for those two developers and visitors share; else in both languages. */
    message: string;
  };
}

/** What the element shows once it can be used: a policy, or the list of them. */
export type Ready =
  | { policy: { id: string; version: string; hash: string; checks: { id: string; kind: string; title: string }[] }; error?: undefined }
  | { policies: string[]; error?: undefined }
  | (Problem & { policy?: undefined; policies?: undefined });

/** `<eligibility-check>`. The module defines it as soon as it is imported, where there is a browser. */
export interface EligibilityCheckElement extends HTMLElement {
  /** What was entered, by input id. Setting it replaces everything; a copy is taken, and a copy is given. */
  answers: Answers;
  /** The report on the answers as they stand; nothing while no check is chosen. */
  readonly report: Report | undefined;
  /** Settles when the widget can be used, and when it cannot. */
  readonly ready: Promise<Ready>;
  /** The report with how far and what to change, once the widget is ready. */
  evaluate(): Promise<{ report: Report; error?: undefined } | (Problem & { report?: undefined })>;
  /** The report as a file that can be opened again. */
  exportReport(): Promise<{ name: string; text: string; error?: undefined } | Problem>;
  /** Forgets all answers. */
  reset(): Promise<{ error?: undefined } | Problem>;
}

/** The attributes of `<eligibility-check>`, each a text. They may change at any time. */
export interface EligibilityCheckAttributes {
  /** The id of a policy; without it all are listed. */
  policy?: string;
  /** The address of a compiled policy of one's own, instead. */
  'policy-src'?: string;
  /** The check that is open first. */
  check?: string;
  /** `zh-CN` or `en`; without it, the language of the page. */
  lang?: string;
  /** `light`, `dark` or `auto`. */
  theme?: string;
  /** `large` for 适老化: nothing below 18 px, no target below 60. */
  'text-size'?: string;
  /** Where a draft is kept: `local` (default), `session` or `off`. */
  storage?: string;
  /** The day of the check, `YYYY-MM-DD`; without it, today. */
  'as-of'?: string;
  /** `lazy`: nothing is loaded until the element is near the window, or is asked for something. */
  loading?: string;
  /** The telephone number for questions, instead of the policy's. */
  'contact-phone'?: string;
  /** Where a visitor reports an error in the policy. */
  'feedback-url'?: string;
}

/** The details of its events. They bubble, leave shadow roots, and carry no answers. */
export interface EligibilityCheckEvents {
  /** The widget can be used; with the list of policies, their ids instead. */
  'eligibility-check:ready': CustomEvent<{ policy?: string; check?: string; policies?: string[] }>;
  /** An answer has changed. */
  'eligibility-check:change': CustomEvent<{ policy: string; check: string; input: string }>;
  /** A status or the verdict has changed, or whether it is an answer for the day. */
  'eligibility-check:result': CustomEvent<{ policy: string; check: string; verdict: string; live: boolean; counts: Report['counts'] }>;
  /** Something does not work. */
  'eligibility-check:error': CustomEvent<{ policy?: string | null; code: string; message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'eligibility-check': EligibilityCheckElement;
  }
  interface HTMLElementEventMap extends EligibilityCheckEvents {}
  interface DocumentEventMap extends EligibilityCheckEvents {}
}
