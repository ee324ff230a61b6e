/**
 * Plain data of a host page, apart from it. Whatever is no plain data is nothing.
 * @param {unknown} value
 * @returns {Record<string, any>}
 */
export function copyOf(value) {
  try {
    return value && typeof value === 'object' ? JSON.parse(JSON.stringify(value)) : {};
  } catch {
    return {};
  }
}
