// Every credential, portfolio and endorsement of the site by @digitalcredentials/verifier-core, as wallets use it.
//   node verifier-core.mjs SITE CONTENT [SCHEMA]
// SCHEMA is the Open Badges JSON Schema, where a copy is at hand; the verifier applies it.
import {existsSync, readFileSync} from 'node:fs';
import {close, hold} from './tally.mjs';
import {credentialsOf, endorsementsOf, learnerRecords, portfoliosOf, webOf} from './site.mjs';
import {expectedOf, keyOf} from './expected.mjs';
import {forgedEndorsementsOf, forgedListsOf, forgedPortfoliosOf, forgeriesOf} from './tampered.mjs';

const [site, content, schema] = process.argv.slice(2);
const schemaAddress =
  'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';
// That of endorsements lies beside it, under the name that its address ends in.
const otherAddress = schemaAddress.replace('achievement', 'endorsement');
const other = schema?.replace('achievement', 'endorsement');
const withSchema = schema !== undefined && existsSync(schema);
const web = webOf(site, new Map([
  learnerRecords, ...(withSchema ? [[schemaAddress, readFileSync(schema, 'utf8')]] : []),
  ...(withSchema && existsSync(other) ? [[otherAddress, readFileSync(other, 'utf8')]] : []),
]));
globalThis.fetch = web.fetch;
if(!withSchema) {
  // It says at length that it could not fetch the schema; we know.
  console.error = () => {};
  console.log = (log => (...words) => /schema/i.test(String(words[0])) ? undefined : log(...words))(console.log);
}
// Only now, for it keeps the `fetch` that it finds.
const {verifyCredential} = await import('@digitalcredentials/verifier-core');

const verify = credential => verifyCredential({credential: structuredClone(credential), knownDIDRegistries: []});
const step = (result, id) => result.log?.find(entry => entry.id === id);
const why = result => JSON.stringify(result.errors ?? result.log?.filter(entry => !entry.valid));

const credentials = credentialsOf(site);
const expected = expectedOf(content, new Date());
hold(credentials.length === expected.size, 'as many credentials as awards',
  `${credentials.length} and ${expected.size}`);

for(const credential of credentials) {
  const key = keyOf(credential);
  const should = expected.get(key);
  const result = await verify(credential);
  hold(step(result, 'valid_signature')?.valid === true, `${key} is genuine`, why(result));
  if(should?.expired !== undefined) {
    hold(step(result, 'expiration')?.valid === !should.expired, `${key} is expired: ${should.expired}`, why(result));
  }
  hold(step(result, 'revocation_status')?.valid === !should?.revoked, `${key} is revoked: ${should?.revoked}`, why(result));
  if(withSchema) {
    const verdict = result.additionalInformation?.[0].results[0].result;
    hold(verdict?.valid, `${key} follows the Open Badges schema`, JSON.stringify(verdict?.errors?.slice(0, 3)));
  }
}

const honest = credentials.find(each => !expected.get(keyOf(each))?.revoked && !expected.get(keyOf(each))?.expired);
for(const [fault, forged] of Object.entries(forgeriesOf(honest))) {
  const result = await verify(forged);
  hold(result.errors?.[0]?.name === 'invalid_signature', `refuses ${fault}`, why(result));
}

const revoked = credentials.find(each => expected.get(keyOf(each))?.revoked);
const address = revoked.credentialStatus.statusListCredential;
const list = JSON.parse(web.read(address));
const another = credentials.map(each => each.credentialStatus.statusListCredential).find(each => each !== address);
const bits = JSON.parse(web.read(another)).credentialSubject.encodedList;
for(const [fault, forged] of Object.entries(forgedListsOf(list, bits))) {
  web.extra.set(address, JSON.stringify(forged));
  const result = await verify(revoked);
  const entry = step(result, 'revocation_status');
  hold(entry?.valid !== true && entry?.error !== undefined, `refuses a status list with ${fault}`, JSON.stringify(entry));
}

const portfolios = portfoliosOf(site);
const endorsements = endorsementsOf(site);
for(const document of [...portfolios, ...endorsements]) {
  const result = await verify(document);
  hold(step(result, 'valid_signature')?.valid === true, `${document.name} is genuine`, why(result));
  if(web.extra.has(otherAddress) && endorsements.includes(document)) {
    const verdict = result.additionalInformation?.[0].results[0].result;
    hold(verdict?.valid, `${document.name} follows its schema`, JSON.stringify(verdict?.errors?.slice(0, 3)));
  }
}
const others = [
  ...Object.entries(forgedPortfoliosOf(portfolios.find(each => each.credentialSubject.verifiableCredential.length > 1))),
  ...Object.entries(forgedEndorsementsOf(endorsements[0])),
];
for(const [fault, forged] of others) {
  const result = await verify(forged);
  hold(result.errors?.[0]?.name === 'invalid_signature', `refuses ${fault}`, why(result));
}

const outside = [...web.refused].filter(url => url !== schemaAddress && url !== otherAddress);
hold(outside.length === 0, 'nothing outside the site was asked for', outside.join(', '));
close(`verifier-core, ${credentials.length} credentials, ${portfolios.length} portfolios, ` +
  `${endorsements.length} endorsements${withSchema ? ', with the schema' : ''}`);
