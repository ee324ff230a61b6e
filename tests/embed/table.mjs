import { WAYS } from './kinds.mjs';

const HEAD = `# Compatibility

What was tried, in which browsers, and what a visitor then has. \`make test-embed\` tries all of it and writes this page; \`make test\` tries a
part. Each cell is the whole way of a visitor: open the page, choose an applicant type, type two figures, read the verdict and "84.92 %", with
nothing in the console and no event of an error. Where a page forbids something or a file does not come, what the browser itself says of that is let pass.

| word | what it means |
|---|---|
| **runs** | the check runs |
| **runs, JS** | the check runs without WebAssembly, from \`parts/form-without-wasm.*.js\`; slower, yet not felt |
| **sentence** | one plain sentence, the static list of the criteria, and one \`eligibility-check:error\` event; nothing is blank and nothing lost |
| **list** | the static list of the criteria, as the page has it |
| **link** | nothing in the frame; the link of the page opens the check |

The Chromiums are those on which browsers such as 360, QQ, 奇安信 and intranet browsers are built. WebKitGTK stands for Safari. "Current" and
"ESR" are Debian's. The console of WebKitGTK cannot be read: errors are heard in the page itself there, and in pages from \`file://\` not at all.
`;

const WORDS = { wasm: 'runs', js: 'runs, JS', runs: 'runs', sentence: 'sentence', list: 'list', link: 'link' };

export const expected = ({ expect = () => 'wasm' }, browser) => expect(browser);

/** @param {{ name: string }[]} browsers */
export function table(browsers) {
  const row = (cells) => `| ${cells.join(' | ')} |`;
  const sections = WAYS.map(({ name, about, kinds }) => {
    const rows = kinds.map((kind) => row([
      kind.name,
      ...browsers.map((browser) => WORDS[expected(kind, browser)]),
      kind.note || '',
    ]));
    const head = row(['page', ...browsers.map((browser) => browser.name), 'why']);
    return [`## ${name}`, '', about, '', head, row(['---', ...browsers.map(() => '---'), '---']), ...rows].join('\n');
  });
  return `${HEAD}\n${sections.join('\n\n')}\n`;
}
