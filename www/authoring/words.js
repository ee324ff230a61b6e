/**
 * What the page for authors of policies says. Chinese is authoritative; `{}` is filled in, in order.
 * What is wrong with a file is said by the module that checks it.
 * @typedef {typeof ZH} Words
 */

const ZH = {
  title: '检查政策文件',
  lead: '放入一份政策文件（policy.toml），马上看到全部问题和改法；没有问题时可以预览自查表，并下载网页要用的文件。全部在您的浏览器里完成，不上传任何内容。',
  other: 'English',
  otherTag: 'en',

  files: '放入文件',
  drop: '把文件拖到这里，或者',
  choose: '选择文件',
  example: '从示例开始',
  filesHelp: '可以一次放入几个：policy.toml（政策）、cases.toml（用例）、coverage.toml（条款对照）、vocabulary.toml（自己的词汇表）。没有放入词汇表时，用随附的一份。',
  editHelp: '也可以直接在下面粘贴或修改，结果随时更新。',

  source: '文件内容',
  whichFile: '要看的文件',
  shipped: '（随附）',
  textOf: '{} 的内容',
  pasteHere: '把 {} 的内容粘贴到这里',
  saveSource: '保存 {}',
  remove: '去掉 {}',
  removed: '已去掉 {}。',
  undo: '撤销',
  restored: '已恢复。',

  findings: '检查结果',
  nothing: '还没有放入政策文件。',
  loading: '正在载入检查程序……',
  sound: '没有问题，可以使用。',
  one: '有 1 个问题。',
  many: '有 {} 个问题。',
  first: '这里列出前 {} 个；改正后，后面的多半也就没有了。',
  casesHold: '{} 个用例全部成立。',
  casesFail: '共 {} 个用例，有 {} 处与预期不符或没有用例。',
  noCases: '没有放入 cases.toml，用例没有检查。',
  place: '{} 第 {} 行，第 {} 列',
  correct: '改为“{}”',
  corrected: '已改为“{}”。',

  handOut: '拿去用',
  handOutHelp: '下载第一个文件（需要英文时连同第二个），和自查程序的文件夹一起放到网站上，再把下面的标签写进网页。',
  json: '自查用的政策文件',
  html: '条件清单',
  zh: '中文',
  en: '英文',
  download: '下载 {}',
  copyList: '复制清单（{}）',
  tagHelp: '网页里的标签（条件清单粘贴在标签中间，不用脚本也能读）：',
  copyTag: '复制标签',
  listPlaceholder: '  ……条件清单……',
  copied: '已复制。',
  notCopied: '浏览器不允许复制，请改用下载。',

  preview: '预览',
  previewHelp: '这就是网页上的自查表，可以试填；这里填的内容不保存。',
  stale: '文件现在有问题，预览停在上一次没有问题的内容。',

  missing: '这个浏览器不能运行检查程序（WebAssembly 不可用）。请换用较新的浏览器，或用命令行 eligibility-check lint 检查。',
  stopped: '检查程序出错并已停止，文件内容还在；改动或重新放入文件即可再试。',
  tooLarge: '{} 超过 1 MB，不像是政策文件，没有读入。',
  notText: '{} 不是文本文件，没有读入。请放入 .toml 文件。',
  notUtf8: '{} 不是 UTF-8 编码，没有读入。请在编辑器里另存为 UTF-8 后再放入。',
  unreadable: '{} 无法读取，请重新选择。',
  surplus: '{} 没有读入：一次只能检查一份政策。',
  read: '已读入 {}。',
  listJoin: '、',

  disclaimer: '本页只检查写法是否前后一致、能否使用；内容与文件原文是否一致，请逐字核对。',
};

/** @type {Words} */
const EN = {
  title: 'Check a policy file',
  lead: 'Drop a policy file (policy.toml) and see every problem at once, with what to do. When there is none, try the self-check and download what a web site needs. Everything happens in your browser; nothing is uploaded.',
  other: '中文',
  otherTag: 'zh-CN',

  files: 'Your files',
  drop: 'Drop files here, or',
  choose: 'Choose files',
  example: 'Start from an example',
  filesHelp: 'Several at once will do: policy.toml, cases.toml (worked cases), coverage.toml (what is made of each clause), vocabulary.toml (a vocabulary of your own). Without one, the vocabulary that comes with the product is used.',
  editHelp: 'You can also paste or change the text below; the result follows.',

  source: 'Text of the files',
  whichFile: 'File to show',
  shipped: ' (comes with the product)',
  textOf: 'Text of {}',
  pasteHere: 'Paste the text of {} here',
  saveSource: 'Save {}',
  remove: 'Remove {}',
  removed: '{} is removed.',
  undo: 'Undo',
  restored: 'It is there again.',

  findings: 'What was found',
  nothing: 'There is no policy file yet.',
  loading: 'Loading the checker …',
  sound: 'No problems: it can be used.',
  one: '1 problem.',
  many: '{} problems.',
  first: 'These are the first {}; once they are mended, most of the others will be gone.',
  casesHold: 'All {} cases hold.',
  casesFail: '{} cases; {} expectations fail or have no case.',
  noCases: 'There is no cases.toml, so no cases were tried.',
  place: '{}, line {}, column {}',
  correct: 'Change to “{}”',
  corrected: 'Changed to “{}”.',

  handOut: 'Use it',
  handOutHelp: 'Download the first file (and the second if the page has an English version), put it on the web site together with the folder of the self-check, and write the tag below into the page.',
  json: 'Policy for the self-check',
  html: 'List of the criteria',
  zh: 'Chinese',
  en: 'English',
  download: 'Download {}',
  copyList: 'Copy the list ({})',
  tagHelp: 'The tag for the page (paste the list of the criteria inside it, where it can be read without script):',
  copyTag: 'Copy the tag',
  listPlaceholder: '  … list of the criteria …',
  copied: 'Copied.',
  notCopied: 'The browser does not allow copying. Please download instead.',

  preview: 'Preview',
  previewHelp: 'This is the self-check as a page shows it. Try it; nothing that you enter here is kept.',
  stale: 'The files have problems now. The preview shows them as they last were without.',

  missing: 'This browser cannot run the checker (WebAssembly is not available). Use a newer browser, or eligibility-check lint on the command line.',
  stopped: 'The checker ran into an error and has stopped. The text is still there; change it or drop the file again to try once more.',
  tooLarge: '{} is larger than 1 MB, which no policy is. It was not read.',
  notText: '{} is no text file and was not read. Please use .toml files.',
  notUtf8: '{} is not UTF-8 and was not read. Save it as UTF-8 in your editor and drop it again.',
  unreadable: '{} cannot be read. Please choose it again.',
  surplus: '{} was not read: only one policy can be checked at a time.',
  read: 'Read: {}.',
  listJoin: ', ',

  disclaimer: 'This page checks that the files are consistent and can be used. Whether they say what the document says, please compare word by word.',
};

/** @type {Record<'zh' | 'en', Words>} */
export const WORDS = { zh: ZH, en: EN };

/**
 * A sentence with its gaps filled in order.
 * @param {string} sentence
 * @param {(string | number)[]} values
 */
export const fill = (sentence, ...values) => sentence.replace(/\{\}/g, () => String(values.shift()));
