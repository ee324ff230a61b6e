// What libraries of 2008 did to every page: members of Array.prototype of their own, by the names of later standards, and
// a loader of modules that takes every script for one of its own.
(function () {
  window.define = function () {
    throw new Error('define was called');
  };
  window.define.amd = {};
  window.module = { exports: {} };
  window.exports = window.module.exports;
  var members = {
    each: function (iterator) {
      for (var i = 0; i < this.length; i++) iterator(this[i], i);
      return this;
    },
    include: function (object) {
      return this.indexOf(object) !== -1;
    },
    // Finds with the iterator only; gives undefined like the standard, but knows nothing of its other arguments.
    find: function (iterator) {
      for (var i = 0; i < this.length; i++) if (iterator(this[i], i)) return this[i];
    },
    reduce: function () {
      return this.length > 1 ? this : this[0];
    },
    entries: function () {
      return this.slice();
    },
    keys: function () {
      return this.slice();
    },
    flatten: function () {
      return this;
    },
    toJSON: function () {
      return '[' + this.join(', ') + ']';
    },
    first: function () {
      return this[0];
    },
    last: function () {
      return this[this.length - 1];
    },
  };
  for (var name in members) Array.prototype[name] = members[name];
  Array.from = function (iterable) {
    var results = [];
    for (var i = 0; i < iterable.length; i++) results.push(iterable[i]);
    return results;
  };
  String.prototype.include = function (pattern) {
    return this.indexOf(pattern) > -1;
  };
  Function.prototype.bind = function () {
    var method = this, args = Array.prototype.slice.call(arguments), object = args.shift();
    return function () {
      return method.apply(object, args.concat(Array.prototype.slice.call(arguments)));
    };
  };
  Object.prototype.extend = function () {
    return this;
  };
})();
