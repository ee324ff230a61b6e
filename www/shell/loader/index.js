import { EligibilityCheck } from './element.js';

const NAME = 'eligibility-check';

// A page that carries the script twice, or has an element of this name already, stays as it is.
// A server that renders pages has no elements at all.
if (globalThis.customElements && !customElements.get(NAME)) {
  customElements.define(NAME, EligibilityCheck);
}
