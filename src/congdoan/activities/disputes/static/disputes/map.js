/* Weeks by ← and →: both press links that work without this file. */
(function () {
  document.addEventListener('keydown', function (event) {
    var rel = { ArrowLeft: 'prev', ArrowRight: 'next' }[event.key];
    var isTaken = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || document.body.dataset.keys === 'off';
    if (!rel || isTaken || event.target.closest('input, select, textarea, [contenteditable]')) { return; }
    var link = document.querySelector('main a[rel="' + rel + '"]');
    if (link) { event.preventDefault(); link.click(); }
  });
})();
