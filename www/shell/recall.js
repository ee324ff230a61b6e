/** Where all answers of the browser are kept; see keep/store.js. */
const KEPT = 'eligibility-check:answers';

/** Does a link or a draft wait for this page? Then what reads it comes before the form, which is right from the start. */
export function recalls() {
  try {
    return /^#ec=/.test(location.hash) || [localStorage, sessionStorage].some((storage) => storage.getItem(KEPT));
  } catch {
    return false;
  }
}
