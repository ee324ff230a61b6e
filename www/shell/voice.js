import { element, withAttributes } from './dom.js';

/** So long nothing more happens before a change is told: of a burst only what came of it. */
const QUIET = 400;

/**
 * The one live region of an element: whoever has something to say hands it over here. The form, drawn elsewhere, brings
 * a region of its own, whose sentence about the result is told here instead. What somebody has just done is told
 * rather than the result that follows from it, and what is later rather than what was before.
 *
 * Each part that comes later is a bundle of its own, so the voice is found by its place on the page.
 * @param {import('./view.js').View} view
 * @returns {(text: string) => void}
 */
export function voiceOf({ frame, stage, root }) {
  const known = /** @type {any} */ (stage.querySelector('[data-voice]'));
  if (known) return known.say;
  const region = withAttributes(element('p', 'unseen'), { role: 'status', 'data-voice': '' });
  let told = '';
  let result = '';
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const speak = () => {
    const text = told || result;
    told = result = '';
    // The same sentence a second time is news as well.
    if (text) region.textContent = region.textContent === text ? `${text}\u00a0` : text;
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(speak, QUIET);
  };
  const say = (/** @type {string} */ text) => {
    if (!text) return;
    told = text;
    soon();
  };
  Object.assign(region, { say });
  stage.append(region);

  /** @param {HTMLElement} own the region of the form */
  const follow = (own) => {
    own.removeAttribute('role');
    own.hidden = true;
    new MutationObserver(() => {
      result = (own.textContent || '').trim();
      soon();
    }).observe(own, { subtree: true, childList: true, characterData: true });
  };
  const take = () => {
    const own = /** @type {HTMLElement | null} */ (root.querySelector('[role="status"]'));
    if (own) follow(own);
    return Boolean(own);
  };
  if (!take()) new MutationObserver((_, watch) => take() && watch.disconnect()).observe(root, { subtree: true, childList: true });

  // While another policy is loaded, the notice of that stands above the widget.
  new MutationObserver((_, watch) => {
    if (stage.parentNode !== frame) watch.disconnect();
    const loading = frame.querySelector('.ec-notice-text[role="status"]');
    if (!loading || stage.hidden || stage.parentNode !== frame) return;
    loading.removeAttribute('role');
    say(loading.textContent || '');
  }).observe(frame, { childList: true });
  return say;
}
