import type { DefineComponent } from 'vue';
import type { Answers, EligibilityCheckAttributes, EligibilityCheckEvents } from './index.js';

export * from './index.js';

/** How Vue's compiler calls the listener of an event. */
type Named<Event extends string> = Event extends `eligibility-check:${infer What}` ? `onEligibilityCheck:${What}` : never;

/** Vue sets `answers` as a property and listens by `@` and the names of the events; tell its compiler that the element is a custom one. */
type Props = EligibilityCheckAttributes & { answers?: Answers } & {
  [Name in keyof EligibilityCheckEvents as Named<Name>]?: (event: EligibilityCheckEvents[Name]) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'eligibility-check': DefineComponent<Props>;
  }
}
