/**
 * Lets the next text that an instance hands to the page throw, once `window.trapNext` is set: to the instance that is a
 * trap in the middle of its work, without its panic hook, be it WebAssembly or JavaScript. Goes into a page before its scripts.
 */
export function trapOnDemand() {
  const { decode } = TextDecoder.prototype;
  TextDecoder.prototype.decode = function trapping(...args) {
    if (window.trapNext && args.length) {
      window.trapNext = false;
      throw new Error('a trap made by the test');
    }
    return decode.apply(this, args);
  };
}
