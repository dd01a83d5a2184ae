// Search in a dialog over any page, and on its own page.
(finding => {
let dialog;
let own;

/** The field as its page has it, words and all. */
async function fetched(page) {
  const response = await fetch(page);
  if(!response.ok) {
    throw new Error(`${page}: ${response.status}`);
  }
  const parsed = new DOMParser().parseFromString(await response.text(), 'text/html');
  return document.adoptNode(parsed.querySelector('[data-search]'));
}

async function make(page) {
  const box = await fetched(page);
  const element = finding.make('dialog', {class: 'finder', 'aria-label': box.querySelector('input').getAttribute('aria-label')}, box);
  const shown = finding.box(box, page, {many: 6, whole: false});
  box.querySelector('[data-close]').addEventListener('click', () => element.close());
  // The way out for a pointer: beside the box.
  element.addEventListener('click', event => event.target === element && element.close());
  element.addEventListener('keydown', event => {
    if(event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      element.close();
    }
  });
  // A result on this very page only moves to its place.
  box.addEventListener('click', event => event.target.closest('[role=option]') && element.close());
  document.body.append(element);
  shown.prepare();
  return {element, shown};
}

/** Loads what the dialog needs. */
finding.prepare = page => dialog ??= make(new URL(page, location.href).href).catch(fault => {
  dialog = undefined;
  throw fault;
});

/** Opens search: the dialog, or on its own page the field. */
finding.open = async page => {
  if(own) {
    own.input.select();
    own.input.focus();
    return;
  }
  const {element, shown} = await finding.prepare(page);
  if(!element.open) {
    element.showModal();
  }
  shown.input.select();
  shown.input.focus();
};

function asked() {
  const {hash, search} = location;
  return new URLSearchParams(hash.includes('=') ? hash.slice(1) : search).get('q') ?? '';
}

let enhanced = false;
/** Makes work what a page has of it, once. */
finding.enhance = () => {
  if(enhanced) {
    return;
  }
  enhanced = true;
  const box = document.querySelector('main [data-search]');
  if(box) {
    own = finding.box(box, new URL('.', location.href).href, {many: 50, whole: true});
    own.input.focus();
    own.ask(asked());
    window.addEventListener('hashchange', () => asked() !== own.input.value.trim() && own.ask(asked()));
  }
  document.querySelectorAll('[data-filters]').forEach(finding.filter);
};
})(window.laureateFinding);
