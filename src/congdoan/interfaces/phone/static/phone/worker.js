/* Keeps the pages under /cs/ and what they are drawn with, so that a voucher or an initiative can be written without a network; and
   the page that proves a member's card, so that a card is proved without one.
   Pages come from the network first; what was kept answers only when there is none. Nothing that is sent is kept here. */
'use strict';
var SHELF = 'cs-2';
var PAGES = ['/cs/', '/cs/ghi/', '/cs/sang-kien/', '/xac-minh/the/'];

self.addEventListener('install', function (event) {
  event.waitUntil(self.skipWaiting());
});

self.addEventListener('activate', function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) { return name !== SHELF; }).map(function (name) { return caches.delete(name); }));
  }).then(function () { return self.clients.claim(); }));
});

function isPage(url) { return PAGES.indexOf(url.pathname) !== -1; }
function isAsset(url) { return url.pathname.indexOf('/static/') === 0; }

self.addEventListener('fetch', function (event) {
  var url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin || !(isPage(url) || isAsset(url))) { return; }
  event.respondWith(isPage(url) ? pageOf(event.request, url) : assetOf(event.request));
});

/* A page kept is known by its path alone; an answer that led elsewhere (to sign in) is never kept. */
function pageOf(request, url) {
  return fetch(request).then(function (answer) {
    if (!answer.ok || answer.redirected) { return answer; }
    var copy = answer.clone();
    return caches.open(SHELF).then(function (shelf) { return shelf.put(url.pathname, copy); }).then(function () { return answer; });
  }, function () {
    return caches.match(url.pathname).then(function (kept) { return kept || Response.error(); });
  });
}

function assetOf(request) {
  return caches.match(request).then(function (kept) {
    return kept || fetch(request).then(function (answer) {
      if (!answer.ok) { return answer; }
      var copy = answer.clone();
      return caches.open(SHELF).then(function (shelf) { return shelf.put(request, copy); }).then(function () { return answer; });
    });
  });
}
