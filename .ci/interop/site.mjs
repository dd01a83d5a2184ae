// The built folder as the web would serve it. Nothing else can be reached.
import {existsSync, readFileSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';

/** Every file below `folder` whose name ends in `end`, in order. */
export function filesIn(folder, end) {
  return readdirSync(folder, {withFileTypes: true})
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = join(folder, entry.name);
      if(entry.isDirectory()) {
        return filesIn(path, end);
      }
      return path.endsWith(end) ? [path] : [];
    });
}

export const readJson = path => JSON.parse(readFileSync(path, 'utf8'));

/** Where the site says that it is published: its did:web, as an address. */
export function baseOf(folder) {
  const [, , host, ...path] = readJson(join(folder, 'did.json')).id.split(':');
  const scheme = /^(localhost|127\.0\.0\.1)(%3A|$)/.test(host) ? 'http' : 'https';
  return [`${scheme}://${decodeURIComponent(host)}`, ...path, ''].join('/');
}

/**
 * A stand-in for the network: addresses below the site's base are read from the folder,
 * `extra` (a Map of address to text) is answered too, all else fails and is remembered.
 */
export function webOf(folder, extra = new Map()) {
  const base = baseOf(folder);
  const refused = new Set();
  const read = address => {
    const url = address.split('#')[0];
    if(extra.has(url)) {
      return extra.get(url);
    }
    if(url.startsWith(base)) {
      const path = join(folder, decodeURIComponent(url.slice(base.length)));
      const file = existsSync(path) && statSync(path).isDirectory() ?
        join(path, 'index.html') : path;
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    }
    refused.add(url);
    return undefined;
  };
  const fetch = async request => {
    const address = String(request.url ?? request);
    const text = read(address);
    return text === undefined ?
      new Response('not found', {status: 404, headers: {'content-type': 'text/plain'}}) :
      new Response(text, {status: 200, headers: {'content-type': 'application/json'}});
  };
  return {base, extra, refused, read, fetch};
}

/** The context of learner records that laureate embeds, with its address: no package has it. */
export const learnerRecords = [
  'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
  readFileSync(new URL('../../src/credential/contexts/clr-2.0.1.json', import.meta.url), 'utf8'),
];

/** Every signed portfolio of the folder. */
export function portfoliosOf(folder) {
  return filesIn(join(folder, 'people'), 'portfolio.json').map(readJson);
}

/** Every endorsement that a credential of the folder carries. */
export function endorsementsOf(folder) {
  return credentialsOf(folder).flatMap(credential => credential.endorsement ?? []);
}

/** Every credential of the folder. */
export function credentialsOf(folder) {
  return filesIn(join(folder, 'credentials'), 'credential.json').map(readJson);
}
