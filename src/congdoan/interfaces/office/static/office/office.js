/* The shell's small behaviours. No inline script or style, no eval: the page works without this file, only less quickly. */
(function () {
  'use strict';
  var body = document.body;
  var drawer = document.getElementById('drawer');
  var say = document.getElementById('live');
  var opener = null;
  var isLeaving = false;

  document.documentElement.classList.add('js');

  function isTyping(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  /* Evidence: every a.fig opens in the drawer; the same address is a whole page. The open drawer stands in the query string. */
  function remember(address) {
    var here = new URL(location.href);
    if (address) { here.searchParams.set('vi-sao', address); } else { here.searchParams.delete('vi-sao'); }
    history.replaceState(null, '', here);
  }

  function openDrawer(address, from) {
    if (!drawer || !window.htmx) { location.href = address; return; }
    if (from && !drawer.contains(from)) {
      if (opener) { opener.classList.remove('on'); }
      opener = from;
      from.classList.add('on');
    }
    htmx.ajax('GET', address, { target: '#drawer', swap: 'innerHTML' }).then(function () {
      if (isLeaving) { return; }
      if (!drawer.childElementCount) { location.href = address; return; }
      drawer.hidden = false;
      body.classList.add('has-drawer');
      drawer.focus();
      remember(address);
    });
  }

  function closeDrawer() {
    if (!drawer || drawer.hidden) { return; }
    drawer.hidden = true;
    drawer.innerHTML = '';
    body.classList.remove('has-drawer');
    remember('');
    if (opener) {
      opener.classList.remove('on');
      opener.focus();
      opener = null;
    }
  }

  document.addEventListener('click', function (event) {
    var target = event.target.closest ? event.target : event.target.parentElement;
    if (!target || event.defaultPrevented) { return; }
    var plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
    var figure = target.closest('a.fig');
    if (figure && plain) {
      event.preventDefault();
      openDrawer(figure.getAttribute('href'), figure);
      return;
    }
    if (target.closest('[data-close-drawer]') && plain) {
      event.preventDefault();
      closeDrawer();
      return;
    }
    var copy = target.closest('[data-copy]');
    if (copy && navigator.clipboard) {
      navigator.clipboard.writeText(copy.dataset.copy).then(function () { say.textContent = 'Đã chép'; });
      return;
    }
    if (target.closest('[data-print]')) { window.print(); return; }
    if (target.closest('[data-back]')) { event.preventDefault(); history.back(); return; }
    if (target.closest('[data-dismiss]')) { target.closest('.tst').remove(); return; }
    document.querySelectorAll('details[data-menu][open]').forEach(function (menu) {
      if (!menu.contains(target)) { menu.open = false; }
    });
  });

  /* Keys: `/` search, `E` evidence of the figure in focus or the first one, Esc closes what lies on top; a letter presses what bears it
     as `data-key`, a link or a button that works without this file. A key that is held down counts once; under what lies on top
     nothing is pressed. */
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') {
      var menu = document.querySelector('details[data-menu][open]');
      if (menu) { menu.open = false; menu.querySelector('summary').focus(); return; }
      if (location.hash === '#nav') { location.hash = '#main'; return; }
      closeDrawer();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || body.dataset.keys === 'off') { return; }
    if (event.repeat || (drawer && !drawer.hidden) || document.querySelector('dialog[open]')) { return; }
    if (event.key === '/') {
      var search = document.getElementById('search');
      if (search && search.offsetParent) { event.preventDefault(); search.focus(); search.select(); }
    } else if (event.key === 'e' || event.key === 'E') {
      var figure = document.activeElement && document.activeElement.closest('a.fig') || document.querySelector('main a.fig');
      if (figure) { event.preventDefault(); openDrawer(figure.getAttribute('href'), figure); }
    } else if (/^[a-z]$/i.test(event.key)) {
      var pressed = document.querySelector('main [data-key="' + event.key.toLowerCase() + '"]');
      if (pressed && !pressed.disabled) { event.preventDefault(); pressed.click(); }
    }
  });

  /* Undo: ten seconds on the toast, standing still while the pointer or the focus is on it. */
  function countDown(toast) {
    var left = Number(toast.dataset.undo);
    var bar = toast.querySelector('progress');
    var words = toast.querySelector('.left');
    var isHeld = false;
    ['pointerenter', 'focusin'].forEach(function (name) { toast.addEventListener(name, function () { isHeld = true; }); });
    ['pointerleave', 'focusout'].forEach(function (name) { toast.addEventListener(name, function () { isHeld = false; }); });
    toast.removeAttribute('data-undo');
    var timer = setInterval(function () {
      if (!toast.isConnected) { clearInterval(timer); return; }
      if (isHeld) { return; }
      left -= 1;
      if (bar) { bar.value = left; }
      if (words) { words.textContent = 'còn ' + left + ' giây'; }
      if (left <= 0) { clearInterval(timer); toast.remove(); }
    }, 1000);
  }

  /* A card that scrolls sideways and holds no link is reached by the keyboard too. */
  function reach(card) {
    if (card.scrollWidth <= card.clientWidth || card.querySelector('a[href], button, input, select, textarea, summary')) { return; }
    var heading = card.querySelector('h2');
    card.tabIndex = 0;
    card.setAttribute('role', 'region');
    card.setAttribute('aria-label', heading ? heading.textContent : document.title);
  }

  function wake(root) {
    root.querySelectorAll('[data-undo]').forEach(countDown);
    var wrong = root.querySelector('.sumerr');
    if (wrong) { wrong.focus(); }
    root.querySelectorAll('.card').forEach(reach);
    root.querySelectorAll('[data-say]').forEach(function (element) { say.textContent = element.dataset.say; });
  }

  /* Filters send themselves; a form is sent once; what was typed is kept by the server's answer. */
  document.addEventListener('change', function (event) {
    if (event.target.type === 'file') {
      var shown = event.target.parentElement.querySelector('.chosen');
      var names = Array.prototype.map.call(event.target.files, function (file) { return file.name; }).join(', ');
      if (shown) { shown.textContent = names || shown.dataset.none; shown.classList.toggle('has', Boolean(names)); }
    }
    var form = event.target.form;
    if (form && form.hasAttribute('data-auto')) { form.requestSubmit(); }
  });
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.method !== 'post' || form.hasAttribute('data-again')) { return; }
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = '1';
    setTimeout(function () { delete form.dataset.sent; }, 8000);
  });

  document.addEventListener('htmx:load', function (event) { wake(event.detail.elt); });
  /* A session that has ended answers with the sign-in page: go there instead of showing it inside a card. */
  document.addEventListener('htmx:beforeSwap', function (event) {
    var came = new URL(event.detail.xhr.responseURL || location.href, location.href);
    if (came.pathname === '/dang-nhap/' && location.pathname !== '/dang-nhap/') {
      event.detail.shouldSwap = false;
      isLeaving = true;
      location.href = '/dang-nhap/?next=' + encodeURIComponent(location.pathname + location.search);
    }
  });
  document.addEventListener('htmx:responseError', function () {
    say.textContent = 'Máy chủ chưa trả lời được, chưa có gì bị ghi.';
  });
  document.addEventListener('htmx:sendError', function () { say.textContent = 'Mất mạng. Thử lại khi có mạng.'; });

  var tab = document.querySelector('.tabs .on');
  if (tab) { tab.parentNode.scrollLeft = tab.offsetLeft - tab.parentNode.offsetLeft - 40; }
  var inView = document.querySelector('[data-in-view]');
  if (inView) { inView.scrollIntoView({ block: 'center' }); }
  if (location.hash && inView) {
    var named = document.getElementById(location.hash.slice(1));
    if (named) { named.scrollIntoView({ block: 'nearest' }); }
  }
  if (!window.htmx) { wake(document); }
  var asked = new URLSearchParams(location.search).get('vi-sao');
  if (asked && /^\/vi-sao\//.test(asked)) { openDrawer(asked, null); }
})();
