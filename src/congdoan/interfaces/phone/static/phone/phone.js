/* Vouchers written without a network: kept in this browser under a key each, sent when there is a network, written once by the server.
   No inline script or style, no eval. */
(function () {
  'use strict';
  var form = document.getElementById('capture');
  var offline = document.getElementById('offline');
  var pending = document.getElementById('pending');
  var DAYS_KEPT = 14;
  var LARGEST = 1000000000000000;
  var isSending = false;
  var leaving = false;
  var again = 0;
  var AGAIN_AFTER = 4000;

  function byId(id) { return document.getElementById(id); }
  function say(words) { byId('live').textContent = words; }
  function grouped(amount) { return String(amount).replace(/\B(?=(\d{3})+$)/g, '.'); }

  var shelf = self.kept.shelf('captures');
  var keep = shelf.keep, drop = shelf.drop, all = shelf.all;

  function mine(rows) {
    return rows.filter(function (row) { return form && row.unit === form.dataset.unit && row.actor === form.dataset.actor; })
      .sort(function (one, other) { return one.at - other.at; });
  }
  function unsent(rows) {
    return rows.filter(function (row) { return row.state === 'waiting' || row.state === 'aside' || (row.state === 'draft' && row.typed.title.trim()); });
  }

  /* --- numbers in words, as the server writes them --- */
  var DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
  function group(number, isFirst) {
    var hundreds = Math.floor(number / 100), tens = Math.floor(number / 10) % 10, ones = number % 10, words = [];
    if (hundreds || !isFirst) { words.push(DIGITS[hundreds], 'trăm'); }
    if (tens > 1) { words.push(DIGITS[tens], 'mươi'); }
    if (tens === 1) { words.push('mười'); }
    if (!tens && ones && words.length) { words.push('lẻ'); }
    if (ones) {
      if (ones === 1 && tens > 1) { words.push('mốt'); } else if (ones === 5 && tens > 0) { words.push('lăm'); } else { words.push(DIGITS[ones]); }
    }
    return words;
  }
  function spelled(amount) {
    var above = Math.floor(amount / 1e9), words = above ? spelled(above).concat('tỷ') : [];
    [[1e6, 'triệu'], [1e3, 'nghìn'], [1, '']].forEach(function (unit) {
      var part = Math.floor(amount % 1e9 / unit[0]) % 1000;
      if (part) { words = words.concat(group(part, !words.length), unit[1] ? [unit[1]] : []); }
    });
    return words;
  }
  function inWords(amount) {
    var words = (amount ? spelled(amount) : ['không']).concat('đồng').join(' ');
    return words.charAt(0).toUpperCase() + words.slice(1);
  }
  function wholeOf(text) {
    var bare = text.trim().replace(/\s*(đ|đồng)$/i, '').replace(/[\s.,](?=\d{3}(\D|$))/g, '');
    return /^\d{1,15}$/.test(bare) ? Number(bare) : null;
  }

  /* --- a list of names and sums, one person a line --- */
  function rowsOf(text) {
    var found = { parts: [], bad: [] };
    text.split('\n').forEach(function (line, index) {
      if (!line.trim()) { return; }
      var cut = line.trim().match(/^(.*?\S)[\s;:\t]+((?:\d[\d.,]*))\s*(?:đ|đồng)?$/i);
      var amount = cut && wholeOf(cut[2]);
      if (cut && amount) { found.parts.push({ amount: amount, category: 'dues', debt: '', note: cut[1].slice(0, 160) }); } else { found.bad.push(index + 1); }
    });
    return found;
  }
  function total(parts) { return parts.reduce(function (sum, part) { return sum + part.amount; }, 0); }

  function chosen(name) { var box = form.querySelector('[name="' + name + '"]:checked'); return box ? box.value : ''; }

  function written() {
    var kind = chosen('kind'), troubles = [], parts = [];
    if (kind === 'list') {
      var list = rowsOf(byId('rows').value);
      parts = list.parts;
      if (list.bad.length) { troubles.push('Dòng ' + list.bad.join(', ') + ' chưa có họ tên và số tiền, như: Nguyễn Thị Hoa 50.000.'); }
      if (!parts.length && !list.bad.length) { troubles.push('Chưa ghi người nào trong danh sách.'); }
      if (parts.length > 100) { troubles.push('Danh sách có ' + parts.length + ' người: mỗi phiếu nhiều nhất 100 người, chia thành vài phiếu.'); }
    } else {
      var amount = wholeOf(byId('amount').value);
      if (!amount || amount > LARGEST) { troubles.push('Ghi số tiền là số đồng nguyên lớn hơn 0, như 350.000.'); }
      parts = [{ amount: amount || 0, category: chosen('category-' + kind), debt: '', note: '' }];
    }
    if (!byId('counterpart').value.trim()) { troubles.push('Chưa ghi người nộp, người nhận.'); }
    if (!byId('reason').value.trim()) { troubles.push('Chưa ghi lý do.'); }
    if (!/^\d{4}-\d{2}-\d{2}$/.test(byId('date').value)) { troubles.push('Chưa ghi ngày.'); }
    var capture = {
      kind: kind === 'payment' ? 'payment' : 'receipt', date: byId('date').value,
      counterpart: byId('counterpart').value.trim(), reason: byId('reason').value.trim(), parts: parts
    };
    return { capture: capture, troubles: troubles };
  }

  /* --- what the page shows --- */
  function show() {
    return all().then(function (every) {
      var rows = form ? mine(every) : every, left = unsent(rows).length;
      offline.hidden = navigator.onLine;
      if (byId('idea')) { return; }  /* idea.js says what waits there */
      byId('waiting-words').textContent = left ? left + ' mục chờ gửi, không mất gì.' : 'Vẫn ghi phiếu được.';
      pending.hidden = !navigator.onLine || !left;
      byId('pending-words').textContent = left + ' mục chờ gửi.';
      byId('send-now').hidden = !form;
      if (form) { draw(rows); }
    });
  }

  var STATES = { waiting: 'chờ gửi', taken: 'đã nhận, chờ duyệt', repeated: 'đã nhận từ trước', refused: 'cần sửa' };
  function draw(rows) {
    var list = byId('kept-rows'), model = byId('kept-row');
    list.textContent = '';
    rows.slice().reverse().forEach(function (row) {
      var item = model.content.cloneNode(true);
      var sign = row.capture.kind === 'receipt' ? 'Thu' : 'Chi';
      item.querySelector('[data-what]').textContent = 'tạm ' + row.temporary + ' · ' + sign + ' · ' + row.capture.counterpart;
      item.querySelector('[data-how]').textContent = STATES[row.state] + (row.words && row.words.length ? ': ' + row.words.join(' ') : '');
      item.querySelector('[data-sum]').textContent = grouped(total(row.capture.parts));
      var button = item.querySelector('[data-drop]');
      button.hidden = row.state !== 'refused';
      button.addEventListener('click', function () { back(row); });
      button.textContent = 'Sửa lại';
      list.appendChild(item);
    });
    byId('kept').hidden = !rows.length;
  }

  /* A refused voucher goes back into the form under a new key; its old row is dropped once it is there. Nothing typed is written over. */
  function back(row) {
    if (['amount', 'rows', 'counterpart', 'reason'].some(function (name) { return byId(name).value.trim(); })) {
      trouble(['Đang ghi dở một phiếu khác. Ghi xong phiếu ấy, hoặc xóa các ô, rồi bấm Sửa lại.']);
      return;
    }
    trouble([]);
    var isList = row.capture.parts.length > 1 || Boolean(row.capture.parts[0].note);
    pick('kind', isList ? 'list' : row.capture.kind);
    if (isList) {
      byId('rows').value = row.capture.parts.map(function (part) { return part.note + ' ' + grouped(part.amount); }).join('\n');
    } else {
      byId('amount').value = grouped(row.capture.parts[0].amount);
      pick('category-' + row.capture.kind, row.capture.parts[0].category);
    }
    byId('counterpart').value = row.capture.counterpart;
    byId('reason').value = row.capture.reason;
    byId('date').value = row.capture.date;
    drop(row.key).then(show);
    byId('counterpart').focus();
  }
  function pick(name, value) {
    var box = form.querySelector('[name="' + name + '"][value="' + value + '"]');
    if (box) { box.checked = true; reveal(); }
  }

  function reveal() {
    var kind = chosen('kind');
    form.querySelectorAll('[data-of]').forEach(function (part) { part.hidden = part.dataset.of.split(' ').indexOf(kind) === -1; });
    hear();
  }
  function hear() {
    var amount = wholeOf(byId('amount').value);
    byId('words').textContent = amount === null ? '' : inWords(amount);
    var list = rowsOf(byId('rows').value);
    byId('rows-words').textContent = list.parts.length ? list.parts.length + ' người, cộng ' + grouped(total(list.parts)) + ' đồng' : '';
  }

  /* --- sending --- */
  function send() {
    if (!form || isSending || !navigator.onLine) { return Promise.resolve(); }
    isSending = true;
    window.clearTimeout(again);
    return all().then(function (every) {
      var rows = unsent(mine(every)).slice(0, 50);
      if (!rows.length) { return null; }
      return fetch(form.dataset.keyAddress, { credentials: 'same-origin', redirect: 'error' })
        .then(function (answer) { if (!answer.ok) { throw new Error('sign-in'); } return answer.json(); })
        .then(function (key) {
          if (String(key.actor) !== form.dataset.actor) { location.reload(); throw new Error('another person'); }
          return fetch(form.dataset.sendAddress, {
            method: 'POST', credentials: 'same-origin', redirect: 'error',
            headers: { 'Content-Type': 'application/json', 'X-CSRFToken': key.token },
            body: JSON.stringify({ captures: rows.map(function (row) { return Object.assign({ key: row.key }, row.capture); }) })
          });
        })
        .then(function (answer) { return answer.json().then(function (told) { if (!answer.ok) { throw new Error(told.message || 'sign-in'); } return told; }); })
        .then(function (told) {
          var answers = {};
          told.answers.forEach(function (one) { answers[one.key] = one; });
          return Promise.all(rows.map(function (row) {
            var one = answers[row.key];
            return one ? keep(Object.assign(row, { state: one.state, words: one.words, voucher: one.voucher })) : null;
          })).then(function () { say('Đã gửi ' + rows.length + ' mục.'); });
        });
    }).catch(function (error) {
      if (navigator.onLine) { trouble(['Chưa gửi được, các mục vẫn còn trên máy. Nếu phiên đã hết, tải lại trang và đăng nhập.']); }
      again = window.setTimeout(send, AGAIN_AFTER);
      return error;
    }).then(function () { isSending = false; return show(); });
  }

  function trouble(words) {
    var box = byId('trouble');
    if (!box) { return; }
    box.hidden = !words.length;
    box.textContent = words.join(' ');
  }

  function forget() {
    var oldest = Date.now() - DAYS_KEPT * 86400000;
    return all().then(function (rows) {
      return Promise.all(rows.filter(function (row) { return row.state !== 'waiting' && row.at < oldest; }).map(function (row) { return drop(row.key); }));
    });
  }

  function submit(event) {
    event.preventDefault();
    var told = written();
    trouble(told.troubles);
    if (told.troubles.length) { return; }
    all().then(function (rows) {
      var temporary = 'T-' + ('0' + (mine(rows).length + 1)).slice(-2);
      return keep({ key: self.kept.newKey(), unit: form.dataset.unit, actor: form.dataset.actor, at: Date.now(), temporary: temporary, state: 'waiting', words: [], capture: told.capture });
    }).then(function () {
      byId('amount').value = ''; byId('rows').value = ''; byId('counterpart').value = ''; byId('reason').value = '';
      hear();
      say('Đã ghi trên máy.');
      return show();
    }).then(send, function () { trouble(['Máy không lưu được phiếu (hết chỗ hoặc trình duyệt chặn). Phiếu vẫn còn trong ô nhập.']); });
  }

  /* Signing out wipes what is kept here; while something is not sent yet, it is said first. */
  function leave(event) {
    if (leaving) { return; }
    event.preventDefault();
    Promise.all([all(), self.kept.shelf('ideas').all()]).then(function (shelves) {
      var left = unsent(shelves[0].concat(shelves[1])).length;
      if (left) { trouble(['Còn ' + left + ' mục chưa gửi. Gửi xong rồi đăng xuất, để không mất.']); return; }
      leaving = true;
      self.kept.forget();
      (self.caches ? caches.keys().then(function (names) { return Promise.all(names.map(function (name) { return caches.delete(name); })); }) : Promise.resolve())
        .then(function () { byId('sign-out').submit(); });
    });
  }

  if (byId('sign-out')) { byId('sign-out').addEventListener('submit', leave); }
  if (navigator.serviceWorker && form) { navigator.serviceWorker.register(form.dataset.worker, { scope: '/cs/' }); }
  if (form) {
    byId('date').value = self.kept.today();
    form.addEventListener('submit', submit);
    form.addEventListener('input', hear);
    form.addEventListener('change', reveal);
    byId('send-now').addEventListener('click', send);
    window.addEventListener('online', function () { show().then(send); });
    reveal();
    forget().then(show).then(send);
  } else {
    window.addEventListener('online', show);
    show();
  }
  window.addEventListener('offline', show);
}());
