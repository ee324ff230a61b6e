import { access, chmod, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { program } from '../../browser/support/programs.mjs';
import { openChromium } from './chromium.mjs';
import { openFirefox } from './firefox.mjs';
import { openWebKit } from './webkit.mjs';

const HERE = path.resolve(import.meta.dirname, '..');
const UNPACKED = path.resolve(HERE, '../../target/browsers');

/** Old Chromiums come packed, in packages made for servers. Unpacked once. */
async function unpacked(version) {
  const file = path.join(UNPACKED, `chromium-${version}`);
  try {
    await access(file);
  } catch {
    const folder = path.join(HERE, `node_modules/chromium-${version}/bin`);
    const packed = (await readdir(folder)).find((name) => /^chromium.*\.br$/.test(name));
    await mkdir(UNPACKED, { recursive: true });
    await writeFile(`${file}.partial`, await promisify(brotliDecompress)(await readFile(path.join(folder, packed))));
    await chmod(`${file}.partial`, 0o755);
    await rename(`${file}.partial`, file);
  }
  return file;
}

/** Debian keeps it beside the library, in a folder named after the machine. */
async function miniBrowser() {
  for (const machine of await readdir('/usr/lib')) {
    const file = `/usr/lib/${machine}/webkit2gtk-4.1/MiniBrowser`;
    if (await access(file).then(() => true, () => false)) return file;
  }
  throw new Error('MiniBrowser of WebKitGTK is not there; `make test-embed` installs it');
}

/**
 * The browsers, oldest Chromium first. `knowsWasmEval`: does it know that word of a Content-Security-Policy?
 * `short`: is it tried whenever the tests run?
 */
export const BROWSERS = [
  { name: 'Chromium 76', short: true, knowsWasmEval: false, open: async () => openChromium(await unpacked(76)) },
  { name: 'Chromium 86', knowsWasmEval: false, open: async () => openChromium(await unpacked(86)) },
  { name: 'Chromium 92', knowsWasmEval: false, open: async () => openChromium(await unpacked(92)) },
  { name: 'Chromium 109', knowsWasmEval: true, open: async () => openChromium(await unpacked(109)) },
  { name: 'Chromium, current', short: true, knowsWasmEval: true, open: async () => openChromium(program('chromium')) },
  { name: 'Firefox ESR', knowsWasmEval: true, open: async () => openFirefox(program('firefox-esr')) },
  {
    name: 'WebKitGTK',
    knowsWasmEval: true,
    open: async () =>
      openWebKit({ driver: program('WebKitWebDriver'), display: program('Xvfb'), browser: await miniBrowser() }),
  },
];
