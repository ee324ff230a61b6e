import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder for the profile of one browser, and how to be rid of it. */
export async function profile() {
  const folder = await mkdtemp(path.join(tmpdir(), 'embed-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}

/**
 * Starts a program and waits until it says that it is ready, where it does.
 * @param {string} file
 * @param {string[]} args
 * @param {RegExp} [ready] what it then writes to its output or its errors; the first group is handed back
 * @param {object} [env]
 */
export async function start(file, args, ready, env = {}) {
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const said = ready && (await new Promise((resolve, reject) => {
    let text = '';
    const hear = (chunk) => {
      text += chunk;
      const found = text.match(ready);
      if (found) resolve(found[1]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${file} ended: ${text.slice(-500)}`)));
    setTimeout(() => reject(new Error(`${file} says nothing: ${text.slice(-500)}`)), 30_000).unref();
  }));
  return {
    said,
    async stop() {
      child.kill();
      const deadline = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await exited;
      clearTimeout(deadline);
    },
  };
}
