// What every step is made of: outcomes, and reading of values that may be anything.
(({inner}) => {
  const passed = (name, detail) => ({name, outcome: 'passed', detail, verdict: 'valid'});
  const failed = (name, detail, verdict = 'invalid') => ({name, outcome: 'failed', detail, verdict});
  const unknown = (name, detail) => ({name, outcome: 'unknown', detail, verdict: 'unknown'});

  const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value);
  const isText = value => typeof value === 'string';
  const textOf = value => isText(value) ? value : undefined;
  const listOf = value => Array.isArray(value) ? value : [];
  const hasType = (object, name) => object?.type === name || listOf(object?.type).includes(name);
  const issuerOf = document => textOf(document.issuer) ?? textOf(document.issuer?.id);
  const isDraftName = name => isText(name) && name.endsWith(' (draft)');
  const capital = text => text.charAt(0).toUpperCase() + text.slice(1);
  const lower = text => (text.charAt(0).toLowerCase() + text.slice(1)).replace(/\.$/, '');

  /** An RFC 3339 time as a Date; nothing where there is none. */
  function timeOf(object, key) {
    const text = object[key];
    if (text === undefined) {
      return null;
    }
    const form = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
    const found = isText(text) ? form.exec(text) : null;
    const day = found && new Date(`${found[1]}-${found[2]}-${found[3]}T00:00:00Z`);
    if (!day || Number.isNaN(day.getTime()) || day.getUTCDate() !== Number(found[3])) {
      throw new Error(`its \`${key}\` is no date with a time and a zone`);
    }
    return new Date(text);
  }

  Object.assign(inner, {
    passed, failed, unknown, isObject, isText, textOf, listOf, hasType, issuerOf, isDraftName,
    capital, lower, timeOf,
  });
})(globalThis.laureate);
