/** Every word that guidance itself says, beside the sentences of the report. Chinese is authoritative. */
const ZH = {
  filter: '列出哪些条件',
  filters: { all: '全部', unmet: '未达到', unanswered: '待填', judged: '专家评审' },
  nearest: '最近的差距',
  breaks: '但会使以下条件变为未达到：',
  plan: '怎样全部达到',
  inTheWay: '增加数字解决不了的',
  also: '还要做到',
  enter: '按方案填入',
  entered: '已按方案填入，可以撤销。',
  undo: '撤销',
  whatIf: '试一试',
  onlyTried: '换一个数字，看结果怎样变。只是试算，不改动您填的内容。',
  which: '试哪一项',
  figure: '试算的数字',
  less: '减 1',
  more: '加 1',
  turns: '在这些数字上结果会变',
  cannotTry: '请填 {} 到 {} 之间、与现在相差整数的数字。',
  today: '这是现在的数字。',
  colon: '：',
  comma: '；',
  comparison: '换一种情况对照',
  onlyWhatFits: '同样的内容，按另一种情况看结果。只选您确实也符合的。',
  instead: '如果“{}”是',
  notCompared: '不对照',
  nearer: '更近',
  others: '也看看其他政策',
  othersMissing: '其他政策没有载入，请检查网络后再试。',
  yes: '是',
  no: '否',
};

/** @typedef {typeof ZH} Words */

/** @type {Words} */
const EN = {
  filter: 'Which criteria are listed',
  filters: { all: 'All', unmet: 'Not met', unanswered: 'Open', judged: 'Experts' },
  nearest: 'Nearest',
  breaks: 'But then these are no longer met: ',
  plan: 'How to meet everything',
  inTheWay: 'What no figure can mend',
  also: 'Also to be done',
  enter: 'Enter this plan',
  entered: 'The plan was entered. You can undo this.',
  undo: 'Undo',
  whatIf: 'What if',
  onlyTried: 'Try another figure and see what changes. What you entered stays as it is.',
  which: 'Which figure',
  figure: 'The figure to try',
  less: '1 less',
  more: '1 more',
  turns: 'Where the result turns',
  cannotTry: 'Enter a figure from {} to {}, a whole number away from the present one.',
  today: 'This is the present figure.',
  colon: ': ',
  comma: '; ',
  comparison: 'Compare another case',
  onlyWhatFits: 'The same answers, seen another way. Choose only what truly fits you as well.',
  instead: 'If “{}” were',
  notCompared: 'not compared',
  nearer: 'nearer',
  others: 'Look at other policies too',
  othersMissing: 'The other policies could not be loaded. Check the connection and try again.',
  yes: 'Yes',
  no: 'No',
};

/** @param {'zh' | 'en'} language */
export const words = (language) => (language === 'zh' ? ZH : EN);

/**
 * A sentence with its gaps filled in order.
 * @param {string} sentence
 * @param {string[]} values
 */
export const fill = (sentence, ...values) => sentence.replace(/\{\}/g, () => values.shift() || '');
