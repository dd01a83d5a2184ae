// The keys of an issuer: DID documents of `did:key` and `did:web`.
(({inner}) => {
  const {parse, publicKey, isObject, isText, listOf, hasType, timeOf} = inner;

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

  Object.assign(inner, {resolve, signingKey, webAddress});
})(globalThis.laureate);
