// The field and its list: a combobox as the ARIA Authoring Practices describe it.
(finding => {
/** Makes the element `box` of the search page work. `many` results of a kind are shown. */
finding.box = (box, page, {many, whole}) => {
  const words = box.dataset;
  const input = box.querySelector('input');
  const list = box.querySelector('[role=listbox]');
  const told = box.querySelector('[role=status]');
  const root = new URL(words.root, page);
  const index = finding.index(new URL(words.index, page).href, root, new URL(words.files, page));
  let options = [];
  let active = -1;
  let asked = 0;

  function choose(at) {
    options[active]?.setAttribute('aria-selected', 'false');
    active = options.length === 0 ? -1 : (at + options.length) % options.length;
    const option = options[active];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({block: 'nearest'});
    if(option) {
      input.setAttribute('aria-activedescendant', option.id);
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  }

  function show(groups) {
    list.replaceChildren(...groups);
    options = [...list.querySelectorAll('[role=option]')];
    list.hidden = options.length === 0;
    input.setAttribute('aria-expanded', String(options.length > 0));
    list.scrollTop = 0;
    choose(0);
  }

  const id = (kind, at) => `${list.id}-${kind}-${at}`;

  /** Where one may go without a word: what the menu of the page says. */
  function begin() {
    const links = whole ? [] : [...document.querySelectorAll('.top nav a')].map((link, at) =>
      finding.make('a', {role: 'option', id: id('go', at), href: link.href, tabindex: -1, 'aria-selected': 'false'},
        finding.make('span', {class: 'search-sign go', 'aria-hidden': 'true'}),
        finding.make('bdi', {class: 'search-name'}, link.textContent)));
    show(links.length > 0 ? [finding.group(words.go, id('go', 'title'), links)] : []);
    told.textContent = '';
  }

  function groups(found, query) {
    const kinds = [...new Set(found.map(({entry}) => entry.kind))];
    const left = {};
    const made = kinds.map(kind => {
      const all = found.filter(({entry}) => entry.kind === kind);
      left[kind] = all.length - many;
      const options = all.slice(0, many).map(({entry}, at) => finding.option(entry, query, id(kind, at)));
      return finding.group(words[kind], id(kind, 'title'), options);
    });
    if(!whole && Object.values(left).some(count => count > 0)) {
      const all = finding.make('a', {role: 'option', class: 'search-all', id: id('all', 0), tabindex: -1, 'aria-selected': 'false',
        href: `${page}#q=${encodeURIComponent(query)}`}, finding.say(words.all, {count: found.length}));
      made.push(finding.group('', id('all', 'title'), [all]));
    }
    return made;
  }

  async function ask() {
    const query = input.value.trim();
    const turn = ++asked;
    if(whole) {
      history.replaceState(null, '', query ? `#q=${encodeURIComponent(query)}` : location.pathname);
    }
    if(finding.words(finding.fold(query)).length === 0) {
      begin();
      return;
    }
    try {
      const found = await finding.search(index, query);
      if(turn === asked) {
        show(groups(found, query));
        told.textContent = finding.say(found.length > 0 ? words.count : words.none, {count: found.length, query});
      }
    } catch {
      if(turn === asked) {
        show([]);
        told.textContent = words.fault;
      }
    }
  }

  const moves = {
    ArrowDown: () => choose(active + 1), ArrowUp: () => choose(active - 1),
    Home: () => choose(0), End: () => choose(options.length - 1),
  };
  input.addEventListener('keydown', event => {
    if(event.isComposing || event.altKey || event.shiftKey) {
      return;
    }
    if(event.key === 'Enter' && options[active]) {
      event.preventDefault();
      if(event.ctrlKey || event.metaKey) {
        window.open(options[active].href, '_blank', 'noopener');
      } else {
        options[active].click();
      }
    } else if(moves[event.key] && options.length > 0 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      moves[event.key]();
    }
  });
  list.addEventListener('pointermove', event => {
    const at = options.indexOf(event.target.closest('[role=option]'));
    if(at >= 0 && at !== active) {
      choose(at);
    }
  });
  input.addEventListener('input', ask);
  begin();
  return {
    input,
    /** Loads the index before it is asked. */
    prepare: () => index.file('index.json').catch(() => {}),
    /** Asks for `query`. */
    ask: query => { input.value = query; return ask(); },
    begin,
  };
};
})(window.laureateFinding);
