// What a credential says, and of whom.
(({inner}) => {
  const {sha256, isObject, textOf, listOf, issuerOf, isDraftName} = inner;

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
      issuerId: issuerOf(document),
      awarded: textOf(document.awardedDate) ?? textOf(document.validFrom),
      from: textOf(document.validFrom),
      until,
      isListed: document.credentialStatus !== undefined,
      identifiers: identifiers.filter(one => one.hashed === true),
      isDraft: isDraftName(document.issuer?.name),
    };
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

  Object.assign(inner, {claimsOf, isOf});
})(globalThis.laureate);
