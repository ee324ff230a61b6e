/** @typedef {{ error: { code: string, message: string } }} Failed */

const MESSAGES = {
  'bad-request': '数据无法使用。 The data cannot be used.',
  'not-started': '计算程序无法启动。 The engine could not start.',
  'policy-malformed': '政策不是 JSON。 The policy is no JSON.',
  stopped: '计算程序已停止，请重新载入政策。 The engine has stopped. Load the policy again.',
};

/**
 * A failure as data, in a sentence for developers.
 * @param {keyof typeof MESSAGES} code
 * @param {unknown} [more] what else is known
 * @returns {Failed}
 */
export const failed = (code, more = '') => ({ error: { code, message: MESSAGES[code] + more } });

/**
 * A function whose failure is data. What is handed over may run code of the page when it is read, and that may throw:
 * outside of the instance it ends nothing.
 * @template {any[]} A
 * @template R
 * @param {(...given: A) => R} call
 */
export const safe = (call) => (/** @type {A} */ ...given) => {
  try {
    return call(...given);
  } catch {
    return failed('bad-request');
  }
};
