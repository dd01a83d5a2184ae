// JSON, read strictly, and its canonical form (RFC 8785).
(({inner}) => {
  const MAX_DEPTH = 64;
  const MAX_VALUES = 200_000;
  /** The most bytes of a text, and of a list unpacked. */
  const MAX_BYTES = 16 << 20;

  /** Reads JSON strictly: no key twice, no number that readers take differently, bounded. */
  function parse(text) {
    if (typeof text !== 'string' || text.length > MAX_BYTES) {
      throw new Error('it is larger than 16 MiB');
    }
    const token = /[\t\n\r ]*(?:([{}[\]:,])|(true|false|null)|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|("[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"))/y;
    let values = 0;
    const fault = what => new Error(`it is no JSON: ${what}`);
    const next = () => token.exec(text);
    function value(found, depth) {
      if (++values > MAX_VALUES || depth > MAX_DEPTH) {
        throw new Error('it is larger or deeper than any credential');
      }
      if (!found) {
        throw fault('a value is missing');
      }
      const [, mark, word, number, string] = found;
      if (mark === '{') {
        return object(depth);
      }
      if (mark === '[') {
        return array(depth);
      }
      if (word) {
        return word === 'null' ? null : word === 'true';
      }
      if (string !== undefined) {
        return plain(string);
      }
      if (number === undefined) {
        throw fault(`\`${mark}\` stands where a value should`);
      }
      const parsed = Number(number);
      if (!(Math.abs(parsed) < 2 ** 53)) {
        throw fault('a number is too large');
      }
      return parsed;
    }
    function plain(quoted) {
      const string = JSON.parse(quoted);
      if (/[\ud800-\udfff]/u.test(string)) {
        throw fault('a text holds half a character');
      }
      return string;
    }
    function array(depth) {
      const entries = [];
      let found = next();
      if (found?.[1] === ']') {
        return entries;
      }
      for (;;) {
        entries.push(value(found, depth + 1));
        const mark = next()?.[1];
        if (mark === ']') {
          return entries;
        }
        if (mark !== ',') {
          throw fault('a list does not go on as it should');
        }
        found = next();
      }
    }
    function object(depth) {
      const fields = Object.create(null);
      let found = next();
      if (found?.[1] === '}') {
        return fields;
      }
      for (;;) {
        if (found?.[4] === undefined) {
          throw fault('a key is missing');
        }
        const key = plain(found[4]);
        if (key in fields) {
          throw fault(`the key \`${key}\` stands twice`);
        }
        if (next()?.[1] !== ':') {
          throw fault('a key has no value');
        }
        fields[key] = value(next(), depth + 1);
        const mark = next()?.[1];
        if (mark === '}') {
          return fields;
        }
        if (mark !== ',') {
          throw fault('an object does not go on as it should');
        }
        found = next();
      }
    }
    const whole = value(next(), 1);
    if (/[^\t\n\r ]/.test(text.slice(token.lastIndex))) {
      throw fault('something follows it');
    }
    return whole;
  }

  /** RFC 8785: keys by UTF-16 code units, texts and numbers as ECMAScript writes them. */
  function canonicalize(value) {
    if (Array.isArray(value)) {
      return `[${value.map(canonicalize).join(',')}]`;
    }
    if (value !== null && typeof value === 'object') {
      const fields = Object.keys(value).sort();
      return `{${fields.map(key => `${JSON.stringify(key)}:${canonicalize(value[key])}`).join(',')}}`;
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new Error('a number is not finite');
    }
    return JSON.stringify(value);
  }

  Object.assign(inner, {MAX_BYTES, parse, canonicalize});
})(globalThis.laureate);
