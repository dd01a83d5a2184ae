// Put at the end of every page by `laureate serve`, and never into a built site.
(() => {
  const me = document.currentScript;
  const page = {site: me.dataset.site, style: me.dataset.style};
  const stylesheet = new URL('live.css', me.src).href;
  const events = new URL('events', me.src).href;
  const scroll = `laureate scroll ${location.pathname}`;
  let source = null;
  let panel = null;
  let dismissed = '';

  // Where the page was before it was loaded again.
  const kept = sessionStorage.getItem(scroll);
  if(kept !== null) {
    sessionStorage.removeItem(scroll);
    const back = () => window.scrollTo({top: Number(kept), behavior: 'instant'});
    back();
    addEventListener('load', back, {once: true});
  }

  function reload() {
    source?.close();
    sessionStorage.setItem(scroll, String(window.scrollY));
    location.reload();
  }

  // Puts each stylesheet of the site in place of itself, once the new one is there.
  function restyle(style) {
    for(const old of document.querySelectorAll('link[rel=stylesheet]')) {
      const url = new URL(old.href);
      if(url.origin !== location.origin) {
        continue;
      }
      url.searchParams.set('style', style);
      const link = old.cloneNode();
      link.href = url.href;
      link.addEventListener('load', () => old.remove(), {once: true});
      old.after(link);
    }
    page.style = style;
  }

  function element(name, classes, ...children) {
    const made = document.createElement(name);
    made.className = classes;
    made.append(...children);
    return made;
  }

  function excerpt(line) {
    const number = String(line.number);
    return element('pre', 'line', element('span', 'number', `${number} | `), line.before,
      element('mark', '', line.marked || '\u200b'), line.after);
  }

  function show(fault) {
    const item = element('li', `fault ${fault.severity}`,
      element('p', 'message', element('span', 'code', `${fault.severity}[${fault.code}]`), ' ', fault.message),
      element('p', 'at', fault.at));
    if(fault.line) {
      item.append(excerpt(fault.line));
    }
    for(const other of fault.related) {
      item.append(element('p', 'related', `${other.message}: `, element('span', 'at', other.at)));
    }
    if(fault.help) {
      item.append(element('p', 'help', 'help: ', fault.help));
    }
    return item;
  }

  function title(state) {
    const errors = state.faults.filter(fault => fault.severity === 'error').length + state.more;
    const count = errors === 1 ? '1 error' : `${errors} errors`;
    return state.site === null ? `${count}: there is no site yet` : `${count}: the last good site lies below`;
  }

  function hide() {
    panel?.remove();
    panel = null;
  }

  function overlay(state) {
    hide();
    if(state.faults.length === 0 || dismissed === JSON.stringify(state.faults)) {
      return;
    }
    panel = document.createElement('laureate-faults');
    const shadow = panel.attachShadow({mode: 'open'});
    const link = element('link', '');
    link.rel = 'stylesheet';
    link.href = stylesheet;
    const close = element('button', 'close', 'Close');
    close.type = 'button';
    close.addEventListener('click', () => {
      dismissed = JSON.stringify(state.faults);
      hide();
    });
    const list = element('ol', 'faults', ...state.faults.map(show));
    if(state.more > 0) {
      list.append(element('li', 'fault', `and ${state.more} more: see the terminal`));
    }
    const box = element('section', 'box', element('header', '', element('h2', '', title(state)), close),
      list, element('p', 'end', 'It goes away when the content is mended.'));
    box.setAttribute('role', 'alert');
    box.lang = 'en';
    box.dir = 'ltr';
    // Without its style it would stand in the page for a moment.
    box.hidden = true;
    link.addEventListener('load', () => { box.hidden = false; }, {once: true});
    link.addEventListener('error', () => { box.hidden = false; }, {once: true});
    shadow.append(link, box);
    document.documentElement.append(panel);
  }

  function receive(state) {
    if(state.site !== null && state.site !== page.site) {
      reload();
      return;
    }
    if(state.style !== page.style && state.site !== null) {
      restyle(state.style);
    }
    overlay(state);
  }

  // A page that nobody sees keeps no connection: browsers have few for one server.
  function connect() {
    source?.close();
    source = new EventSource(events);
    source.addEventListener('state', event => receive(JSON.parse(event.data)));
    source.addEventListener('error', () => {
      if(source.readyState === EventSource.CLOSED) {
        setTimeout(attend, 2000);
      }
    });
  }

  function attend() {
    if(document.visibilityState === 'visible') {
      connect();
    } else {
      source?.close();
      source = null;
    }
  }

  addEventListener('keydown', event => {
    if(event.key === 'Escape' && panel) {
      panel.shadowRoot.querySelector('.close').click();
    }
  });
  document.addEventListener('visibilitychange', attend);
  // A page that is left, and may come back from the browser's memory, lets go too.
  addEventListener('pagehide', () => source?.close());
  addEventListener('pageshow', event => event.persisted && attend());
  attend();
})();
