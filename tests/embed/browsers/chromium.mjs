import WebSocket from 'ws';
import { profile, start } from './process.mjs';

// Plain DevTools protocol: what current libraries speak is more than Chromium 76 understands.

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--no-zygote', '--disable-dev-shm-usage', '--no-first-run', '--mute-audio',
  '--lang=zh-CN', '--window-size=1200,900', '--remote-debugging-port=0',
  // A frame of another origin in the same process is reached like any other.
  '--disable-site-isolation-trials', '--disable-features=IsolateSandboxedIframes,site-per-process',
];

class Connection {
  #socket;
  #waiting = new Map();
  #listeners = new Map();
  #last = 0;

  static async to(address) {
    const connection = new Connection();
    connection.#socket = new WebSocket(address, { perMessageDeflate: false });
    await new Promise((resolve, reject) => connection.#socket.once('open', resolve).once('error', reject));
    connection.#socket.on('message', (data) => connection.#receive(JSON.parse(data)));
    return connection;
  }

  #receive({ id, sessionId, method, params, result, error }) {
    if (id) {
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) reject(new Error(error.message));
      else resolve(result);
    } else {
      const hear = this.#listeners.get(sessionId);
      if (hear) hear(method, params);
    }
  }

  listen(sessionId, hear) {
    this.#listeners.set(sessionId, hear);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = (this.#last += 1);
    this.#socket.send(JSON.stringify({ id, method, params, sessionId }));
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  close() {
    this.#socket.close();
  }
}

class Page {
  complaints = [];
  #contexts = [];
  #frame = 0;

  constructor(connection, target, session) {
    this.target = target;
    this.send = (method, params) => connection.send(method, params, session);
    connection.listen(session, (method, params) => this.#hear(method, params));
  }

  #hear(method, params) {
    if (method === 'Runtime.executionContextCreated') this.#contexts.push(params.context);
    if (method === 'Runtime.executionContextDestroyed') {
      this.#contexts = this.#contexts.filter(({ id }) => id !== params.executionContextId);
    }
    if (method === 'Runtime.executionContextsCleared') this.#contexts = [];
    if (method === 'Runtime.exceptionThrown') {
      const { text, exception } = params.exceptionDetails;
      this.complaints.push(`${text} ${(exception && exception.description) || ''}`);
    }
    if (method === 'Runtime.consoleAPICalled' && ['error', 'warning', 'assert'].includes(params.type)) {
      this.complaints.push(params.args.map(({ value, description }) => value || description).join(' '));
    }
    if (method === 'Log.entryAdded' && ['error', 'warning'].includes(params.entry.level)) {
      this.complaints.push(`${params.entry.text} ${params.entry.url || ''}`);
    }
    if (method === 'Page.loadEventFired') this.loaded();
  }

  async open(address) {
    for (const domain of ['Page', 'Runtime', 'Log']) await this.send(`${domain}.enable`);
    const loaded = new Promise((resolve) => {
      this.loaded = resolve;
    });
    await this.send('Page.navigate', { url: address });
    await loaded;
  }

  /** From now on what is run, runs in this frame of the page; 0 is the page itself. */
  async enter(index) {
    this.#frame = index;
  }

  async #context() {
    const { frameTree } = await this.send('Page.getFrameTree');
    const frames = [frameTree, ...(frameTree.childFrames || [])];
    const { id } = frames[this.#frame].frame;
    return this.#contexts.find(({ auxData }) => auxData.frameId === id && auxData.isDefault).id;
  }

  async run(code, argument) {
    const { result, exceptionDetails } = await this.send('Runtime.callFunctionOn', {
      executionContextId: await this.#context(),
      functionDeclaration: String(code),
      arguments: [{ value: argument }],
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception.description || exceptionDetails.text);
    return result.value;
  }

  async type(text) {
    for (const character of text) {
      await this.send('Input.dispatchKeyEvent', { type: 'keyDown', text: character, key: character });
      await this.send('Input.dispatchKeyEvent', { type: 'keyUp', key: character });
    }
  }

  async picture() {
    const { data } = await this.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }
}

/** @param {string} file */
export async function openChromium(file) {
  const { folder, remove } = await profile();
  const browser = await start(file, [...FLAGS, `--user-data-dir=${folder}`, 'about:blank'], /DevTools listening on (ws:\S+)/);
  const connection = await Connection.to(browser.said);
  return {
    async page() {
      const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank' });
      const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
      return new Page(connection, targetId, sessionId);
    },
    close: (page) => connection.send('Target.closeTarget', { targetId: page.target }),
    async quit() {
      connection.close();
      await browser.stop();
      await remove();
    },
  };
}
