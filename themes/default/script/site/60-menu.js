// On a phone the menu is one line, wider than the screen: it shows where one is.
(() => {
  const here = document.querySelector('.top a[aria-current]');
  const menu = here?.closest('nav');
  if (!menu) return;
  const [whole, entry] = [menu, here].map(one => one.getBoundingClientRect());
  // What fades at the end of the line is hardly seen.
  const faded = 40;
  const past = getComputedStyle(menu).direction === 'rtl' ?
    Math.min(0, entry.left - whole.left - faded) : Math.max(0, entry.right - whole.right + faded);
  menu.scrollLeft += past;
})();
