import { once } from 'node:events';
import { createServer } from 'node:net';
import { start } from './process.mjs';

// WebKitGTK, the nearest thing to Safari: plain WebDriver, on a display of its own. It shows its console to nobody;
// pages/watch.js listens in the page.

const ENV = { WEBKIT_DISABLE_DMABUF_RENDERER: '1', LIBGL_ALWAYS_SOFTWARE: '1' };

/** JSON.stringify listens to what a page has made of Array.prototype, and so does the driver. */
function write(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  return `{${names.map((name) => `${JSON.stringify(name)}:${write(value[name])}`).join(',')}}`;
}

class Page {
  complaints = [];

  constructor(send) {
    this.send = send;
  }

  open(address) {
    return this.send('POST', 'url', { url: address });
  }

  async enter(index) {
    await this.send('POST', 'frame', { id: null });
    if (index) await this.send('POST', 'frame', { id: index - 1 });
  }

  async run(code, argument) {
    const script = `const done = arguments[1];
      const write = ${write};
      Promise.resolve(arguments[0]).then(${code}).then((value) => done(write({ value })), (error) => done(write({ error: String(error) })));`;
    const text = await this.send('POST', 'execute/async', { script, args: [argument === undefined ? null : argument] });
    const { value, error } = JSON.parse(text);
    if (error) throw new Error(error);
    return value;
  }

  async type(text) {
    const actions = [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
    await this.send('POST', 'actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async picture() {
    return Buffer.from(await this.send('GET', 'screenshot'), 'base64');
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** @param {{ driver: string, display: string, browser: string }} programs */
export async function openWebKit({ driver, display, browser }) {
  const screen = await start(display, ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], /^(\d+)\n/);
  const port = await freePort();
  // It says nothing when it is ready: asked again until it answers.
  const service = await start(driver, [`--port=${port}`], undefined, { ...ENV, DISPLAY: `:${screen.said}` });

  async function call(method, path, body) {
    const options = method === 'POST' ? { method, body: JSON.stringify(body) } : { method };
    const { value } = await (await fetch(`http://127.0.0.1:${port}/${path}`, options)).json();
    if (value && value.error) throw new Error(`${path}: ${value.error} ${value.message}`);
    return value;
  }

  for (let tries = 100; ; tries -= 1) {
    try {
      await call('GET', 'status');
      break;
    } catch (error) {
      if (!tries) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const wanted = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } };
  const { sessionId } = await call('POST', 'session', { capabilities: { alwaysMatch: wanted } });
  const send = (method, command, body) => call(method, `session/${sessionId}/${command}`, body);
  await send('POST', 'timeouts', { script: 60_000, pageLoad: 60_000 });
  return {
    async page() {
      const page = new Page(send);
      await page.enter(0).catch(() => undefined);
      return page;
    },
    close: () => send('POST', 'url', { url: 'about:blank' }),
    async quit() {
      await call('DELETE', `session/${sessionId}`).catch(() => undefined);
      await service.stop();
      await screen.stop();
    },
  };
}
