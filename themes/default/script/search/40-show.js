// Results as elements. Names come from the index and are set as text, never as markup.
(finding => {
/** An element with attributes and children. */
finding.make = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for(const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
};
const make = finding.make;

/** A text of the page with its `{names}` filled in. */
finding.say = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** The first letters of the first and the last word. */
function initials(name) {
  const words = name.split(/\s+/u).filter(word => word !== '').map(word => [...word][0].toUpperCase());
  return words.length > 1 ? words[0] + words.at(-1) : words.join('');
}

function picture(entry) {
  if(entry.kind === 'badges') {
    return make('img', {src: entry.picture, alt: '', width: 40, height: 40, loading: 'lazy'});
  }
  return make('span', {class: `search-sign ${entry.kind}`, 'aria-hidden': 'true'},
    entry.kind === 'people' ? initials(entry.name) : '');
}

function marked(name, query) {
  return finding.parts(name, query).map(part => part.marked ? make('mark', {}, part.text) : part.text);
}

/** What an entry is, in a few words. */
finding.about = entry => entry.kind === 'badges' ? [entry.group, entry.tier].filter(Boolean).join(' · ') : '';

/** A result. A page of a language may be read by people of another: names find their direction. */
finding.option = (entry, query, id) => {
  const about = finding.about(entry);
  return make('a', {role: 'option', id, href: entry.url, tabindex: -1, 'aria-selected': 'false'},
    picture(entry),
    make('span', {class: 'search-text'},
      make('bdi', {class: 'search-name'}, ...marked(entry.name, query)),
      ...(entry.line ? [make('span', {class: 'search-line', dir: 'auto'}, entry.line)] : [])),
    ...(about ? [make('span', {class: 'search-about'}, about)] : []));
};

/** A heading and its options. */
finding.group = (title, id, options) => make('div', {role: 'group', 'aria-labelledby': id},
  make('div', {id, class: 'search-group', role: 'presentation'}, title), ...options);
})(window.laureateFinding);
