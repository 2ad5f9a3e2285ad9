/* The workbench's keys. Every key presses a button that is on the page: without this file the same buttons work. */
(function () {
  'use strict';
  var body = document.body;
  var bench = document.getElementById('ban');
  var help = document.getElementById('phim-tat');
  var swappedAt = 0;
  var isBusy = false;
  var shown = '';
  var KEPT = 'collection-keys';
  if (!bench) { return; }

  function store(value) { try { localStorage.setItem(KEPT, value); } catch (error) { /* a private window keeps nothing */ } }
  function stored() { try { return localStorage.getItem(KEPT); } catch (error) { return null; } }

  function panel() { return bench.querySelector('[data-panel]'); }
  function isTyping(target) { return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName); }
  function row(line) { return line && document.getElementById('d' + line); }

  /* The list follows the line in the middle. */
  function follow() {
    var now = panel();
    bench.querySelectorAll('.ql.on').forEach(function (old) { old.classList.remove('on'); old.removeAttribute('aria-current'); });
    var chosen = now && row(now.dataset.line);
    if (chosen) {
      chosen.classList.add('on');
      chosen.setAttribute('aria-current', 'true');
      reveal(chosen);
    }
    countParts();
  }

  /* Scroll the list alone: the page stays where the reader left it. */
  function reveal(chosen) {
    var list = document.getElementById('hang-cho');
    var top = chosen.offsetTop, bottom = top + chosen.offsetHeight;
    if (top < list.scrollTop) { list.scrollTop = top; }
    if (bottom > list.scrollTop + list.clientHeight) { list.scrollTop = bottom - list.clientHeight; }
  }

  function go(address) {
    if (!address) { return; }
    if (!window.htmx) { location.href = address; return; }
    htmx.ajax('GET', address, { source: '#dong', target: '#dong', swap: 'innerHTML' }).then(function () { history.replaceState(null, '', address); });
  }

  function open(act, field) {
    var box = bench.querySelector('[data-act="' + act + '"]');
    if (!box) { return; }
    box.open = true;
    var input = box.querySelector(field || 'input:not([type=hidden]), select');
    if (input) { input.focus(); }
  }

  /* What a choice would do is shown for the one in sight: under the pointer or the focus. */
  function show(number) {
    bench.querySelectorAll('[data-effect]').forEach(function (effect) { effect.hidden = effect.dataset.effect !== number; });
    bench.querySelectorAll('[data-choice]').forEach(function (choice) { choice.classList.toggle('on', choice.dataset.choice === number); });
  }

  function countParts() {
    var rest = bench.querySelector('[data-rest]');
    if (!rest) { return; }
    var left = Number(rest.dataset.rest);
    var isSound = true;
    bench.querySelectorAll('[data-part]').forEach(function (input) {
      var digits = input.value.replace(/[.,\s]/g, '');
      if (digits && !/^\d+$/.test(digits)) { isSound = false; }
      left -= Number(digits) || 0;
    });
    rest.textContent = isSound ? (left < 0 ? '\u2212' : '') + String(Math.abs(left)).replace(/\B(?=(\d{3})+$)/g, '.') : '?';
    rest.classList.toggle('c-late', left !== 0);
    rest.classList.toggle('c-ok', left === 0);
  }

  function toggleHelp() {
    help.hidden = !help.hidden;
    document.querySelectorAll('[data-keys-help]').forEach(function (button) { button.setAttribute('aria-expanded', String(!help.hidden)); });
  }

  ['pointerover', 'focusin'].forEach(function (name) {
    bench.addEventListener(name, function (event) {
      var choice = event.target.closest && event.target.closest('[data-choice]');
      if (choice) { show(choice.dataset.choice); }
    });
  });
  bench.addEventListener('input', function (event) { if (event.target.matches('[data-part]')) { countParts(); } });
  bench.addEventListener('click', function (event) {
    if (event.target.closest('.ql')) { bench.classList.add('chosen'); }
  });
  document.addEventListener('click', function (event) { if (event.target.closest('[data-keys-help]')) { toggleHelp(); } });

  var keysSwitch = document.querySelector('[data-keys-switch]');
  if (stored() === 'off') { body.dataset.keys = 'off'; keysSwitch.checked = false; }
  keysSwitch.addEventListener('change', function () {
    body.dataset.keys = keysSwitch.checked ? 'on' : 'off';
    store(body.dataset.keys);
  });

  document.addEventListener('htmx:beforeRequest', function () { isBusy = true; });
  document.addEventListener('htmx:afterRequest', function () { isBusy = false; });
  document.addEventListener('htmx:afterSwap', function (event) {
    if (event.detail.target.id !== 'dong') { return; }
    swappedAt = Date.now();
    follow();
    var head = document.getElementById('dong-nay');
    var line = panel().dataset.line;
    var sought = bench.querySelector('[role="alert"]') || (line === shown ? bench.querySelector('[data-found]') : head);
    shown = line;
    if (sought) { sought.scrollIntoView({ block: 'nearest' }); }
    var isFound = document.activeElement && document.activeElement.id === 'tim-nguoi' && bench.querySelector('[data-choice]');
    if (head && (isFound || document.activeElement === body || !document.activeElement)) { head.focus({ preventScroll: true }); }
  });

  var ACTS = {
    j: function () { go(panel().dataset.next); },
    k: function () { go(panel().dataset.before); },
    s: function () { open('s'); },
    t: function () {
      var first = bench.querySelector('[data-act="t"] [name="body_1"]');
      open('t', first && !first.value ? '[name="body_1"]' : '[data-part]');
    },
    n: function () { var other = bench.querySelector('[data-not-ours]'); if (other) { other.click(); } },
    o: function () { open('o', 'select'); },
    e: function () {
      var focused = document.activeElement && document.activeElement.closest('a.fig');
      var why = focused || bench.querySelector('.why a.fig');
      if (why) { why.click(); }
    },
    u: function () {
      var undo = document.querySelector('#toasts [data-undo] form button, #toasts .tst form button') || bench.querySelector('[data-undo-line]');
      if (undo) { undo.click(); }
    },
    l: function () { var teach = bench.querySelector('[data-teach]'); if (teach) { teach.click(); } },
    '/': function () { var find = document.getElementById('tim-nguoi'); if (find) { find.focus(); find.select(); } },
    '?': toggleHelp
  };

  /* Caught before the shell's own keys: here `/` searches payers. A key that answers right after a line came is not meant for it. */
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.form) {
      var book = event.target.form.querySelector('button.p, button:not([name])');
      if (book && bench.contains(book)) { event.preventDefault(); book.click(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
      if (event.key === 'Escape' && isTyping(event.target)) { event.target.blur(); }
      return;
    }
    if (body.dataset.keys === 'off' || !panel() || event.repeat && !/^[jk]$/i.test(event.key)) { return; }
    var isAnswer = /^[1-5n]$/i.test(event.key) || event.key === 'Enter';
    if (isAnswer && (isBusy || Date.now() - swappedAt < 250)) { event.preventDefault(); return; }
    if (event.key === 'Enter') {
      if (event.target.closest('a, button, summary')) { return; }
      var sure = bench.querySelector('[data-sure]');
      if (sure && !sure.disabled) { event.preventDefault(); sure.click(); }
      return;
    }
    if (/^[1-5]$/.test(event.key)) {
      var pick = bench.querySelector('[data-pick="' + event.key + '"]');
      if (pick && !pick.disabled) { event.preventDefault(); pick.click(); }
      return;
    }
    var act = ACTS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act) { event.preventDefault(); event.stopImmediatePropagation(); act(); }
  }, true);

  follow();
  shown = panel() ? panel().dataset.line : '';
})();
