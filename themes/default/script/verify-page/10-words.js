// The words of the page, in its language, and what elements are made with.
(laureate => {
  /** Where the site begins: this script is at `static/verify-page.js`. */
  const root = new URL('..', document.currentScript.src);
  let words = {};

  /** Fetches the words, once. */
  async function loadWords() {
    const response = await fetch(new URL(document.querySelector('[data-words]').dataset.words, document.baseURI), {credentials: 'omit'});
    if (!response.ok) {
      throw new Error(`there are no words: ${response.status}`);
    }
    words = await response.json();
  }

  /** The text under a key, with `{name}` filled in. Nothing where there is none. */
  const say = (key, values = {}) =>
    (words[key] ?? '').replace(/\{([a-z_]+)\}/g, (whole, name) => values[name] ?? whole);

  /** The day of a time, in its own zone, as pages write it. */
  function day(time) {
    const date = new Date(`${time?.slice(0, 10)}T00:00:00Z`);
    if (Number.isNaN(Number(date))) {
      return undefined;
    }
    const number = date.getUTCDate();
    const values = {day: number, month: words.months?.[date.getUTCMonth()], year: date.getUTCFullYear()};
    return number === 1 && words.date_first ? say('date_first', values) : say('date', values);
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
