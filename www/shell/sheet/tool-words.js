/**
 * The buttons of the tools, with the line that explains each: what the page shows before the tools are loaded.
 * @typedef {typeof ZH} ToolWords
 */

const ZH = {
  sheet: '打印自查表',
  sheetHelp: 'A4 纸，可在打印窗口中另存为 PDF',
  copy: '复制文字结果',
  copyHelp: '可粘贴到微信或邮件',
  qr: '显示二维码',
  qrHelp: '用手机扫一扫，接着看',
  csv: '存为表格',
  csvHelp: 'CSV 文件，可用 Excel 或 WPS 打开',
  save: '存为自查文件',
  saveHelp: '以后或换一台电脑可以再打开',
  open: '打开自查文件',
  openHelp: '也可以把文件拖到这里',
};

/** @type {ToolWords} */
const EN = {
  sheet: 'Print the sheet',
  sheetHelp: 'A4; the print dialog can also save it as a PDF',
  copy: 'Copy as text',
  copyHelp: 'To paste into a message or mail',
  qr: 'Show a QR code',
  qrHelp: 'Scan it with a phone to go on there',
  csv: 'Save as a table',
  csvHelp: 'A CSV file for Excel or WPS',
  save: 'Save the self-check',
  saveHelp: 'Open it again later, or on another computer',
  open: 'Open a saved self-check',
  openHelp: 'Or drop the file here',
};

/** @param {'zh' | 'en'} language */
export const toolWords = (language) => (language === 'en' ? EN : ZH);
