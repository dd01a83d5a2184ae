// The pages of a built site, by kind.
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {baseOf, credentialsOf, filesIn} from './site.mjs';
import {hold} from './tally.mjs';

const kinds = ['badges', 'people', 'pathways', 'skills', 'verify', 'search'];

/** The text of the page at an address below the site's base. */
export const html = (site, address) => readFileSync(join(site, address.endsWith('.html') ? address : `${address}index.html`), 'utf8');

/** The address of a credential's page, below the site's base. */
export const pageOf = (site, credential) => credential.id.slice(baseOf(site).length).replace(/[^/]*$/, '');

/** Every page, by its address below the site's base; `''` is the first. */
export const addressesOf = site => filesIn(site, 'index.html').map(file => file.slice(site.length + 1, -'index.html'.length));

/** The addresses of a page in other languages, by language, as it names them itself. */
export function translationsOf(site, address) {
  const base = baseOf(site);
  const found = {};
  for(const [tag] of html(site, address).matchAll(/<link [^>]*hreflang[^>]*>/g)) {
    const language = /hreflang="?([^"\s>]+)/.exec(tag)[1];
    const href = new URL(/href="?([^"\s>]+)/.exec(tag)[1], base + address).href;
    if(language !== 'x-default' && href.startsWith(base) && href !== base + address) {
      found[language] = href.slice(base.length);
    }
  }
  return found;
}

/** Pages to look at, as name and address: of each kind the list, the first one and the longest. */
export function pagesOf(site) {
  const size = address => html(site, address).length;
  const all = addressesOf(site);
  // What other pages call their translation is looked at by `translationsOf`.
  const foreign = new Set(Object.values(translationsOf(site, '')).map(first => first.split('/')[0]));
  const found = [['home', ''], ['404', '404.html'], ['missing', 'no/such/page/']];
  for(const kind of kinds) {
    const single = all.filter(address => address.startsWith(`${kind}/`) && address !== `${kind}/`);
    const long = [...single].sort((a, b) => size(b) - size(a))[0];
    found.push(...(existsSync(join(site, kind, 'index.html')) ? [[kind, `${kind}/`]] : []),
      ...single.slice(0, 1).map(address => [`${kind}-one`, address]), ...(long ? [[`${kind}-longest`, long]] : []));
  }
  for(const address of all) {
    const room = address.split('/')[0];
    if(room !== '' && room !== 'credentials' && !kinds.includes(room) && !foreign.has(room)) {
      found.push([`page-${address.replaceAll('/', '')}`, address]);
    }
  }
  return [...found, ...credentialPages(site)];
}

/** The longest and the shortest credential, one that expired, one that was revoked. */
function credentialPages(site) {
  const bySize = credentialsOf(site).map(each => [each, JSON.stringify(each).length]).sort((a, b) => b[1] - a[1]).map(([each]) => each);
  const expired = bySize.find(each => each.validUntil && new Date(each.validUntil) < Date.now());
  const revoked = bySize.find(each => /data-verdict="?revoked/.test(html(site, pageOf(site, each))));
  const wanted = Object.entries({longest: bySize[0], shortest: bySize.at(-1), expired, revoked});
  return wanted.flatMap(([name, each]) => {
    hold(each !== undefined, `the site has a credential to show: ${name}`);
    return each ? [[`credential-${name}`, pageOf(site, each)]] : [];
  });
}
