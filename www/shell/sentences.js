const SENTENCES = {
  loading: {
    zh: '正在载入自查表……',
    en: 'Loading the self-check …',
  },
  'file-missing': {
    zh: '自查所需的文件没有载入（{file}），请检查网络后再试。',
    en: 'A file that the self-check needs could not be loaded ({file}). Please check the connection and try again.',
  },
  'policy-malformed': {
    zh: '政策文件有误（{file}），暂时无法自查。',
    en: 'The policy file is damaged ({file}), so the self-check cannot run for now.',
  },
  'unknown-format': {
    zh: '政策文件（{file}）的格式比本程序新，请网站管理员更新自查程序。',
    en: 'The policy file ({file}) has a newer format than this program. The webmaster needs to update the self-check.',
  },
  'no-policy': {
    zh: '页面写的政策名称不对，请网站管理员检查。',
    en: 'The page names the policy in a wrong way. The webmaster needs to check it.',
  },
  'not-started': {
    zh: '自查未能启动。',
    en: 'The self-check could not be started.',
  },
  'not-connected': {
    zh: '自查表不在页面上。',
    en: 'The self-check is not on the page.',
  },
  stopped: {
    zh: '自查程序出错并已停止；您填写的内容仍然保留，可以重新开始。',
    en: 'The self-check ran into an error and has stopped. What you entered is kept; you can start again.',
  },
  'all-policies': {
    zh: '全部政策',
    en: 'All policies',
  },
  again: {
    zh: '重新开始',
    en: 'Start again',
  },
  retry: {
    zh: '再试一次',
    en: 'Try again',
  },
};

/**
 * @param {string} code
 * @param {'zh' | 'en'} language
 * @param {string} [file]
 * @returns {string}
 */
export function sentence(code, language, file = '') {
  const known = SENTENCES[/** @type {keyof typeof SENTENCES} */ (code)] || SENTENCES['not-started'];
  return known[language].replace('{file}', file);
}
