/* Keys of the approver's queue: each presses a link or a button that is on the page and works without this file. */
(function () {
  'use strict';
  document.addEventListener('keydown', function (event) {
    var target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) { return; }
    var pressed = document.querySelector('[data-key="' + event.key.toLowerCase() + '"]');
    if (/^[jkdt]$/i.test(event.key) && pressed) {
      event.preventDefault();
      pressed.click();
    }
  });
}());
