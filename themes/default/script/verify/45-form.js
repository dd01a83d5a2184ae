// The step `parse`: whether a document has the form that its type prescribes.
(({inner}) => {
  const {passed, failed, unknown, isObject, isText, listOf, hasType, issuerOf} = inner;

  const V2 = 'https://www.w3.org/ns/credentials/v2';
  const CONTEXTS = new Set([
    V2,
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
    'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
  ]);

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
    return /^[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>"{}|\\^\x60[\]\u0000-\u0020\u007f-\u009f\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff]+$/.test(bare) &&
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
    if (kind !== 'list' && !contexts.some(context => context.startsWith('https://purl.imsglobal.org/spec/'))) {
      return unknown('parse', 'It does not use the vocabulary of Open Badges.');
    }
    const fault = faultOf(kind, document);
    const names = {
      badge: 'an Open Badges 3.0 credential', endorsement: 'an endorsement', record: 'a record of several credentials',
      list: 'a status list',
    };
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
    if (document.validFrom === undefined && document.issuanceDate === undefined) {
      return 'it does not say when it begins to count';
    }
    if (kind === 'endorsement') {
      if (!hasType(subject, 'EndorsementSubject')) {
        return 'its subject is no EndorsementSubject';
      }
      return document.name === undefined ? 'it has no `name`' : null;
    }
    if (kind === 'record') {
      const held = subject.verifiableCredential;
      const isEmpty = held === undefined || held === null || Array.isArray(held) && held.length === 0;
      return hasType(subject, 'ClrSubject') ? isEmpty ? 'it holds no credential' : null : 'its subject is no ClrSubject';
    }
    const achievement = subject.achievement;
    if (!hasType(subject, 'AchievementSubject') || !hasType(achievement, 'Achievement')) {
      return 'it names no achievement';
    }
    if (!['id', 'name', 'description'].every(key => isText(achievement[key]))) {
      return 'its achievement lacks an `id`, a `name` or a `description`';
    }
    const criteria = achievement.criteria;
    return isObject(criteria) && (isText(criteria.id) || isText(criteria.narrative)) ?
      null : 'its achievement has no criteria';
  }

  Object.assign(inner, {kindOf, checkForm});
})(globalThis.laureate);
