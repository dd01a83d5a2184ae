// Copies what a button names, or the text beside it; where there is neither, the page's address.
(function () {
'use strict';

function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Pages that were opened from a file have no clipboard of that kind.
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done ? Promise.resolve() : Promise.reject(new Error('not copied'));
}

function say(kind) {
  const line = document.querySelector('.said');
  if (!line) return;
  line.textContent = '';
  // What stays the same is not read out again.
  setTimeout(function () { line.textContent = line.dataset[kind]; }, 50);
}

document.querySelectorAll('[data-copy=""]').forEach(function (button) {
  if (button.parentElement.querySelector('textarea')) return;
  const canonical = document.querySelector('link[rel=canonical]');
  button.dataset.copy = (canonical || location).href;
});

document.addEventListener('click', function (event) {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  const field = button.parentElement.querySelector('textarea');
  if (field && !button.dataset.copy) field.select();
  copy(button.dataset.copy || field.value)
    .then(function () { say('done'); }, function () { say('failed'); });
});
})();
