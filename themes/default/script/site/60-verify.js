// A page that verifies names the scripts for it, and gets them once it has been shown.
(() => {
  const own = document.currentScript.src;
  addEventListener('load', () => {
    const names = document.querySelector('[data-scripts]')?.dataset.scripts ?? '';
    for (const name of names.split(' ').filter(Boolean)) {
      const script = document.createElement('script');
      // In the order of their names there.
      Object.assign(script, {src: new URL(`${name}.js`, own).href, async: false});
      document.head.append(script);
    }
  });
})();
