import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * Where a program stands on PATH.
 * @param {string} name
 */
export function program(name) {
  const found = process.env.PATH.split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
  if (!found) throw new Error(`${name} is not on PATH; \`make test\` installs it`);
  return found;
}
