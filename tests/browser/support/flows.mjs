import { example, reportOf } from './reports.mjs';

const CRAFTSMAN = 'ningxia-craftsman';

/** Every type of applicant of one policy, and one check of each other kind. */
export const FLOWS = [
  ...['college', 'enterprise', 'public-training-base', 'private-school', 'region', 'obligations', 'exit'].map((check) => example(CRAFTSMAN, check)),
  example('ningxia-skill-master-studio', 'assessment'),
  example('ningxia-training-plan', 'targets'),
];

/** The report of such a flow, as the command line makes it: figures, criteria and verdict to compare with. */
export const expected = (flow) => reportOf(flow);

/** Takes the place of the print dialog, and leaves word. */
export function printIsCounted() {
  window.print = () => {
    window.top.printed = (window.top.printed || 0) + 1;
  };
}
