const POLICY_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The list of all policies, in Chinese. */
export const INDEX = 'policies/index.json';

/**
 * The file of a policy below the folder, in Chinese.
 * @param {string | null} policy
 */
export const policyPath = (policy) => (policy && POLICY_ID.test(policy) ? `policies/${policy}.json` : undefined);

/**
 * The file beside a Chinese one that has its texts in a language, or its examples.
 * @param {string} path
 * @param {'zh' | 'en' | 'examples'} lang
 */
export const inLanguage = (path, lang) => (lang === 'zh' ? path : path.replace(/\.json(?=[?#]|$)/, `.${lang}.json`));
