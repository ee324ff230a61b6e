/** What the page around a frame says first. It tells nothing, so that it may go to whatever the frame shows. */
export const HELLO = 'eligibility-check:hello';

/** What the page in the frame answers: `{ type, height }`. */
export const HEIGHT = 'eligibility-check:height';
