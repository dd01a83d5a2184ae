// One fault each. Every verifier must refuse them all.
const copy = value => structuredClone(value);

/** The proof value with its last letter changed: another number, the same length. */
function bent(value) {
  const last = value.at(-1) === '2' ? '3' : '2';
  return value.slice(0, -1) + last;
}

/** Forged variants of `credential`, by what was done to it. */
export function forgeriesOf(credential) {
  const forge = change => {
    const forged = copy(credential);
    change(forged);
    return forged;
  };
  return {
    'another earner': forge(c => {
      c.credentialSubject.identifier.find(i => i.identityType === 'name').identityHash = 'Eve Nobody';
    }),
    'another badge name': forge(c => {
      c.credentialSubject.achievement.name += ' II';
    }),
    'an earlier date': forge(c => {
      c.validFrom = '2001-01-01T00:00:00Z';
    }),
    'another date of the award': forge(c => {
      c.awardedDate = '2001-01-01T00:00:00Z';
    }),
    'another place in the status list': forge(c => {
      c.credentialStatus.statusListIndex = String(Number(c.credentialStatus.statusListIndex) + 1);
      c.credentialStatus.id = c.credentialStatus.id.replace(/\d+$/, c.credentialStatus.statusListIndex);
    }),
    'bent proofs': forge(c => {
      c.proof = c.proof?.map(proof => ({...proof, proofValue: bent(proof.proofValue)}));
    }),
    'proofs of another time': forge(c => {
      c.proof = c.proof?.map(proof => ({...proof, created: '2001-01-01T00:00:00Z'}));
    }),
  };
}

/** Forged variants of a portfolio, by what was done to it. */
export function forgedPortfoliosOf(portfolio) {
  const forge = change => {
    const forged = copy(portfolio);
    change(forged, forged.credentialSubject);
    return forged;
  };
  return {
    'another person': forge((p, subject) => {
      subject.identifier.find(i => i.identityType === 'name').identityHash = 'Eve Nobody';
    }),
    'a credential less': forge((p, subject) => {
      subject.verifiableCredential.pop();
    }),
    'another badge in a credential': forge((p, subject) => {
      subject.verifiableCredential[0].credentialSubject.achievement.name += ' II';
    }),
    'a bent proof in a credential': forge((p, subject) => {
      const [proof] = subject.verifiableCredential[0].proof;
      proof.proofValue = bent(proof.proofValue);
    }),
    'bent proofs': forge(p => {
      p.proof = p.proof.map(proof => ({...proof, proofValue: bent(proof.proofValue)}));
    }),
  };
}

/** Forged variants of an endorsement, by what was done to it. */
export function forgedEndorsementsOf(endorsement) {
  const forge = change => {
    const forged = copy(endorsement);
    change(forged);
    return forged;
  };
  return {
    'other words': forge(e => {
      e.credentialSubject.endorsementComment = 'Not at all';
    }),
    'another credential': forge(e => {
      e.credentialSubject.id = 'https://example.org/other';
    }),
    'bent proofs': forge(e => {
      e.proof = e.proof.map(proof => ({...proof, proofValue: bent(proof.proofValue)}));
    }),
  };
}

/** Forged variants of a status list, by what was done to it. */
export function forgedListsOf(list, other) {
  const forge = change => {
    const forged = copy(list);
    change(forged);
    return forged;
  };
  return {
    'the bits of another list': forge(l => {
      l.credentialSubject.encodedList = other;
    }),
    'bent proofs': forge(l => {
      l.proof = l.proof?.map(proof => ({...proof, proofValue: bent(proof.proofValue)}));
    }),
    'no proof': forge(l => {
      delete l.proof;
    }),
  };
}
