/**
 * The bytes of a file beside this one, from a server or from the disk.
 * @param {URL} url
 * @returns {Promise<BufferSource>}
 */
export async function bytesOf(url) {
  if (url.protocol === 'file:') {
    // Put together, so that no bundler looks for it: browsers never come here.
    const name = ['node:fs', 'promises'].join('/');
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ name);
    return readFile(url);
  }
  const response = await fetch(url.href);
  if (!response.ok) throw new Error(url.href);
  return response.arrayBuffer();
}
