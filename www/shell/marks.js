const RING = 'M10 1.1a8.9 8.9 0 1 0 .01 0z';

/** Marks whose shape alone tells the status, for print in black: class and line of each path. @type {Record<string, [string, string][]>} */
const MARKS = {
  met: [['solid', 'M10 0a10 10 0 1 0 .01 0z'], ['inner', 'M5.5 10.4l3 3 6-6.4']],
  unmet: [['line', RING], ['line', 'M5.8 10h8.4']],
  judged: [['line', 'M10 1.6l8.4 8.4-8.4 8.4L1.6 10z']],
  invalid: [['solid', 'M10 1l9.4 17.4H.6z'], ['inner', 'M10 7.4v5.2M10 14.6v1.6']],
  unanswered: [['dashed', RING]],
};

/** @type {[string, string][]} */
const DASH = [['line', 'M4 10h12']];

/** The mark of a look; a dash where there is none. @param {string} look */
export const markOf = (look) => (Object.prototype.hasOwnProperty.call(MARKS, look) ? MARKS[look] : DASH);

/**
 * How a criterion looks: by its status, and where that is good or bad for the applicant.
 * @param {string} status
 * @param {unknown} favourable
 */
export function lookOf(status, favourable) {
  if (status === 'met' && favourable === false) return 'unmet';
  return status === 'unmet' && favourable === true ? 'met' : status;
}
