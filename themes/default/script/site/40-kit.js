// Code to paste elsewhere. It has no words of its own but the names of things, so that it fits
// into a text of any language, and loads nothing but a picture.
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

  for (const field of document.querySelectorAll('textarea[data-code]')) {
    field.value = codes[field.dataset.code](field.closest('.kit').dataset);
  }
})();
