/**
 * What notices and the card at the end say. Chinese is authoritative; `{}` is filled in, in order.
 * @typedef {typeof ZH} Words
 */

const ZH = {
  notice: '提示',
  known: '知道了',
  restored: '已恢复您 {} 填写的内容，共 {} 项。',
  carried: '已沿用您在其他政策中填过的 {} 项，请核对。',
  otherVersion: '政策数据已更新（{} 版改为 {} 版），请核对。',
  proceed: '继续填写',
  startOver: '清空重填',
  cleared: '已清空本页填写的内容。',
  undo: '撤销',
  undone: '已恢复。',
  moved: '年份变了，“近三年”现在是 {}—{} 年。',
  movedYears: '请补填 {} 年的数据：{}。',
  movedTotals: '只填了三年合计的，请换成新的合计：{}。',
  seeExample: '看一个填好的例子',
  clearExample: '清除例子',
  example: '现在是例子里的数字，不是您的，也不保存。',
  exampleCleared: '例子已清除，您填的内容和原来一样。',
  exampleKept: '例子只供查看，不保存，也不能复制、打印或分享。清除例子后，可以保存您自己填的内容。',
  noExample: '这一项还没有例子。',
  erasedElsewhere: '本机保存的内容已在另一个页面删除，本页也已清空。',
  hostWins: '本页已带入网站提供的内容；您上次填写的草稿还在。',
  useDraft: '用我的草稿',
  linkOpened: '这是别人分享给您的填写内容（{}）。',
  linkApart: '您在这里的修改单独保存，不影响您自己的草稿。',
  linkEdited: '您上次在这里的修改已一并恢复。',
  linkThen: '当时（{}，{} 版）：{}。',
  linkNow: '现在（{}，{} 版）：{}。',
  linkSame: '逐条结果与当时相同。',
  linkChanged: '有 {} 条的结果与当时不同',
  linkDropped: '本版政策不再问、因此没有带入的有 {} 项：{}',
  linkUnnamed: '另有 {} 项没有带入：这里的政策都不再问，已查不到名称，只有代号：{}',
  linkGone: '本版政策里已没有链接中的那项自查，请重新选择。',
  'link-broken': '链接不完整或被改动过，其中的内容没有带入。请让对方重新复制后发来。',
  'link-newer': '链接由较新的自查程序生成，本页读不了，请联系网站管理员更新。',
  fileOpened: '已打开自查文件，按 {} 的情况显示。',
  fileChecked: '已打开 {} 的自查文件，现在按 {} 核对。',
  checkToday: '按今天重新核对',
  fileElsewhere: '这个文件属于另一个政策（{}），请到那个政策的页面打开。',
  toolMissing: '这项功能的文件没有载入，请检查网络后再试。',
  chooseFirst: '请先在上面选择由谁申报，或要核对什么。',
  unread: '本机保存的草稿无法读取（可能已损坏，或由其他版本的程序保存）。原内容没有丢，可以存为文件。',
  saveFile: '存为文件',
  fileName: '自查草稿.txt',
  refused: '草稿没能保存（浏览器不允许，或存储空间已满）。关闭页面前，可用页面底部的“复制链接”留存。',
  end: '保存与分享',
  keptLocal: '填写的内容自动保存在这台设备的浏览器里，不上传；90 天不再修改就自动删除。',
  keptSession: '填写的内容只保存到关闭这个标签页为止，不上传。',
  keptOff: '填写的内容不保存，关闭页面后就没有了。',
  copyLink: '复制链接',
  copyLinkHelp: '链接里含有您填写的内容，请只发给需要的人。',
  copied: '链接已复制，可以粘贴到微信或邮件里。',
  copyYourself: '浏览器不允许自动复制。链接已选中，请按 Ctrl+C（手机上长按）复制。',
  link: '链接',
  feedback: '报告这项政策的内容有误（在新窗口打开）',
  erase: '删除本机保存的全部内容',
  eraseHelp: '在公用电脑上，离开前请删除。',
  erased: '已删除本机保存的全部内容，本页也已清空。',
  join: '、',
  quoted: '“{}”',
  arrow: '{}：{} → {}',
  met: '达到',
  unmet: '未达到',
  unanswered: '待填',
  judged: '专家评审',
  waived: '免除',
  'not-applicable': '不适用',
  invalid: '填写有误',
  'exit-met': '已触发',
  'exit-unmet': '未触发',
  'assessment-met': '满分',
  'assessment-unmet': '未得满分',
  'invalid-input': '填写有误',
  incomplete: '尚未填完',
  'needs-exception': '需主管部门酌定',
  'not-eligible': '有条件未达到',
  'not-kept': '有条件未达到',
  'not-reached': '有条件未达到',
  'pending-review': '待专家评审',
  triggered: '有情形已触发',
  eligible: '条件均已达到',
  kept: '条件均已达到',
  reached: '条件均已达到',
  clear: '未触发任何情形',
  graded: '已得自评等级',
};

/** @type {Words} */
const EN = {
  notice: 'Notice',
  known: 'OK',
  restored: 'What you entered on {} is back. Answers: {}.',
  carried: 'Answers taken over from another policy: {}. Please check them.',
  otherVersion: 'The policy has been updated (from version {} to {}). Please check.',
  proceed: 'Continue',
  startOver: 'Start over',
  cleared: 'Everything on this page was cleared.',
  undo: 'Undo',
  undone: 'It is back.',
  moved: 'The years have moved on: the three years now are {} to {}.',
  movedYears: 'Please fill in {}: {}.',
  movedTotals: 'These are totals of earlier years. Please replace them: {}.',
  seeExample: 'See a filled-in example',
  clearExample: 'Clear the example',
  example: 'Example figures, not yours. Nothing of it is kept.',
  exampleCleared: 'The example is gone, and what you entered is as it was.',
  exampleKept: 'The example is only to look at: it is not kept, and cannot be copied, printed or shared. Clear it to keep what you enter yourself.',
  noExample: 'There is no example of this yet.',
  erasedElsewhere: 'What was kept on this device was deleted on another page, so this page was cleared as well.',
  hostWins: 'This page has filled in figures of its own. Your last draft is still there.',
  useDraft: 'Use my draft',
  linkOpened: 'Somebody shared these answers with you ({}).',
  linkApart: 'What you change here is kept apart; your own draft stays as it is.',
  linkEdited: 'What you changed here last time is back, too.',
  linkThen: 'Then ({}, version {}): {}.',
  linkNow: 'Now ({}, version {}): {}.',
  linkSame: 'Each criterion has the same result as then.',
  linkChanged: 'Criteria whose result is not as it was then: {}',
  linkDropped: 'This version of the policy no longer asks for these answers, which were left out ({}): {}',
  linkUnnamed: 'Some more were left out ({}). No policy here asks for them any more, so only their codes are known: {}',
  linkGone: 'This version of the policy no longer has the check of the link. Please choose again.',
  'link-broken': 'The link is incomplete or was changed, and nothing of it was taken over. Please ask for it to be copied and sent again.',
  'link-newer': 'The link was made by a newer version of this self-check, which this page cannot read. The webmaster needs to update it.',
  fileOpened: 'The self-check file is open, as of {}.',
  fileChecked: 'The self-check file of {} is open, checked as of {}.',
  checkToday: 'Check again today',
  fileElsewhere: 'This file belongs to another policy ({}). Please open it on the page of that policy.',
  toolMissing: 'A file that this needs could not be loaded. Please check the connection and try again.',
  chooseFirst: 'Please choose above who applies, or what to check.',
  unread: 'The draft kept on this device cannot be read: it is damaged, or another version saved it. Nothing is lost; you can save it as a file.',
  saveFile: 'Save as a file',
  fileName: 'self-check-draft.txt',
  refused: 'The draft could not be kept: the browser does not allow it, or its storage is full. Before you close the page, “Copy link” at the end keeps what you entered.',
  end: 'Keep and share',
  keptLocal: 'What you enter is kept in the browser of this device and not uploaded. It is deleted 90 days after your last change.',
  keptSession: 'What you enter is kept until this tab is closed, and not uploaded.',
  keptOff: 'What you enter is not kept: it is gone when the page is closed.',
  copyLink: 'Copy link',
  copyLinkHelp: 'The link holds what you entered. Send it only to those who need it.',
  copied: 'The link is copied. You can paste it into a message.',
  copyYourself: 'The browser does not allow copying. The link is selected: press Ctrl+C, or hold it on a phone.',
  link: 'Link',
  feedback: 'Report an error in this policy (opens a new window)',
  erase: 'Delete everything kept on this device',
  eraseHelp: 'On a shared computer, do this before you leave.',
  erased: 'Everything kept on this device was deleted, and this page was cleared.',
  join: ', ',
  quoted: '“{}”',
  arrow: '{}: {} → {}',
  met: 'met',
  unmet: 'not met yet',
  unanswered: 'to fill in',
  judged: 'for the experts',
  waived: 'waived',
  'not-applicable': 'does not apply',
  invalid: 'check this figure',
  'exit-met': 'applies',
  'exit-unmet': 'does not apply',
  'assessment-met': 'full points',
  'assessment-unmet': 'fewer points',
  'invalid-input': 'check the figures',
  incomplete: 'not complete yet',
  'needs-exception': 'needs an exception',
  'not-eligible': 'not all met yet',
  'not-kept': 'not all met yet',
  'not-reached': 'not all met yet',
  'pending-review': 'for the experts',
  triggered: 'a trigger applies',
  eligible: 'everything is met',
  kept: 'everything is met',
  reached: 'everything is met',
  clear: 'no trigger applies',
  graded: 'self-graded',
};

/** @param {'zh' | 'en'} language */
export const words = (language) => (language === 'zh' ? ZH : EN);

/**
 * Fills the gaps of a sentence, in order.
 * @param {string} sentence
 * @param {(string | number)[]} values
 */
export function fill(sentence, ...values) {
  let at = 0;
  return sentence.replace(/\{\}/g, () => String(values[at++]));
}

/**
 * @param {Words} words
 * @param {string} code
 */
const known = (words, code) =>
  Object.prototype.hasOwnProperty.call(words, code) ? words[/** @type {keyof Words} */ (code)] : undefined;

/**
 * A verdict in a few words; what is none of these is the id of a grade that the policy no longer has.
 * @param {string} code
 * @param {Words} words
 */
export const verdictWord = (code, words) => known(words, code.endsWith('-pending-review') ? 'pending-review' : code) || words.graded;

/**
 * A status, in the words of the kind of check.
 * @param {string} status
 * @param {string} kind
 * @param {Words} words
 */
export const statusWord = (status, kind, words) => known(words, `${kind}-${status}`) || known(words, status) || '';
