// The step `status` (Bitstring Status List 1.0).
(({inner}) => {
  const {
    MAX_BYTES, parse, base64url, unpack, passed, failed, unknown, isObject, isText, hasType,
    issuerOf, lower, kindOf, checkForm, checkProofs, checkDates,
  } = inner;

  const MIN_LIST = 16 << 10;

  /** The bits of a list and what they are about. */
  async function readList(document) {
    const subject = document.credentialSubject;
    if (!isObject(subject) || !hasType(subject, 'BitstringStatusList')) {
      throw new Error('it is no list of revocations');
    }
    const purposes = Array.isArray(subject.statusPurpose) ? subject.statusPurpose : [subject.statusPurpose];
    const encoded = subject.encodedList;
    if (!purposes.some(isText) || !isText(encoded) || !encoded.startsWith('u')) {
      throw new Error('its list is not in base64url');
    }
    const bits = await unpack(base64url(encoded.slice(1)), MAX_BYTES);
    if (bits.length < MIN_LIST) {
      throw new Error('its list is shorter than 131,072 entries');
    }
    return {purposes, bits};
  }

  /** The lists of each set of sources, by address: each is unpacked once. */
  const lists = new WeakMap();

  function listAt(address, sources, now) {
    const known = lists.get(sources) ?? new Map();
    lists.set(sources, known);
    if (!known.has(address)) {
      known.set(address, genuineList(address, sources, now));
    }
    return known.get(address);
  }

  /** A list, judged: `bad` and `open` are why it counts for nothing, or cannot be judged. */
  async function genuineList(address, sources, now) {
    let document;
    let origin;
    try {
      const found = await sources.statusList(address);
      origin = found.origin;
      document = parse(found.text);
    } catch (error) {
      return {open: error.message};
    }
    if (typeof DecompressionStream !== 'function') {
      return {open: 'this browser cannot unpack the list'};
    }
    if (kindOf(document) !== 'list') {
      return {bad: 'it is no status list'};
    }
    const steps = [checkForm('list', document), ...await checkProofs(document, sources), checkDates(document, now)];
    const invalid = steps.filter(step => step.verdict === 'invalid');
    if (invalid.length > 0) {
      const early = invalid.every(step => step.isEarly);
      return {[early ? 'open' : 'bad']: lower(invalid[0].detail)};
    }
    const doubtful = steps.find(step => step.verdict !== 'valid');
    if (doubtful) {
      return {open: lower(doubtful.detail)};
    }
    try {
      return {...await readList(document), issuer: issuerOf(document), id: document.id, origin};
    } catch (error) {
      return {bad: error.message};
    }
  }

  /** The step `status`. */
  async function checkStatus(document, sources, now) {
    const status = document.credentialStatus;
    if (status === undefined) {
      return passed('status', 'Its issuer keeps no list of what was taken back.');
    }
    const entries = Array.isArray(status) ? status : [status];
    if (entries.length === 0 || entries.length > 8) {
      return failed('status', 'It names no list of what was taken back, or too many.');
    }
    const weight = ['invalid', 'revoked', 'unknown', 'expired', 'valid'];
    const steps = [];
    for (const entry of entries) {
      steps.push(await checkEntry(entry, document, sources, now));
    }
    return steps.sort((a, b) => weight.indexOf(a.verdict) - weight.indexOf(b.verdict))[0];
  }

  async function checkEntry(entry, document, sources, now) {
    if (!hasType(entry, 'BitstringStatusListEntry') || (entry.statusSize !== undefined && entry.statusSize !== 1)) {
      return unknown('status', 'Whether it was taken back is said in a way that is not checked here.');
    }
    const {statusPurpose: purpose, statusListIndex: index, statusListCredential: address} = entry;
    if (!isText(purpose)) {
      return failed('status', 'Its entry in the status list is damaged.');
    }
    if (!['revocation', 'suspension'].includes(purpose)) {
      return unknown('status', 'Its status is about something that is not checked here.');
    }
    if (!isText(index) || !/^(?:0|[1-9]\d{0,15})$/.test(index) || !isText(address)) {
      return failed('status', 'Its entry in the status list is damaged.');
    }
    const list = await listAt(address, sources, now);
    if (list.open !== undefined) {
      return unknown('status', `Whether it was taken back cannot be said: ${list.open}.`);
    }
    if (list.bad !== undefined) {
      return failed('status', `The list of what was taken back is not genuine: ${list.bad}.`);
    }
    const at = Number(index);
    if (list.issuer !== issuerOf(document) || (list.id !== undefined && list.id !== address) ||
        !list.purposes.includes(purpose) || at >= list.bits.length * 8) {
      return failed('status', 'The list of what was taken back is not the one that it should be in.');
    }
    if ((list.bits[Math.floor(at / 8)] & 0x80 >> at % 8) === 0) {
      return passed('status', `It was not taken back, by its issuer’s signed list, ${list.origin}.`);
    }
    return purpose === 'suspension' ? failed('status', 'Its issuer suspended it.') :
      failed('status', `Its issuer took it back, by its signed list, ${list.origin}.`, 'revoked');
  }

  Object.assign(inner, {checkStatus});
})(globalThis.laureate);
