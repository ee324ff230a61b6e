// Lists everything of others that reaches a visitor, with its licence: the crates in the modules, and libraries in the scripts.
//
//   node licences.mjs OUTPUT.md

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const [out] = process.argv.slice(2);

/** Files that a licence asks to be handed on. */
const TEXTS = /^(licen[sc]e|copying|notice)/i;
/** Where there is a choice, this one is taken: it is the shortest that every one of them offers. */
const CHOSEN = /\bMIT\b/;

const cargo = (...args) => execFileSync('cargo', [...args, '--locked'], { cwd: path.join(root, 'www'), encoding: 'utf8', maxBuffer: 1 << 28 });

/** The crates that the modules are made of. What only builds or tests, and what only the command line needs, is not in them. */
function crates() {
  const only = ['--target', 'wasm32-unknown-unknown', '--all-features', '--edges', 'normal,no-proc-macro'];
  const tree = cargo('tree', '--package', 'eligibility-check-web', ...only, '--prefix', 'none', '--format', '{p}');
  const inside = new Set(tree.split('\n').map((line) => line.split(' ').slice(0, 2).join(' ')));
  const { packages } = JSON.parse(cargo('metadata', '--format-version', '1', '--filter-platform', 'wasm32-unknown-unknown', '--all-features'));
  return packages
    .filter(({ name, version, source }) => source && inside.has(`${name} v${version}`))
    .map(({ name, version, license, manifest_path: file }) => ({ name, version, license, folder: path.dirname(file) }));
}

/** The libraries that are bundled into scripts. */
function libraries() {
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'www/package.json'), 'utf8'));
  return Object.keys(dependencies).map((name) => {
    const folder = path.join(root, 'www/node_modules', name);
    const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return { name, version, license, folder };
  });
}

/** The text to hand on: of the chosen licence, where there are several. */
function textOf({ folder, license }) {
  const files = readdirSync(folder).filter((name) => TEXTS.test(name)).sort();
  const chosen = CHOSEN.test(license) ? files.filter((name) => CHOSEN.test(name)) : [];
  return (chosen.length ? chosen : files)
    .map((name) => readFileSync(path.join(folder, name), 'utf8').replace(/\r\n/g, '\n').trim())
    .join('\n\n');
}

const all = [...crates(), ...libraries()].sort((one, other) => (one.name < other.name ? -1 : 1));
const unlicensed = all.filter(({ license }) => !license);
if (unlicensed.length) throw new Error(`no licence is named by ${unlicensed.map(({ name }) => name).join(', ')}`);

/** Many share a text, but for the holder. @type {Map<string, string[]>} */
const texts = new Map();
for (const one of all) {
  const text = textOf(one) || `No text comes with it; see its licence, ${one.license}.`;
  texts.set(text, [...(texts.get(text) || []), `${one.name} ${one.version}`]);
}

writeFileSync(out, [
  '# What others have made\n',
  'These are in the modules and scripts, besides the standard library of Rust (MIT OR Apache-2.0). Where a licence is a choice that has MIT in it, MIT is taken.\n',
  '| name | version | licence |\n|---|---|---|',
  ...all.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`),
  ...[...texts].map(([text, names]) => `\n## ${names.join(', ')}\n\n\`\`\`text\n${text}\n\`\`\``),
  '',
].join('\n'));
