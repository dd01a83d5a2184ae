// Filters of a list: what is chosen stands in the address, so that it can be shared.
(finding => {
const most = 120;
const has = (values, value) => `|${values ?? ''}|`.includes(`|${value}|`);

/** What the address chooses. */
function asked() {
  return new URLSearchParams(location.hash.includes('=') ? location.hash.slice(1) : '');
}

/** What stands on the page: its entries are hidden and shown. */
function standing(form) {
  const items = [...document.querySelectorAll('[data-filtered] > li')].map(item => ({
    item, of: {...item.parentElement.dataset, ...item.dataset}, folded: finding.fold(item.textContent),
  }));
  return {
    total: async () => items.length,
    show: async chosen => {
      const words = finding.words(finding.fold(chosen.q ?? ''));
      let count = 0;
      for(const {item, of, folded} of items) {
        const wanted = Object.entries(chosen).every(([name, value]) => name === 'q' ?
          finding.answers(folded, words) : has(of[name], value));
        item.hidden = !wanted;
        count += wanted ? 1 : 0;
      }
      for(const section of document.querySelectorAll('section:has(> [data-filtered])')) {
        section.hidden = !section.querySelector('[data-filtered] > li:not([hidden])');
      }
      return count;
    },
  };
}

/** What stands in the index: found entries take the place of the page's own. */
function indexed(form) {
  const root = new URL(form.dataset.root, location.href);
  const index = finding.index(new URL(form.dataset.index, location.href).href, root, new URL(form.dataset.files, location.href));
  const found = document.querySelector('[data-found]');
  const text = (name, value) => [...form.elements[name].options].find(option => option.value === value)?.text;
  const holds = {
    family: (entry, name) => entry.group === name, framework: (entry, name) => entry.group === name,
    tier: (entry, name) => entry.tier === name, skill: (entry, name) => entry.skills.includes(name),
  };
  function card(entry) {
    const made = document.querySelector('[data-card]').content.cloneNode(true);
    const [link, line, meta, image] = ['a', 'p', '.meta', 'img'].map(name => made.querySelector(name));
    link.textContent = entry.name;
    link.href = entry.url;
    line.textContent = entry.line;
    meta?.append(...[entry.group, entry.tier].filter(Boolean).map(one => finding.make('span', {}, one)));
    image?.setAttribute('src', entry.picture);
    return made;
  }
  return {
    total: async () => (await index.whole(form.dataset.kind)).length,
    show: async chosen => {
      const words = finding.words(finding.fold(chosen.q ?? ''));
      const wanted = (await index.whole(form.dataset.kind)).filter(entry => Object.entries(chosen).every(([name, value]) =>
        name === 'q' ? finding.answers(finding.fold(`${entry.name} ${entry.line} ${entry.more}`), words) : holds[name](entry, text(name, value))));
      const any = Object.keys(chosen).length > 0;
      document.querySelectorAll('[data-whole]').forEach(part => { part.hidden = any; });
      found.hidden = !any;
      found.replaceChildren(...(any ? wanted.slice(0, most).map(card) : []));
      return wanted.length;
    },
  };
}

/** Makes a form of filters work. */
finding.filter = form => {
  const list = form.dataset.index ? indexed(form) : standing(form);
  const told = form.querySelector('[role=status]');
  const none = document.querySelector('[data-none]');
  const fields = [...form.elements].filter(field => field.name);
  const reset = form.querySelector('[type=reset]');

  async function apply() {
    const chosen = Object.fromEntries(fields.map(field => [field.name, field.value.trim()]).filter(([, value]) => value));
    const any = Object.keys(chosen).length > 0;
    // An address that names a part of the page stays until something is chosen.
    if(any || location.hash.includes('=')) {
      history.replaceState(null, '', any ? `#${new URLSearchParams(chosen)}` : location.pathname + location.search);
    }
    reset.hidden = !any;
    document.querySelectorAll('[data-unfiltered]').forEach(part => { part.hidden = any; });
    if(!any && form.dataset.index && document.querySelector('[data-found]').hidden) {
      told.textContent = '';
      return;
    }
    try {
      const [count, total] = [await list.show(chosen), await list.total()];
      none.hidden = count > 0;
      told.textContent = any ? finding.say(form.dataset.told, {count, total}) : '';
    } catch {
      told.textContent = form.dataset.fault;
    }
  }

  function restore() {
    const from = asked();
    for(const field of fields) {
      field.value = from.get(field.name) ?? '';
      // A value that is no longer a choice.
      field.value ||= '';
    }
    apply();
  }

  form.addEventListener('input', apply);
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));
  none.querySelector('button')?.addEventListener('click', () => { form.reset(); fields[0].focus(); });
  window.addEventListener('hashchange', restore);
  if(location.hash.includes('=')) {
    restore();
  } else {
    apply();
  }
};
})(window.laureateFinding);
