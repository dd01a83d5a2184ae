// Documents within a document: endorsements, and the credentials of a learner record.
(({inner}) => {
  const {passed, failed, unknown, isObject, isText, capital, lower, kindOf} = inner;

  const MAX_PARTS = 100;
  const MAX_CREDENTIALS = 500;
  const MAX_LEVELS = 3;

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
      const {verdict, steps, claims} = await inner.judgeDocument(one, sources, level + 1);
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

  /** What a subject says of who it is: its `id`, and what identifies it, by kind and salt. */
  function personOf(subject) {
    const entries = Array.isArray(subject?.identifier) ? subject.identifier : [subject?.identifier];
    const identities = entries.filter(one => isText(one?.identityType) && isText(one.identityHash) &&
      typeof one.hashed === 'boolean').map(one => ({
      by: JSON.stringify([one.identityType, one.hashed && (isText(one.salt) ? one.salt : '')]),
      value: one.hashed ? one.identityHash.toLowerCase() : one.identityHash,
    }));
    return {id: isText(subject?.id) ? subject.id : undefined, identities};
  }

  /** Whether two subjects are one person: true, false, or undefined where it cannot be told. */
  function areSame(one, other) {
    if (one.id !== undefined && other.id !== undefined) {
      return one.id === other.id;
    }
    const pairs = one.identities.flatMap(a => other.identities.filter(b => a.by === b.by).map(b => a.value === b.value));
    return pairs.length === 0 ? undefined : pairs.every(Boolean);
  }

  /** The step `credentials` of a learner record, and what its credentials come to. */
  async function checkCredentials(document, sources, level) {
    const held = document.credentialSubject?.verifiableCredential;
    const documents = Array.isArray(held) ? held : held === undefined ? [] : [held];
    const person = personOf(document.credentialSubject);
    const parts = [];
    if (documents.length > MAX_CREDENTIALS || level >= MAX_LEVELS) {
      return {step: unknown('credentials', 'It holds more credentials than are checked.'), parts};
    }
    for (const one of documents) {
      parts.push(await partOf(one, person, sources, level));
    }
    const find = verdict => parts.find(part => part.verdict === verdict || part.doubt === verdict);
    for (const verdict of ['invalid', 'unknown', 'revoked']) {
      const found = find(verdict);
      if (found) {
        const detail = `${found.claims.name ? `“${found.claims.name}”` : 'A credential'} in it: ${found.reason}.`;
        const step = verdict === 'unknown' ? unknown('credentials', detail) : failed('credentials', detail, verdict);
        return {step, parts};
      }
    }
    return {step: passed('credentials', `${parts.length} in it, each genuine and of the same person.`), parts};
  }

  /** One credential of a record. `doubt` is what it is worth there, where that differs. */
  async function partOf(document, person, sources, level) {
    if (!isObject(document)) {
      return {verdict: 'unknown', steps: [], claims: {}, reason: 'it is in a form that is not checked here'};
    }
    const judged = await inner.judgeDocument(document, sources, level + 1);
    const reason = lower(judged.steps.find(step => step.verdict === judged.verdict)?.detail ?? '');
    const same = areSame(person, personOf(document.credentialSubject));
    if (!['badge', 'record'].includes(kindOf(document))) {
      return {...judged, reason: 'it is no credential of a person', doubt: 'unknown'};
    }
    if (same !== true && !['invalid', 'unknown'].includes(judged.verdict)) {
      const why = same === false ? 'it is of somebody else' : 'whether it is of the same person cannot be told';
      return {...judged, reason: why, doubt: same === false ? 'invalid' : 'unknown'};
    }
    return {...judged, reason};
  }

  Object.assign(inner, {checkEndorsements, checkCredentials});
})(globalThis.laureate);
