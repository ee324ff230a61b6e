import { HEIGHT, HELLO } from './messages.js';

// The page around: makes each <iframe data-eligibility-check> as high as what it shows. Without this script the frame
// keeps the height that the page gives it, and scrolls.

/** Higher than any check; whoever asks for more is not ours. */
const LIMIT = 50_000;

const frames = () => /** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll('iframe[data-eligibility-check]'));

/** @param {HTMLIFrameElement} frame */
function originOf(frame) {
  const apart = frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');
  return apart ? 'null' : new URL(frame.src).origin;
}

window.addEventListener('message', ({ source, origin, data }) => {
  const frame = Array.from(frames()).find(({ contentWindow }) => contentWindow === source);
  if (!frame || origin !== originOf(frame) || !data || data.type !== HEIGHT) return;
  const { height } = data;
  if (typeof height !== 'number' || !(height > 0 && height <= LIMIT)) return;
  const border = frame.offsetHeight - frame.clientHeight;
  frame.style.height = `${height + (getComputedStyle(frame).boxSizing === 'border-box' ? border : 0)}px`;
});

for (const frame of frames()) {
  // A statement: WebKit makes a jump of a call whose value is handed back, and then takes the frame itself for the sender.
  const greet = () => {
    if (frame.contentWindow) frame.contentWindow.postMessage(HELLO, '*');
  };
  frame.addEventListener('load', greet);
  // It may have loaded before this script.
  greet();
}
