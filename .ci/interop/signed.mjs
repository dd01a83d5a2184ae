// Documents signed with a key of our own, in one proof (eddsa-jcs-2022): what a stranger can
// make that is genuine to the last letter, and odd.
import {createHash, generateKeyPairSync, sign} from 'node:crypto';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Base58btc with its prefix, of bytes that do not begin with zero. */
function base58(bytes) {
  let number = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for(; number > 0n; number /= 58n) {
    text = ALPHABET[Number(number % 58n)] + text;
  }
  return `z${text}`;
}

const {publicKey, privateKey} = generateKeyPairSync('ed25519');
const multikey = base58([0xed, 0x01, ...Buffer.from(publicKey.export({format: 'jwk'}).x, 'base64url')]);
const did = `did:key:${multikey}`;
const sha256 = text => createHash('sha256').update(text).digest();

/** A copy of a document, changed, issued and signed by a `did:key`. */
export function signed(document, canonicalize, edit = () => {}) {
  const copy = structuredClone(document);
  delete copy.proof;
  copy.issuer.id = did;
  edit(copy);
  const options = {
    '@context': copy['@context'], type: 'DataIntegrityProof', cryptosuite: 'eddsa-jcs-2022',
    created: copy.validFrom, verificationMethod: `${did}#${multikey}`, proofPurpose: 'assertionMethod',
  };
  const message = Buffer.concat([sha256(canonicalize(options)), sha256(canonicalize(copy))]);
  const signature = sign(null, message, privateKey);
  // A signature that begins with zero has another first letter: a later one will do.
  if(signature[0] === 0) {
    return signed(document, canonicalize, changed => {
      edit(changed);
      changed.description = `${changed.description ?? ''} `;
    });
  }
  return {...copy, proof: [{...options, proofValue: base58(signature)}]};
}
