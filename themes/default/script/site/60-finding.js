// Search opens on its button, on `/` and on Ctrl or Command with K. What it and filters need is
// loaded when they are first used.
(() => {
const button = document.querySelector('[data-search-page]');
const source = new URL('search.js', document.currentScript.src);
let loading;
const load = () => loading ??= new Promise((done, fail) => {
  const script = document.createElement('script');
  script.src = source;
  script.onload = () => done(window.laureateFinding);
  script.onerror = () => { loading = undefined; script.remove(); fail(); };
  document.head.append(script);
});
const enhance = () => load().then(finding => finding.enhance(), () => {});
const filters = document.querySelector('[data-filters]');
const chosen = () => filters && location.hash.includes('=') && enhance();
if(document.querySelector('[data-search]')) {
  enhance();
}
chosen();
window.addEventListener('hashchange', chosen);
for(const event of ['pointerenter', 'focusin', 'input']) {
  filters?.addEventListener(event, enhance, {once: true});
}
if(!button) {
  return;
}
const page = button.dataset.searchPage;
const open = opener => load().then(finding => finding.open(page, opener))
  .catch(() => { location.href = page; });
const prepare = () => load().then(finding => finding.prepare(page)).catch(() => {});
for(const one of document.querySelectorAll('[data-search-page]')) {
  one.setAttribute('aria-haspopup', 'dialog');
  one.setAttribute('aria-keyshortcuts', '/ Control+K Meta+K');
  one.addEventListener('click', () => open(one));
  one.addEventListener('pointerenter', prepare, {once: true});
  one.addEventListener('focus', prepare, {once: true});
}
const writes = target => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
document.addEventListener('keydown', event => {
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !writes(event.target);
  const k = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if((slash || k) && !event.defaultPrevented && !event.isComposing) {
    event.preventDefault();
    open(button);
  }
});
})();
