// Follows every link of every page inside the folder, the way a file host would.
//   node links.mjs SITE
import {existsSync, readFileSync, statSync} from 'node:fs';
import {join, relative, sep} from 'node:path';
import {close, hold} from './tally.mjs';
import {baseOf, filesIn} from './site.mjs';

const [site] = process.argv.slice(2);
const base = baseOf(site);
const entities = {amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', '#39': "'", '#x27': "'", '#x2F': '/'};
const decode = text => text.replace(/&(#?\w+);?/g, (whole, name) => entities[name] ?? whole);
/** Every address that `html` names in a tag. */
const named = html => [...html.matchAll(/<[a-z][^>]*?\s(?:href|src)=("[^"]*"|'[^']*'|[^\s>"']+)/gi)]
  .map(([, value]) => decode(value.replace(/^["']|["']$/g, '')));
const anchors = new Map();

/** Whether `file` has an element that `fragment` names. */
function anchored(file, fragment) {
  if(!anchors.has(file)) {
    const html = readFileSync(file, 'utf8');
    anchors.set(file, new Set([...html.matchAll(/\sid=("[^"]*"|'[^']*'|[^\s>"']+)/gi)].map(([, v]) => decode(v.replace(/^["']|["']$/g, '')))));
  }
  return fragment === '' || anchors.get(file).has(decodeURIComponent(fragment));
}

let links = 0;
for(const page of filesIn(site, '.html')) {
  const here = new URL(relative(site, page).split(sep).join('/').replace(/(^|\/)index\.html$/, '$1'), base);
  for(const link of named(readFileSync(page, 'utf8'))) {
    const target = new URL(link, here);
    if(!target.href.startsWith(base)) {
      hold(/^[a-z]+:/i.test(link) || target.origin !== new URL(base).origin, `${here.pathname} stays below the project path`, link);
      continue;
    }
    links += 1;
    let file = join(site, decodeURIComponent(target.pathname.slice(new URL(base).pathname.length)));
    const folder = existsSync(file) && statSync(file).isDirectory();
    file = folder ? join(file, 'index.html') : file;
    hold(existsSync(file), `${here.pathname} links to a file that is there`, link);
    hold(!folder || target.pathname.endsWith('/'), `${here.pathname} names a folder with its slash`, link);
    if(existsSync(file) && file.endsWith('.html')) {
      hold(anchored(file, target.hash.slice(1)), `${here.pathname} links to a part that is there`, link);
    }
  }
}
close(`${links} links`);
