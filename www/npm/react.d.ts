import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { EligibilityCheckAttributes, EligibilityCheckElement, EligibilityCheckEvents, Answers } from './index.js';

export * from './index.js';

/** React from 19 on sets `answers` as a property and listens to events by `on` and their names. */
type Props = DetailedHTMLProps<HTMLAttributes<EligibilityCheckElement>, EligibilityCheckElement> &
  EligibilityCheckAttributes & { answers?: Answers } & {
    [Name in keyof EligibilityCheckEvents as `on${Name}`]?: (event: EligibilityCheckEvents[Name]) => void;
  };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'eligibility-check': Props;
    }
  }
}
