// The steps `proof` and `issuer`.
(({inner}) => {
  const {
    base58, sha256, canonicalize, publicKey, isSignature, signs, passed, failed, unknown,
    isObject, isText, textOf, issuerOf, isDraftName, capital, resolve, signingKey,
  } = inner;

  const MAX_PROOFS = 8;

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

  Object.assign(inner, {checkProofs});
})(globalThis.laureate);
