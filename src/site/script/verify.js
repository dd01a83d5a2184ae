// Verifies Open Badges in a browser, with no library: JCS, SHA-256 and Ed25519 of the browser.
//
//   const {verdict, steps, claims} = await laureate.verifyCredential(text, {
//     didDocument: async did => ({text, origin}),       // throws Error(why) where there is none
//     statusList: async address => ({text, origin}),
//     now: new Date(),
//   });
//
// It judges as `laureate verify` does, step by step, and is stricter where the two differ: what
// it calls valid, expired or revoked, `laureate verify` calls so too. There is one exception. Of
// two proofs it checks the one of `eddsa-jcs-2022`, which covers every letter; that of
// `eddsa-rdfc-2022` needs a JSON-LD library, so of that it sees the form and the key, but not
// whether the signature fits. A credential with only that one is unknown here.
// Everything that it is handed is taken for hostile.
'use strict';

globalThis.laureate = (() => {
  const V2 = 'https://www.w3.org/ns/credentials/v2';
  const CONTEXTS = new Set([
    V2,
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
    'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
  ]);
  const MAX_BYTES = 16 << 20;
  const MAX_DEPTH = 64;
  const MAX_VALUES = 200_000;
  const MAX_PROOFS = 8;
  const MIN_LIST = 16 << 10;
  const MAX_PARTS = 100;
  const MAX_LEVELS = 3;

  // --- JSON -------------------------------------------------------------------------------

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
      if (!string.isWellFormed()) {
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

  // --- Bytes ------------------------------------------------------------------------------

  const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

  /** The bytes of `z` and base58btc, if there are just `length`. */
  function base58(text, length) {
    if (typeof text !== 'string' || !/^z[1-9A-HJ-NP-Za-km-z]{1,88}$/.test(text)) {
      return null;
    }
    const digits = text.slice(1);
    let number = 0n;
    for (const digit of digits) {
      number = number * 58n + BigInt(BASE58.indexOf(digit));
    }
    const bytes = [];
    for (; number > 0n; number >>= 8n) {
      bytes.unshift(Number(number & 255n));
    }
    const zeros = digits.length - digits.replace(/^1+/, '').length;
    const whole = [...new Array(zeros).fill(0), ...bytes];
    return whole.length === length ? Uint8Array.from(whole) : null;
  }

  /** The bytes of base64url without padding, in its one canonical form. */
  function base64url(text) {
    const spare = {0: /^/, 2: /[AQgw]$/, 3: /[AEIMQUYcgkosw048]$/}[text.length % 4];
    if (!/^[A-Za-z0-9_-]*$/.test(text) || !spare?.test(text)) {
      throw new Error('its list is not in base64url');
    }
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, letter => letter.charCodeAt(0));
  }

  /** Unpacks gzip, up to `limit` bytes. */
  async function gunzip(bytes, limit) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    const chunks = [];
    let length = 0;
    try {
      for (const reader = stream.getReader(); ;) {
        const {done, value} = await reader.read();
        if (done) {
          break;
        }
        length += value.length;
        if (length > limit) {
          reader.cancel().catch(() => {});
          length = Infinity;
          break;
        }
        chunks.push(value);
      }
    } catch {
      throw new Error('its list cannot be unpacked');
    }
    if (length > limit) {
      throw new Error('its list is longer than 16 MiB');
    }
    const whole = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }

  const sha256 = async text =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

  // --- Keys and signatures (RFC 8032) -----------------------------------------------------

  const P = 2n ** 255n - 19n;
  const L = 2n ** 252n + 27742317777372353535851937790883648493n;
  /** The heights of the points of small order, with which anything verifies. */
  const SMALL = new Set([
    0n, 1n, P - 1n,
    0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
    0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
  ]);

  const littleEndian = bytes =>
    bytes.reduceRight((number, byte) => number << 8n | BigInt(byte), 0n);

  /** Whether 32 bytes name a point in its one form, and not one of small order. */
  function isStrong(point) {
    const height = littleEndian(point) & (1n << 255n) - 1n;
    return height < P && !SMALL.has(height);
  }

  /** The 32 bytes of an Ed25519 Multikey, `z6Mk…`. */
  function publicKey(multikey) {
    const bytes = typeof multikey === 'string' && multikey.length <= 48 ? base58(multikey, 34) : null;
    const key = bytes?.[0] === 0xed && bytes[1] === 0x01 ? bytes.slice(2) : null;
    return key && isStrong(key) ? key : null;
  }

  /** Whether 64 bytes can be a signature: S in its one form, R a point that binds. */
  const isSignature = bytes =>
    bytes?.length === 64 && isStrong(bytes.subarray(0, 32)) && littleEndian(bytes.subarray(32)) < L;

  /** Whether a signature is of that key and that message, strictly. */
  async function signs(key, message, signature) {
    if (!isStrong(key) || !isSignature(signature)) {
      return false;
    }
    try {
      const imported = await crypto.subtle.importKey('raw', key, {name: 'Ed25519'}, false, ['verify']);
      return await crypto.subtle.verify({name: 'Ed25519'}, imported, signature, message);
    } catch {
      return false;
    }
  }

  /** Whether this browser has what it takes: a known signature is checked. RFC 8032, 7.1. */
  async function isAble() {
    try {
      const hex = text => Uint8Array.from(text.match(/../g), byte => parseInt(byte, 16));
      const key = hex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
      const signature = hex('e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b');
      return typeof DecompressionStream === 'function' && typeof ''.isWellFormed === 'function' &&
        await signs(key, new Uint8Array(0), signature) &&
        !await signs(key, new Uint8Array(1), signature);
    } catch {
      return false;
    }
  }

  // --- Steps ------------------------------------------------------------------------------

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

  const KINDS = [
    ['OpenBadgeCredential', 'badge'], ['AchievementCredential', 'badge'],
    ['EndorsementCredential', 'endorsement'], ['ClrCredential', 'record'],
    ['BitstringStatusListCredential', 'list'],
  ];

  function kindOf(document) {
    const found = isObject(document) && hasType(document, 'VerifiableCredential') &&
      KINDS.find(([name]) => hasType(document, name));
    return found ? found[1] : null;
  }

  /** An absolute address (RFC 3987): brackets only around an IPv6 host, at most one fragment. */
  function isAddress(id) {
    if (!isText(id)) {
      return false;
    }
    const bare = id.replace(/^([a-zA-Z][a-zA-Z0-9+.-]*:\/\/(?:[^/?#@[\]]*@)?)\[[0-9a-fA-F:.]+\](?=[:/?#]|$)/, '$1host');
    return /^[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>"{}|\\^`[\]\u0000-\u0020\u007f-\u009f\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff]+$/.test(bare) &&
      bare.split('#').length <= 2 && !/%(?![0-9a-fA-F]{2})/.test(id) && URL.canParse(id);
  }

  /** Whether the document has the form that its type prescribes. */
  function checkForm(kind, document) {
    const contexts = Array.isArray(document['@context']) ? document['@context'] : [document['@context']];
    if (contexts[0] === 'https://www.w3.org/2018/credentials/v1') {
      return unknown('parse', 'It is of an older version of the standard, which is not checked here.');
    }
    if (contexts[0] !== V2) {
      return failed('parse', 'It is not written in the form that the standard prescribes.');
    }
    if (!contexts.every(context => CONTEXTS.has(context))) {
      return unknown('parse', 'It uses words of a vocabulary that is not known here.');
    }
    const fault = faultOf(kind, document);
    const names = {badge: 'an Open Badges 3.0 credential', endorsement: 'an endorsement', list: 'a status list'};
    return fault ? failed('parse', `It is damaged: ${fault}.`) : passed('parse', `It is ${names[kind]}, well formed.`);
  }

  function faultOf(kind, document) {
    const subject = document.credentialSubject;
    if (!(kind === 'list' && document.id === undefined) && !isAddress(document.id)) {
      return 'its `id` is no absolute address';
    }
    if (!issuerOf(document)) {
      return 'it names no issuer';
    }
    if (!isObject(subject)) {
      return 'it says nothing of anybody';
    }
    if (kind === 'list') {
      return null;
    }
    if (!hasType(document.issuer, 'Profile')) {
      return 'its issuer is no Profile';
    }
    if (kind === 'endorsement') {
      if (!hasType(subject, 'EndorsementSubject')) {
        return 'its subject is no EndorsementSubject';
      }
      return document.name === undefined ? 'it has no `name`' : null;
    }
    const achievement = subject.achievement;
    if (!hasType(subject, 'AchievementSubject') || !hasType(achievement, 'Achievement')) {
      return 'it names no achievement';
    }
    if (!['id', 'name', 'description'].every(key => isText(achievement[key]))) {
      return 'its achievement lacks an `id`, a `name` or a `description`';
    }
    const criteria = achievement.criteria;
    return isObject(criteria) && (criteria.id ?? criteria.narrative) !== undefined ?
      null : 'its achievement has no criteria';
  }

  /** The document that a `did:key` is by itself. */
  function keyDocument(did) {
    const multikey = did.slice('did:key:'.length);
    if (!publicKey(multikey)) {
      throw new Error('the issuer’s key is of a kind that is not checked here');
    }
    const method = `${did}#${multikey}`;
    return {
      id: did,
      verificationMethod: [{id: method, type: 'Multikey', controller: did, publicKeyMultibase: multikey}],
      assertionMethod: [method],
    };
  }

  /** The keys of an issuer: its DID document, and where it was found. */
  async function resolve(issuer, sources) {
    if (issuer.startsWith('did:key:')) {
      return {document: keyDocument(issuer), origin: 'which is the issuer’s own name'};
    }
    if (!issuer.startsWith('did:web:')) {
      throw new Error(`nobody can be asked for the keys of \`${issuer}\``);
    }
    const {text, origin} = await sources.didDocument(issuer);
    const document = parse(text);
    if (!isObject(document)) {
      throw new Error('what was found for it is no list of keys');
    }
    return {document, origin};
  }

  /** The key `method`, as far as the DID document lets it sign, at the time of the proof. */
  function signingKey(document, did, method, proof) {
    if (!isObject(document) || document.id !== did) {
      throw new Error('the keys that were found are of another issuer');
    }
    const assertions = listOf(document.assertionMethod);
    const named = entry => isObject(entry) && entry.id === method;
    const entry = listOf(document.verificationMethod).find(named) ?? assertions.find(named);
    if (!entry) {
      throw new Error('the key that signed it is not among the issuer’s keys');
    }
    const isPlain = method.startsWith(`${did}#`) && entry.controller === did &&
      (hasType(entry, 'Multikey') || hasType(entry, 'Ed25519VerificationKey2020'));
    const key = isPlain ? publicKey(entry.publicKeyMultibase) : null;
    if (!key) {
      throw new Error('the key that signed it cannot be read');
    }
    if (!assertions.includes(method) && !assertions.some(named)) {
      throw new Error(isText(entry.revoked) ?
        `the issuer revoked the key that signed it, on ${entry.revoked}` :
        'the issuer does not let the key that signed it sign credentials');
    }
    const created = timeOf(proof, 'created');
    for (const end of [timeOf(entry, 'revoked'), timeOf(entry, 'expires')]) {
      if (end && !(created && created < end)) {
        throw new Error('the key that signed it no longer counted then');
      }
    }
    return key;
  }

  /** What one proof comes to: `fault` and `open` are why it does not hold, or is not judged. */
  async function judge(proof, unsigned, issuer, keys) {
    if (!isObject(proof) || !isText(proof.type)) {
      return {fault: 'its signature has no form'};
    }
    const suite = proof.cryptosuite;
    if (proof.type !== 'DataIntegrityProof' || !['eddsa-jcs-2022', 'eddsa-rdfc-2022'].includes(suite) ||
        proof.previousProof !== undefined) {
      return {open: `signatures of the kind \`${suite ?? proof.type}\` are not checked here`};
    }
    const signature = base58(proof.proofValue, 64);
    if (proof.proofPurpose !== 'assertionMethod' || !isSignature(signature)) {
      return {fault: 'its signature has no form'};
    }
    const contexts = canonicalize(unsigned['@context']);
    if (proof['@context'] !== undefined ? canonicalize(proof['@context']) !== contexts : suite === 'eddsa-jcs-2022') {
      return {fault: 'its signature was made for a document of another form'};
    }
    const method = proof.verificationMethod;
    if (!isText(method) || method.split('#')[0] !== issuer || !method.includes('#')) {
      return {other: 'somebody else signed it'};
    }
    let key;
    try {
      key = keys.document ? signingKey(keys.document, issuer, method, proof) : publicKey(method.split('#')[1]);
    } catch (error) {
      return {other: error.message};
    }
    if (suite === 'eddsa-rdfc-2022') {
      return {suite};
    }
    const {proofValue, ...options} = proof;
    const message = new Uint8Array(64);
    message.set(await sha256(canonicalize(options)));
    message.set(await sha256(canonicalize(unsigned)), 32);
    if (!key) {
      return {open: 'the key that signed it is not known'};
    }
    return await signs(key, message, signature) ? {suite, holds: true, multikey: method.split('#')[1]} :
      {fault: 'the signature does not match: the credential was changed after it was signed'};
  }

  /** The steps `proof` and `issuer`. */
  async function checkProofs(document, sources) {
    const {proof, ...unsigned} = document;
    const proofs = Array.isArray(proof) ? proof : proof === undefined ? [] : [proof];
    if (proofs.length === 0 || proofs.length > MAX_PROOFS) {
      const why = proofs.length ? 'It has more signatures than are checked.' : 'Nobody signed it.';
      return [(proofs.length ? unknown : failed)('proof', why), unknown('issuer', 'So nobody is known to have issued it.')];
    }
    const issuer = issuerOf(document) ?? '';
    let keys;
    try {
      keys = await resolve(issuer, sources);
    } catch (error) {
      keys = {reason: error.message};
    }
    const judged = [];
    for (const one of proofs) {
      judged.push(await judge(one, unsigned, issuer, keys));
    }
    return [signatureStep(judged), issuerStep(judged, document, issuer, keys)];
  }

  function signatureStep(judged) {
    const broken = judged.find(one => one.fault);
    if (broken) {
      return failed('proof', `${capital(broken.fault)}.`);
    }
    const open = judged.find(one => one.open);
    if (open || !judged.some(one => one.holds)) {
      const why = open?.open ?? judged.find(one => one.other)?.other ??
        'it has only a signature that a browser cannot check by itself';
      return unknown('proof', `${capital(why)}.`);
    }
    const more = judged.some(one => one.suite === 'eddsa-rdfc-2022') ?
      ' It has a second signature, for other programs (eddsa-rdfc-2022), which a browser cannot check.' : '';
    return passed('proof', `Not one letter was changed since it was signed (eddsa-jcs-2022).${more}`);
  }

  function issuerStep(judged, document, issuer, keys) {
    const other = judged.find(one => one.other);
    const holds = judged.find(one => one.holds);
    if (other) {
      return failed('issuer', `${capital(other.other)}.`);
    }
    if (!keys.document) {
      return unknown('issuer', `The issuer’s keys cannot be had: ${keys.reason}.`);
    }
    if (!holds) {
      return unknown('issuer', 'No signature that could be checked says who signed it.');
    }
    const name = textOf(document.issuer?.name);
    const draft = isDraftName(name) ? ' It is a draft, made to try things out: nothing was issued.' : '';
    const who = name ? `${name} (${issuer})` : issuer;
    return passed('issuer', `${who} signed it, with its key ${holds.multikey}, ${keys.origin}.${draft}`);
  }

  const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

  /** A day in words: `1 May 2026`. */
  const day = date => date.toLocaleDateString('en-GB', {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC'});

  /** The step `dates`. */
  function checkDates(document, now) {
    try {
      const [from, until] = [timeOf(document, 'validFrom'), timeOf(document, 'validUntil')];
      const proofs = Array.isArray(document.proof) ? document.proof : [document.proof];
      for (const proof of proofs.filter(isObject)) {
        const expires = timeOf(proof, 'expires');
        if (expires && expires <= now) {
          return failed('dates', `Its signature counted until ${day(expires)}.`);
        }
      }
      if (from && from > now) {
        return {...failed('dates', `It does not count before ${day(from)}.`), isEarly: true};
      }
      if (until && until <= now) {
        return failed('dates', `It expired on ${day(until)}.`, 'expired');
      }
      const since = from ? `It counts since ${day(from)}` : 'It counts';
      return passed('dates', until ? `${since}, until ${day(until)}.` : `${since}, and does not expire.`);
    } catch (error) {
      return failed('dates', `${capital(error.message)}.`);
    }
  }

  // --- Status (Bitstring Status List 1.0) -------------------------------------------------

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
    const bits = await gunzip(base64url(encoded.slice(1)), MAX_BYTES);
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

  const lower = text => (text.charAt(0).toLowerCase() + text.slice(1)).replace(/\.$/, '');

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

  // --- The whole --------------------------------------------------------------------------

  /** What is not genuine is invalid; what is not proven is unknown; then what became of it. */
  function verdictOf(steps) {
    const has = (verdict, names) =>
      steps.some(step => step.verdict === verdict && (!names || names.includes(step.name)));
    if (has('invalid')) {
      return 'invalid';
    }
    if (has('unknown', ['parse', 'proof', 'issuer'])) {
      return 'unknown';
    }
    return ['revoked', 'expired', 'unknown'].find(verdict => has(verdict)) ?? 'valid';
  }

  /** The main words of a credential. Believe them only where the verdict allows it. */
  function claimsOf(document) {
    const subject = isObject(document.credentialSubject) ? document.credentialSubject : {};
    const identifiers = listOf(subject.identifier).filter(isObject);
    const achievement = isObject(subject.achievement) ? subject.achievement : {};
    const until = textOf(document.validUntil);
    return {
      id: textOf(document.id),
      name: textOf(document.name) ?? textOf(achievement.name),
      description: textOf(achievement.description),
      earner: textOf(subject.name) ??
        textOf(identifiers.find(one => one.identityType === 'name' && one.hashed === false)?.identityHash),
      issuer: textOf(document.issuer?.name) ?? issuerOf(document),
      awarded: textOf(document.awardedDate) ?? textOf(document.validFrom),
      until,
      identifiers: identifiers.filter(one => one.hashed === true),
      isDraft: isDraftName(document.issuer?.name),
    };
  }

  // --- Endorsements -----------------------------------------------------------------------

  /** The endorsements in an object and what it holds, but not in other credentials. */
  function endorsementsIn(value) {
    if (Array.isArray(value)) {
      return value.flatMap(endorsementsIn);
    }
    return !isObject(value) ? [] : Object.keys(value).flatMap(key => {
      if (key === 'endorsement' || key === 'endorsementJwt') {
        const held = Array.isArray(value[key]) ? value[key] : [value[key]];
        return held.map(document => ({document, owner: value.id}));
      }
      return key === 'verifiableCredential' || key === 'proof' ? [] : endorsementsIn(value[key]);
    });
  }

  /** The step `endorsement`: whether those who are said to vouch for it do. */
  async function checkEndorsements(document, sources, level) {
    const held = endorsementsIn(document);
    const by = [];
    let doubtful;
    let revoked;
    if (held.length > MAX_PARTS) {
      return unknown('endorsement', 'It has more endorsements than are checked.');
    }
    for (const {document: one, owner} of held) {
      if (!isObject(one) || level >= MAX_LEVELS) {
        doubtful = 'an endorsement is of a kind that is not checked here';
        continue;
      }
      const {verdict, steps, claims} = await judgeDocument(one, sources, level + 1);
      const what = `the endorsement${claims.issuer ? ` by ${claims.issuer}` : ''}`;
      const reason = lower(steps.find(step => step.verdict === verdict)?.detail ?? '');
      if (verdict === 'invalid') {
        return failed('endorsement', `${capital(what)} is not genuine: ${reason}.`);
      }
      if (verdict === 'unknown') {
        doubtful = `${what}: ${reason}`;
      } else if (kindOf(one) !== 'endorsement' || !isText(owner) || one.credentialSubject?.id !== owner) {
        return failed('endorsement', `${capital(what)} is of something else.`);
      } else if (verdict === 'revoked') {
        revoked = `${capital(what)} was taken back.`;
      } else {
        by.push(`${claims.issuer ?? 'somebody'}${verdict === 'expired' ? ' (expired)' : ''}`);
      }
    }
    if (doubtful || revoked) {
      return doubtful ? unknown('endorsement', `${capital(doubtful)}.`) : failed('endorsement', revoked, 'revoked');
    }
    return by.length === 0 ? null : passed('endorsement', `Endorsed by ${by.join(', ')}, with a signature of their own.`);
  }

  // --- One credential ---------------------------------------------------------------------

  async function judgeDocument(document, sources, level) {
    const kind = kindOf(document);
    if (kind !== 'badge' && kind !== 'endorsement') {
      const other = kind ? unknown('parse', 'Only single badges are checked here.') :
        failed('parse', 'It is no badge.');
      return {verdict: other.verdict, steps: [other], claims: {}};
    }
    const steps = [
      checkForm(kind, document),
      ...await checkProofs(document, sources),
      checkDates(document, sources.now),
      await checkStatus(document, sources, sources.now),
      await checkEndorsements(document, sources, level),
    ].filter(Boolean);
    return {verdict: verdictOf(steps), steps, claims: claimsOf(document)};
  }

  /** Judges one credential. Never throws. */
  async function verifyCredential(text, sources) {
    let document;
    try {
      document = parse(text);
    } catch (error) {
      return {verdict: 'invalid', steps: [failed('parse', `It cannot be read: ${error.message}.`)], claims: {}};
    }
    return judgeDocument(document, sources, 0);
  }

  /** Whether a hashed identity of the credential is this e-mail address. */
  async function isOf(claims, email) {
    for (const {identityType, identityHash, salt} of claims.identifiers ?? []) {
      const hash = await sha256(`${email.trim().toLowerCase()}${textOf(salt) ?? ''}`);
      const hex = Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('');
      if (identityType === 'emailAddress' && textOf(identityHash)?.toLowerCase() === `sha256$${hex}`) {
        return true;
      }
    }
    return false;
  }

  /** Where the document of a `did:web` is published. */
  function webAddress(did) {
    const [method, kind, host, ...path] = did.split(':');
    const plain = part => /^[A-Za-z0-9._-]+$/.test(part) && part !== '.' && part !== '..';
    const name = (host ?? '').replace(/%3a/i, ':');
    const fine = method === 'did' && kind === 'web' && path.every(plain) &&
      /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*(?::\d{1,5})?$/.test(name);
    if (!fine) {
      throw new Error(`\`${did}\` is published nowhere`);
    }
    return `https://${name}/${path.length ? path.join('/') : '.well-known'}/did.json`;
  }

  return {parse, canonicalize, verifyCredential, claimsOf, isOf, isAble, webAddress, day,
    internals: {base58, base64url, publicKey, signs}};
})();
