// Code to paste elsewhere. It has no words of its own but the names of things, so that it fits
// into a text of any language, and loads nothing but a picture. The page says what is shown
// (`data-name`, …) and what to call the fields (`data-words`); its fields are made here.
(() => {
  const html = text => text.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`);

  // A name as Markdown that shows it: what could mean something is escaped, a line stays one.
  const markdown = text => text.replace(/[\s\p{Cc}]/gu, ' ').replace(/[!"#$()*+=>?@[\\\]^_`{|}~]/g, '\\$&')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;');

  const codes = {
    signature({url, name, about, icon}) {
      const picture = icon ? `<img src="${html(icon)}" alt="" height="48" style="vertical-align:middle;border:0;margin:0 8px">` : '';
      const text = `<span style="display:inline-block;vertical-align:middle;font:13px/1.4 Arial,sans-serif"><b>${html(name)}</b><br>${html(about)}</span>`;
      return `<a href="${html(url)}" style="color:inherit;text-decoration:none">${picture}${text}</a>`;
    },
    figure({url, name, about, picture}) {
      const link = inner => `<a href="${html(url)}">${inner}</a>`;
      const image = picture ? link(`<img src="${html(picture)}" alt="${html(name)}" height="160" style="max-width:100%">`) : '';
      const caption = `<figcaption>${link(`<b>${html(name)}</b>`)}<br>${html(about)}</figcaption>`;
      return `<figure style="margin:1em 0;max-width:20em;text-align:center">${image}${caption}</figure>`;
    },
    markdown({url, name, about, icon}) {
      const picture = icon ? `[![${markdown(name)}](${icon})](${url}) ` : '';
      return `${picture}[**${markdown(name)}**](${url}) · ${markdown(about)}`;
    },
  };

  const kit = document.querySelector('.kit');
  if (!kit) return;
  const {href: here} = document.querySelector('link[rel=canonical]') ?? location;
  const {url = here, name, about, icon, picture, save, words} = kit.dataset;
  const labels = words.split('|');
  const at = address => address && new URL(address, here).href;
  const shown = {url, name, about, icon: at(icon), picture: at(picture)};

  const make = (tag, data, inside, properties = {}) => {
    const one = Object.assign(document.createElement(tag), properties);
    Object.assign(one.dataset, data);
    one.append(...inside);
    return one;
  };
  const button = (data, label) => make('button', data, [label], {type: 'button'});
  Object.entries(codes).forEach(([code, write], at) => {
    const field = make('textarea', {code}, [write(shown)], {readOnly: true, rows: 3});
    kit.append(make('div', {}, [make('label', {}, [labels[at], field]), button({copy: ''}, labels[3])], {className: 'snippet'}));
  });
  if (save) kit.append(make('p', {code: labels[4]}, []), button({save}, labels[5]));
})();
