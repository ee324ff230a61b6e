// Listens for whatever goes wrong in a page, before anything else runs. For all browsers alike: WebKitGTK shows its console to nobody.
(function () {
  var heard = { trouble: [], events: [], wasm: false };
  window.heard = heard;
  window.addEventListener('error', function (event) {
    if (event.message) heard.trouble.push(event.message);
  });
  window.addEventListener('unhandledrejection', function (event) {
    heard.trouble.push('rejection: ' + event.reason);
  });
  document.addEventListener('securitypolicyviolation', function (event) {
    heard.trouble.push('violation: ' + event.violatedDirective + ' ' + event.blockedURI);
  });
  ['error', 'warn'].forEach(function (name) {
    var original = console[name];
    console[name] = function () {
      heard.trouble.push(Array.prototype.join.call(arguments, ' '));
      original.apply(console, arguments);
    };
  });
  // Which of the two builds runs?
  if (window.WebAssembly) {
    var instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = function (module, imports) {
      return instantiate(module, imports).then(function (instance) {
        heard.wasm = true;
        return instance;
      });
    };
  }
  ['ready', 'change', 'result', 'error'].forEach(function (name) {
    document.addEventListener('eligibility-check:' + name, function (event) {
      heard.events.push({ name: name, code: event.detail.code });
    });
  });
})();
