/** A day as people write it. @param {string} day @param {'zh' | 'en'} language */
const written = (day, language) =>
  new Date(`${day}T00:00`).toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', { year: 'numeric', month: 'long', day: 'numeric' });

/**
 * The days of the round that counts: the one that is open, else the next, else the last.
 * @param {{ from: string, until: string }[]} windows in their order
 * @param {string} day
 */
function windowAt(windows, day) {
  return windows.find(({ until }) => until >= day) || windows[windows.length - 1];
}

/**
 * From when until when applications are taken, where the policy says it.
 * @param {any} policy
 * @param {{ asOf: string }} report
 * @param {'zh' | 'en'} language
 */
export function days(policy, { asOf }, language) {
  const found = policy.round && policy.round.windows && windowAt(policy.round.windows, asOf);
  return found ? `${written(found.from, language)} – ${written(found.until, language)}` : undefined;
}
