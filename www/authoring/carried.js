/**
 * What the page carries in itself beside its script.
 * @param {string} name
 */
function carried(name) {
  const element = document.querySelector(`script[data-policy-check="${name}"]`);
  return (element && element.textContent) || '';
}

/** The module that checks policy files. */
export const moduleBytes = () => Uint8Array.from(atob(carried('module').trim()), (letter) => letter.charCodeAt(0));

/**
 * The vocabulary that comes with the product, and the files of a policy to start from.
 * @type {{ vocabulary: string, example: Record<string, string> }}
 */
export const TEXTS = JSON.parse(carried('texts') || '{}');
