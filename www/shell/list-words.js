/**
 * What the list of policies says. Chinese is authoritative.
 * @typedef {typeof ZH} Words
 */

const ZH = {
  title: '申报条件自查',
  lead: '选一个政策，再选由谁申报，就可以逐条对照。全部在您的浏览器中计算，不上传任何内容。',
  search: '查找政策',
  searchHint: '名称、文号或单位',
  who: '我是',
  anybody: '全部',
  count: '共 {} 个政策',
  none: '没有符合的政策，请换个词，或把“我是”改为“全部”。',
  for: '适合：',
  checked: '与文件核对于 {}',
  notYet: '尚未施行',
  inForce: '现行有效',
  expired: '已失效',
  upcoming: '尚未开始申报',
  open: '正在申报',
  closed: '本轮申报已截止',
  choose: '由谁申报，或要核对什么',
  other: 'English',
  otherTag: 'en',
};

/** @type {Words} */
const EN = {
  title: 'Check eligibility before applying',
  lead: 'Choose a policy and who applies, and compare criterion by criterion. Everything is computed in your browser. Nothing is uploaded.',
  search: 'Find a policy',
  searchHint: 'Title, number or office',
  who: 'I am',
  anybody: 'All',
  count: 'Policies: {}',
  none: 'No policy fits. Try another word, or set “I am” to “All”.',
  for: 'For: ',
  checked: 'Compared with the document on {}',
  notYet: 'not in force yet',
  inForce: 'in force',
  expired: 'no longer in force',
  upcoming: 'applications are not open yet',
  open: 'applications are open',
  closed: 'applications have closed',
  choose: 'Who applies, or what to check',
  other: '中文',
  otherTag: 'zh-CN',
};

/** @param {'zh' | 'en'} language */
export const words = (language) => (language === 'zh' ? ZH : EN);
