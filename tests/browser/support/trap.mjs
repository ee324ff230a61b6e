/**
 * Lets the next call from an instance into the page throw, once `window.trapNext` is set: to the instance that is a
 * trap in the middle of its work, without its panic hook. Goes into a page before its scripts.
 */
export function trapOnDemand() {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (module, imports) => {
    for (const functions of Object.values(imports)) {
      for (const [name, original] of Object.entries(functions)) {
        functions[name] = function trapping(...args) {
          if (window.trapNext) {
            window.trapNext = false;
            throw new Error('a trap made by the test');
          }
          return original.apply(this, args);
        };
      }
    }
    return instantiate(module, imports);
  };
}
