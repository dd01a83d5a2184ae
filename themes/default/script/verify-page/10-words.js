// The words of the page, in its language, and what elements are made with.
(laureate => {
  /** Where the site begins: this script is at `static/verify-page.js`. */
  const root = new URL('..', document.currentScript.src);
  const {lang} = document.documentElement;
  // Pages in English put the day before the month.
  const language = !lang || lang === 'en' ? 'en-GB' : lang;
  let words = {};

  /** Fetches the words, once. */
  async function loadWords() {
    const response = await fetch(new URL('static/verify-words.json', root), {credentials: 'omit'});
    if (!response.ok) {
      throw new Error(`there are no words: ${response.status}`);
    }
    words = await response.json();
  }

  /** The text under a key, with `{name}` filled in. Nothing where there is none. */
  const say = (key, values = {}) =>
    (words[key] ?? '').replace(/\{([a-z_]+)\}/g, (whole, name) => values[name] ?? whole);

  /** A day in the page's words. */
  function day(time) {
    const date = time === undefined ? NaN : new Date(time);
    const form = {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC'};
    return Number.isNaN(Number(date)) ? undefined : date.toLocaleDateString(language, form);
  }

  /** A new element: what is shown goes in as text, never as markup. */
  function make(tag, attributes = {}, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      element.setAttribute(name, value);
    }
    element.append(...inside.filter(each => each !== undefined && each !== ''));
    return element;
  }

  laureate.page = {root, loadWords, say, day, make};
})(globalThis.laureate);
