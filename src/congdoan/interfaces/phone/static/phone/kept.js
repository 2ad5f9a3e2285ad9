/* What this browser keeps, in IndexedDB: a shelf of vouchers and one of initiatives, a row each under its key. */
(function () {
  'use strict';
  var NAME = 'cong-doan-so';
  var SHELVES = ['captures', 'ideas'];

  function opened() {
    return new Promise(function (done, fail) {
      var asked = indexedDB.open(NAME, 2);
      asked.onupgradeneeded = function () {
        SHELVES.forEach(function (name) {
          if (!asked.result.objectStoreNames.contains(name)) { asked.result.createObjectStore(name, { keyPath: 'key' }); }
        });
      };
      asked.onerror = function () { fail(asked.error); };
      asked.onsuccess = function () { done(asked.result); };
    });
  }

  function work(name, mode, act) {
    return opened().then(function (base) {
      return new Promise(function (done, fail) {
        var passage = base.transaction(name, mode);
        var answer = act(passage.objectStore(name));
        passage.oncomplete = function () { base.close(); done(answer && answer.result); };
        passage.onabort = passage.onerror = function () { base.close(); fail(passage.error); };
      });
    });
  }

  self.kept = {
    shelf: function (name) {
      return {
        keep: function (row) { return work(name, 'readwrite', function (rows) { return rows.put(row); }); },
        drop: function (key) { return work(name, 'readwrite', function (rows) { return rows.delete(key); }); },
        all: function () { return work(name, 'readonly', function (rows) { return rows.getAll(); }); }
      };
    },
    forget: function () { indexedDB.deleteDatabase(NAME); },
    newKey: function () {
      if (crypto.randomUUID) { return crypto.randomUUID(); }
      var bytes = crypto.getRandomValues(new Uint8Array(16));
      bytes[6] = (bytes[6] & 15) | 64; bytes[8] = (bytes[8] & 63) | 128;
      var hex = Array.prototype.map.call(bytes, function (byte) { return ('0' + byte.toString(16)).slice(-2); }).join('');
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
    },
    today: function () {
      var now = new Date();
      return now.getFullYear() + '-' + ('0' + (now.getMonth() + 1)).slice(-2) + '-' + ('0' + now.getDate()).slice(-2);
    }
  };
}());
