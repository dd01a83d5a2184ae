// The whole: one document, judged.
(({inner}) => {
  const {
    parse, hasType, passed, failed, unknown, kindOf, checkForm, checkProofs, checkDates, checkStatus,
    checkEndorsements, checkCredentials, claimsOf,
  } = inner;

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

  /** Judges a document that is that many levels within another. */
  async function judgeDocument(document, sources, level) {
    const kind = kindOf(document);
    if (hasType(document, 'Assertion') && document.badge !== undefined) {
      const old = unknown('parse', 'It is an Open Badges 2.0 assertion, which carries no signature.');
      return {verdict: 'unknown', steps: [old], claims: {}};
    }
    if (!['badge', 'endorsement', 'record'].includes(kind)) {
      const other = kind ? unknown('parse', 'It is a status list, which is checked with each credential.') :
        failed('parse', 'It is no badge.');
      return {verdict: other.verdict, steps: [other], claims: {}};
    }
    const held = kind === 'record' ? await checkCredentials(document, sources, level) : {parts: []};
    const steps = [
      checkForm(kind, document),
      ...await checkProofs(document, sources),
      checkDates(document, sources.now),
      await checkStatus(document, sources, sources.now),
      held.step,
      await checkEndorsements(document, sources, level),
    ].filter(Boolean);
    return {verdict: verdictOf(steps), kind, steps, claims: claimsOf(document), parts: held.parts};
  }

  /** Judges one credential, or a record of several. Never throws. */
  async function verifyCredential(text, sources) {
    let document;
    try {
      document = parse(text);
    } catch (error) {
      return {verdict: 'invalid', steps: [failed('parse', `It cannot be read: ${error.message}.`)], claims: {}};
    }
    return judgeDocument(document, sources, 0);
  }

  inner.judgeDocument = judgeDocument;
  const {canonicalize, isOf, isAble, webAddress, day} = inner;
  Object.assign(globalThis.laureate, {
    parse, canonicalize, verifyCredential, claimsOf, isOf, isAble, webAddress, day,
  });
})(globalThis.laureate);
