/* Initiatives written without a network, photos and all: what is being typed is kept as it is typed, what was handed in is sent when there
   is a network and written once by the server. Photos are drawn smaller here, and the server leaves out where and when they were taken. */
(function () {
  'use strict';
  var form = document.getElementById('idea');
  if (!form) { return; }
  var shelf = self.kept.shelf('ideas');
  var TEXTS = ['title', 'problem', 'solution', 'place', 'field', 'first_applied_on', 'other_benefit', 'words_', 'formula', 'evidence', 'kind'];
  var MOST_PHOTOS = 10, LARGEST_SIDE = 1600, DAYS_KEPT = 14, AGAIN_AFTER = 4000, LONGEST_PAUSE = 300000, MOST_TRIES = 5;
  var photos = [], again = 0, pause = AGAIN_AFTER, isSending = false;
  var draftKey = 'draft:' + form.dataset.unit + ':' + form.dataset.actor;

  function byId(id) { return document.getElementById(id); }
  function say(words) { byId('live').textContent = words; }
  function chosen() { return form.querySelector('[name="benefit"]:checked').value; }
  function mine(rows) {
    return rows.filter(function (row) { return row.unit === form.dataset.unit && row.actor === form.dataset.actor && row.state !== 'draft'; })
      .sort(function (one, other) { return one.at - other.at; });
  }
  function waiting(rows) { return rows.filter(function (row) { return row.state === 'waiting'; }); }
  function authors() { return Array.prototype.slice.call(form.querySelectorAll('[id^="name_"]')).map(function (box) { return box.id.slice(5); }); }

  /* --- photos --- */
  function smaller(file) {
    if (!self.createImageBitmap) { return Promise.resolve(file); }
    return createImageBitmap(file, { imageOrientation: 'from-image' }).then(function (picture) {
      var part = Math.min(1, LARGEST_SIDE / Math.max(picture.width, picture.height));
      var paper = document.createElement('canvas');
      paper.width = Math.max(1, Math.floor(picture.width * part));
      paper.height = Math.max(1, Math.floor(picture.height * part));
      paper.getContext('2d').drawImage(picture, 0, 0, paper.width, paper.height);
      return new Promise(function (done) { paper.toBlob(function (blob) { done(blob || file); }, 'image/jpeg', 0.85); });
    }, function () { return file; });
  }
  function drawPhotos() {
    var board = byId('pics');
    board.textContent = '';
    photos.forEach(function (photo, at) {
      var item = document.createElement('figure'), button = document.createElement('button'), paper = document.createElement('canvas');
      paper.width = 120; paper.height = 90;
      if (self.createImageBitmap) {
        createImageBitmap(photo.blob).then(function (picture) { paper.getContext('2d').drawImage(picture, 0, 0, 120, 90); }, function () {});
      }
      button.type = 'button'; button.className = 'btn s'; button.textContent = 'Bỏ ảnh ' + (at + 1);
      button.addEventListener('click', function () { photos.splice(at, 1); drawPhotos(); keepDraft(); });
      item.appendChild(paper); item.appendChild(button); board.appendChild(item);
    });
  }
  function addPhotos() {
    var files = Array.prototype.slice.call(byId('photos').files);
    byId('photos').value = '';
    return files.reduce(function (before, file) {
      return before.then(function () { return smaller(file); }).then(function (blob) {
        if (photos.length >= MOST_PHOTOS) { trouble(['Nhiều nhất ' + MOST_PHOTOS + ' ảnh.']); return; }
        photos.push({ name: file.name, blob: blob });
      });
    }, Promise.resolve()).then(function () { drawPhotos(); return keepDraft(); });
  }

  /* --- the form and its draft --- */
  function typed() {
    var told = { benefit: chosen(), authors: authors().map(function (at) { return [byId('name_' + at).value, byId('share_' + at).value]; }) };
    TEXTS.forEach(function (name) { told[name] = byId(name).value; });
    return told;
  }
  function fill(told) {
    TEXTS.forEach(function (name) { byId(name).value = told[name] || ''; });
    authors().forEach(function (at, index) {
      var row = told.authors[index] || ['', ''];
      byId('name_' + at).value = row[0]; byId('share_' + at).value = row[1];
    });
    form.querySelector('[name="benefit"][value="' + told.benefit + '"]').checked = true;
    reveal();
  }
  function keepDraft() {
    return shelf.keep({ key: draftKey, unit: form.dataset.unit, actor: form.dataset.actor, state: 'draft', at: Date.now(), typed: typed(), photos: photos });
  }
  function isTyping() {
    return photos.length > 0 || ['title', 'problem', 'solution', 'place', 'other_benefit'].some(function (name) { return byId(name).value.trim(); });
  }
  /* What is being typed makes room for another one and waits beside it. */
  function setAside() {
    if (!isTyping()) { return Promise.resolve(); }
    return shelf.keep({
      key: self.kept.newKey(), unit: form.dataset.unit, actor: form.dataset.actor, at: Date.now(), state: 'aside', words: '',
      idea: { title: typed().title.trim() || 'Chưa có tên' }, typed: typed(), photos: photos
    });
  }
  function clear() {
    form.reset(); photos = [];
    byId('first_applied_on').value = self.kept.today();
    drawPhotos(); reveal();
    return shelf.drop(draftKey);
  }
  function reveal() {
    form.querySelectorAll('[data-of]').forEach(function (part) { part.hidden = part.dataset.of !== chosen(); });
  }

  /* 33,33 becomes 3333 parts of ten thousand; null where it is no share. */
  function shareOf(text) {
    var cut = text.trim().replace('%', '').match(/^(\d{1,3})(?:[.,](\d{1,2}))?$/);
    return cut ? Number(cut[1]) * 100 + Number(((cut[2] || '') + '00').slice(0, 2)) : null;
  }
  function written() {
    var told = typed(), troubles = [], people = told.authors.filter(function (row) { return row[0].trim(); });
    var shares = people.map(function (row) { return shareOf(row[1]); });
    [['title', 'tên sáng kiến'], ['problem', 'vấn đề'], ['solution', 'giải pháp'], ['place', 'nơi áp dụng']].forEach(function (pair) {
      if (!told[pair[0]].trim()) { troubles.push('Chưa ghi ' + pair[1] + '.'); }
    });
    if (!/^\d{4}-\d{2}-\d{2}$/.test(told.first_applied_on)) { troubles.push('Chưa ghi ngày áp dụng lần đầu.'); }
    if (!people.length) { troubles.push('Chưa ghi tác giả.'); }
    if (people.length && (shares.indexOf(null) !== -1 || shares.reduce(function (sum, one) { return sum + one; }, 0) !== 10000)) {
      troubles.push('Cộng tỷ lệ các tác giả phải đúng 100%.');
    }
    if (told.benefit === 'words' && !told.other_benefit.trim()) { troubles.push('Chưa ghi được lợi gì.'); }
    if (told.benefit === 'money' && !(told.words_.trim() && told.formula.trim() && told.evidence.trim())) {
      troubles.push('Ghi đủ lợi ích là gì, công thức, số liệu lấy ở đâu.');
    }
    var idea = {
      title: told.title, problem: told.problem, solution: told.solution, place: told.place, field: told.field,
      first_applied_on: told.first_applied_on, other_benefit: told.benefit === 'words' ? told.other_benefit : '',
      authors: people.map(function (row, at) { return { name: row[0].trim(), share: shares[at] }; }),
      parts: told.benefit === 'money' ? [{ kind: told.kind, words: told.words_, formula: told.formula, evidence: told.evidence }] : []
    };
    return { idea: idea, typed: told, troubles: troubles };
  }
  function submit(event) {
    event.preventDefault();
    var told = written();
    trouble(told.troubles);
    if (told.troubles.length) { return; }
    shelf.keep({
      key: self.kept.newKey(), unit: form.dataset.unit, actor: form.dataset.actor, at: Date.now(), state: 'waiting', words: '',
      idea: told.idea, typed: told.typed, photos: photos
    }).then(clear).then(function () { say('Đã ghi trên máy.'); return show(); })
      .then(send, function () { trouble(['Máy không lưu được (hết chỗ hoặc trình duyệt chặn). Nội dung vẫn còn trong ô nhập.']); });
  }

  /* --- what the page shows --- */
  var STATES = { waiting: 'chờ gửi', taken: 'đã nộp', refused: 'cần sửa', aside: 'đang viết dở' };
  function show() {
    return shelf.all().then(function (every) {
      var rows = mine(every), left = waiting(rows).length, list = byId('kept-rows');
      byId('offline').hidden = navigator.onLine;
      byId('waiting-words').textContent = left ? left + ' sáng kiến chờ gửi, không mất gì.' : 'Vẫn ghi được, ảnh giữ trên máy.';
      byId('pending').hidden = !navigator.onLine || !left;
      byId('pending-words').textContent = left + ' sáng kiến chờ gửi.';
      list.textContent = '';
      rows.slice().reverse().forEach(function (row) {
        var item = byId('kept-row').content.cloneNode(true), open = item.querySelector('[data-open]'), mend = item.querySelector('[data-mend]');
        item.querySelector('[data-what]').textContent = row.idea.title;
        item.querySelector('[data-how]').textContent = STATES[row.state] + (row.photos.length ? ' · ' + row.photos.length + ' ảnh' : '') + (row.words ? ': ' + row.words : '');
        open.hidden = row.state !== 'taken';
        if (row.address) { open.href = row.address; }
        mend.hidden = row.state !== 'refused' && row.state !== 'aside';
        mend.textContent = row.state === 'aside' ? 'Viết tiếp' : 'Sửa lại';
        mend.addEventListener('click', function () {
          setAside().then(function () {
            fill(row.typed); photos = row.photos; drawPhotos();
            return keepDraft();
          }).then(function () { return shelf.drop(row.key); }).then(show);
          byId('title').focus();
        });
        list.appendChild(item);
      });
      byId('kept').hidden = !rows.length;
    });
  }
  function trouble(words) {
    byId('trouble').hidden = !words.length;
    byId('trouble').textContent = words.join(' ');
  }

  /* --- sending, one by one: photos are heavy, what came through is through, and what is refused is set aside with its reason --- */
  function send() {
    if (isSending || !navigator.onLine) { return Promise.resolve(); }
    isSending = true;
    window.clearTimeout(again);
    return shelf.all().then(function (every) {
      return waiting(mine(every)).reduce(function (before, row) { return before.then(function () { return sendOne(row); }); }, Promise.resolve());
    }).catch(function () {}).then(function () { return shelf.all(); }).then(function (every) {
      var isLeft = waiting(mine(every)).length > 0;
      if (navigator.onLine) { trouble(isLeft ? ['Chưa gửi được, sáng kiến vẫn còn trên máy. Nếu phiên đã hết, tải lại trang và đăng nhập.'] : []); }
      if (isLeft) { again = window.setTimeout(send, pause); }
      pause = isLeft ? Math.min(2 * pause, LONGEST_PAUSE) : AGAIN_AFTER;
      isSending = false;
      return show();
    });
  }
  function sendNow() { pause = AGAIN_AFTER; return send(); }
  var REFUSED = {
    403: 'Tài khoản này không nộp được cho đơn vị này nữa.', 413: 'Ảnh quá nặng, bỏ bớt ảnh.',
    500: 'Máy chủ gặp lỗi khi nhận; nộp lại sau, hoặc nộp ở Bàn làm việc.'
  };
  /* What becomes of a row by the server's answer. A server that is away (502 to 504) or busy (429) is asked again; one that fails on
     this row is asked a few times. */
  function outcome(row, answer) {
    var tries = (row.tries || 0) + 1;
    if (answer.ok) {
      return answer.json().then(function (told) { return { state: 'taken', words: '', address: told.address, photos: [] }; });
    }
    if (answer.status === 500 && tries < MOST_TRIES) { return { tries: tries }; }
    if (answer.status === 429 || answer.status > 500) { return {}; }
    return answer.json().then(function (told) { return told.message; }, function () { return ''; }).then(function (words) {
      return { state: 'refused', words: words || REFUSED[answer.status] || 'Máy chủ không nhận (lỗi ' + answer.status + ').' };
    });
  }
  function sendOne(row) {
    return fetch(form.dataset.keyAddress, { credentials: 'same-origin', redirect: 'error' })
      .then(function (answer) { if (!answer.ok) { throw new Error('sign-in'); } return answer.json(); })
      .then(function (key) {
        if (String(key.actor) !== form.dataset.actor) { location.reload(); throw new Error('another person'); }
        var body = new FormData();
        body.append('idea', JSON.stringify(Object.assign({ key: row.key }, row.idea)));
        row.photos.forEach(function (photo) { body.append('photos', photo.blob, photo.name); });
        return fetch(form.dataset.sendAddress, { method: 'POST', credentials: 'same-origin', redirect: 'error', headers: { 'X-CSRFToken': key.token }, body: body })
          .then(function (answer) { return outcome(row, answer); }, function () { return {}; });  /* lost on the way: the others go on */
      })
      .then(function (made) {
        if (made.state === 'taken') { say('Đã gửi.'); }
        return shelf.keep(Object.assign(row, made));
      });
  }
  function forget() {
    var oldest = Date.now() - DAYS_KEPT * 86400000;
    return shelf.all().then(function (rows) {
      return Promise.all(rows.filter(function (row) { return row.state === 'taken' && row.at < oldest; }).map(function (row) { return shelf.drop(row.key); }));
    });
  }

  if (navigator.serviceWorker) { navigator.serviceWorker.register(form.dataset.worker, { scope: '/cs/' }); }
  byId('first_applied_on').value = self.kept.today();
  form.addEventListener('submit', submit);
  form.addEventListener('input', function (event) { if (event.target.id !== 'photos') { keepDraft(); } });
  form.addEventListener('change', function (event) { if (event.target.id === 'photos') { addPhotos(); } reveal(); });
  byId('send-now').addEventListener('click', sendNow);
  window.addEventListener('online', function () { show().then(sendNow); });
  window.addEventListener('offline', show);
  shelf.all().then(function (rows) {
    var draft = rows.filter(function (row) { return row.key === draftKey; })[0];
    if (draft) { photos = draft.photos; fill(draft.typed); drawPhotos(); }
    reveal();
  }).then(forget).then(show).then(send);
}());
