// What pages say of credentials in Chromium: each credential's own page, and the one that
// takes anything. The site is served by the browser's test double of the network, at the
// address that it names; `laureate verify` judges the same files.
//   node verify-page.mjs LAUREATE FOLDER
import {execFileSync, spawnSync} from 'node:child_process';
import {appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname, extname, join, resolve} from 'node:path';
import {holdWidth, launch} from './chromium.mjs';
import {signed} from './signed.mjs';
import {close, hold} from './tally.mjs';
import {credentialsOf, filesIn} from './site.mjs';
import {forgedPortfoliosOf, forgeriesOf} from './tampered.mjs';
import {verifier} from './verifier.mjs';

const [program, folder] = process.argv.slice(2).map(each => resolve(each));
const base = 'https://badges.example.org/acme/';
const types = {'.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png'};

// --- A site of each kind ------------------------------------------------------------------

const files = {
  'site.yaml': `title: Acme Badges\nbase_url: ${base}\nissuer: {name: Acme}\nprivacy: {salt: 0123456789abcdef0123456789abcdef}\n`,
  'badges/first-aid.yaml': 'name: "First <Aid> & more"\ndescription: Helps at once.\nvalid_for: P90Y\ncriteria: Do this.\n',
  'badges/old.yaml': 'name: Old times\ndescription: Was here.\ncriteria: Was.\n',
  'badges/oops.yaml': 'name: By mistake\ndescription: Was wrong.\ncriteria: Wrong.\n',
  'people/ada.yaml': 'name: "Ada  <Lovelace>"\nemail: ada@acme.example\n',
  'people/grace.yaml': 'name: Grace Hopper\n',
  'awards/all.yaml': '- {badge: first-aid, earner: ada, awarded: 2025-05-01}\n- {badge: first-aid, earner: grace, awarded: "2025-05-02T10:30:00+02:00"}\n' +
    '- {badge: old, earner: ada, awarded: 2020-01-01, expires: 2021-01-01}\n' +
    '- {badge: oops, earner: ada, awarded: 2025-06-01, revoked: {on: 2025-07-01, reason: Mixed up}}\n',
};
rmSync(folder, {recursive: true, force: true});
for(const [name, text] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, 'content', name)), {recursive: true});
  writeFileSync(join(folder, 'content', name), text);
}
const run = (...args) => execFileSync(program, args, {cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: {}});
run('build', '--out', 'draft');
const key = run('key', 'new', '--out', 'site.key');
appendFileSync(join(folder, 'content/site.yaml'), key);
run('build', '--key', 'site.key');
const site = join(folder, 'public');
const all = credentialsOf(site);
const named = (badge, earner) => all.find(each => each.credentialSubject.achievement.name.startsWith(badge) && JSON.stringify(each).includes(earner));
const [good, timed, old, oops] = [named('First', 'Ada'), named('First', 'Grace'), named('Old', 'Ada'), named('By', 'Ada')];
const addressOf = credential => new URL('.', credential.id).href;
const pageOf = credential => addressOf(credential).slice(base.length);
const read = (path, from = site) => readFileSync(join(from, path));
const portfolio = filesIn(join(site, 'people'), 'portfolio.json').find(file => readFileSync(file, 'utf8').includes('Ada'));

/** What the program says of a file beside the site's keys and lists. */
function said(name, bytes) {
  writeFileSync(join(folder, name), bytes);
  const {stdout} = spawnSync(program, ['verify', name, '--site', 'public', '--format', 'json'], {cwd: folder, encoding: 'utf8'});
  return JSON.parse(stdout).results[0].verdict;
}

// --- The browser --------------------------------------------------------------------------

const browser = await launch();

/**
 * A context in which `origin` is the site in `from`, with what `changed` puts in place of its
 * files by path; `others` answer for other addresses. All else is gone.
 */
async function world({from = site, at = base, changed = {}, others = {}, script, options = {}} = {}) {
  const context = await browser.newContext(options);
  context.asked = [];
  await context.route('**/*', route => {
    const url = route.request().url().split(/[?#]/)[0];
    context.asked.push(url);
    if(Object.hasOwn(others, url)) {
      return route.fulfill(others[url]);
    }
    if(!url.startsWith(at)) {
      return route.abort();
    }
    let path = decodeURIComponent(url.slice(at.length));
    path = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const file = join(from, path);
    const isThere = existsSync(file) && statSync(file).isFile();
    const body = Object.hasOwn(changed, path) ? changed[path] ?? undefined : isThere ? readFileSync(file) : undefined;
    return body === undefined ? route.fulfill({status: 404, body: 'gone'}) :
      route.fulfill({body, contentType: types[extname(path)] ?? 'application/octet-stream'});
  });
  if(script) {
    await context.addInitScript(script);
  }
  return context;
}

/** Opens a page, which must not complain; `faults` are what it complained of. */
async function open(context, address) {
  const tab = await context.newPage();
  tab.faults = [];
  tab.on('console', message => message.type() === 'error' && tab.faults.push(message.text()));
  tab.on('pageerror', error => tab.faults.push(String(error)));
  await tab.goto(address, {waitUntil: 'load'});
  return tab;
}
const verdicts = tab => tab.$$eval('[data-verdict]', found => found.map(each => each.dataset.verdict));
const textOf = (tab, selector) => tab.$eval(selector, found => found.textContent);
const stepsOf = tab => tab.$$eval('.checks>li', found => found.map(each => `${each.querySelector('strong').textContent}: ${each.dataset.outcome}`));

/** Opens the page of a credential and waits for its check. */
async function checked(credential, setting = {}) {
  const context = await world(setting);
  const tab = await open(context, (setting.at ?? base) + pageOf(credential));
  await tab.waitForSelector('[data-checked]', {timeout: 10_000}).catch(() => hold(false, `the page of ${credential.name} is checked`, tab.faults.join('; ')));
  return tab;
}

/** Holds all verdicts of a credential's page to one word. */
async function holdPage(what, credential, expected, setting = {}) {
  const tab = await checked(credential, setting);
  const found = await verdicts(tab);
  hold(found.length === 2 && found.every(each => each === expected), `${what} is told ${expected} by its page`, `${found.join()} ${tab.faults.join('; ')}`);
  return tab;
}

// --- The pages of credentials -------------------------------------------------------------

async function ownPages() {
  for(const [what, credential, expected] of [['a good one', good, 'valid'], ['one awarded at an hour', timed, 'valid'], ['an expired one', old, 'expired'], ['a revoked one', oops, 'revoked']]) {
    const tab = await holdPage(what, credential, expected);
    hold(tab.faults.length === 0, `the page of ${what} is quiet`, tab.faults.join('; '));
    hold(tab.context().asked.every(each => each.startsWith(base)), `the page of ${what} asks no other site`);
    hold(said('own.json', read(`${pageOf(credential)}credential.json`)) === expected, `the program finds ${what} ${expected}`);
    hold(!(await tab.$('.caution')), `${what} is at its issuer's address`);
    await tab.context().close();
  }
  const tab = await checked(good);
  hold((await stepsOf(tab)).join() === 'Signature: passed,Issuer: passed,Dates: passed,Status: passed,This page: passed', 'the steps are told', (await stepsOf(tab)).join());
  const told = await textOf(tab, '.signed');
  hold(['Ada  <Lovelace>', 'First <Aid> & more', 'Acme', '1 May 2025'].every(each => told.includes(each)), 'what was signed is told, as text', told);
  hold((await textOf(tab, '.scope')).includes('badges.example.org'), 'what it does not prove is told, with the address to look at');
  await tab.context().close();
  const aboveRevoked = await checked(oops);
  hold((await textOf(aboveRevoked, '.certificate .verdict')).includes('Mixed up'), 'why it was revoked still stands above');
  await aboveRevoked.context().close();
  const copy = await holdPage('a copy of the site elsewhere', good, 'valid', {at: 'https://copy.example/x/'});
  hold((await textOf(copy, '.caution')).includes('badges.example.org'), 'a copy elsewhere says where the issuer is');
  await copy.context().close();
  const draft = await checked(credentialsOf(join(folder, 'draft'))[0], {from: join(folder, 'draft')});
  hold(await draft.$('.told[data-draft]') && !/in force/i.test(await textOf(draft, '.told')), 'a draft is never plainly valid');
  await draft.context().close();
}

async function tampered() {
  const path = `${pageOf(good)}credential.json`;
  for(const [what, forged] of Object.entries(forgeriesOf(good))) {
    const body = JSON.stringify(forged);
    const tab = await holdPage(what, good, 'invalid', {changed: {[path]: body}});
    await tab.context().close();
    hold(said('tampered.json', body) === 'invalid', `the program finds ${what} invalid, too`);
  }
  const html = read(`${pageOf(good)}index.html`).toString();
  const pages = {
    'another name': html.replaceAll('Ada  &lt;Lovelace', 'Eve  &lt;Lovelace'),
    'another badge': html.replace(/(data-claim="?name"?[^]*?)First &lt;Aid/, '$1Last &lt;Aid'),
    'another day': html.replaceAll('2025-05-01', '2021-05-01').replaceAll('1 May 2025', '1 May 2021'),
    'another day in words alone': html.replaceAll('1 May 2025', '1 May 2021'),
    'the file of somebody else': null,
  };
  for(const [what, page] of Object.entries(pages)) {
    hold(page !== html, `a page with ${what} is another page`);
    const changed = page ? {[`${pageOf(good)}index.html`]: page} : {[path]: read(`${pageOf(timed)}credential.json`)};
    const tab = await holdPage(`a page with ${what}`, good, 'invalid', {changed});
    const steps = await stepsOf(tab);
    hold(steps.includes('Signature: passed') && steps.includes('This page: failed'), `a page with ${what} is told apart from its file`, steps.join());
    hold(await tab.$('[data-differs]'), `a page with ${what} is held against what was signed`);
    await tab.context().close();
  }
  const lists = Object.fromEntries(filesIn(join(site, 'status'), '.json').map(file => [file.slice(site.length + 1), '{}']));
  await (await holdPage('one whose list is no list', good, 'invalid', {changed: lists})).context().close();
  const other = await holdPage('one with other keys', good, 'invalid', {changed: {'did.json': read('did.json').toString().replaceAll(/z6Mk\w+/g, 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2')}});
  await other.context().close();
}

async function lacking() {
  const noEd25519 = () => {
    const own = SubtleCrypto.prototype.importKey;
    SubtleCrypto.prototype.importKey = function(format, key, algorithm, ...rest) {
      return algorithm?.name === 'Ed25519' ? Promise.reject(new DOMException('no', 'NotSupportedError')) : own.call(this, format, key, algorithm, ...rest);
    };
  };
  const unable = await holdPage('one in a browser without Ed25519', good, 'unknown', {script: noEd25519});
  hold((await textOf(unable, '.told')).includes(`laureate verify ${addressOf(good)}credential.json`), 'without Ed25519 the page tells the command');
  await unable.context().close();
  const at = 'http://badges.example.org/acme/';
  const insecure = await holdPage('one by http', good, 'unknown', {at});
  hold((await textOf(insecure, '.told')).includes('https'), 'by http the page says why');
  await insecure.context().close();
  const unpacked = await holdPage('one in a browser that unpacks nothing', good, 'unknown', {script: () => delete globalThis.DecompressionStream});
  hold((await stepsOf(unpacked)).join().includes('Signature: passed,Issuer: passed,Dates: passed,Status: unknown'), 'only its status is unknown');
  await unpacked.context().close();
  const lost = await holdPage('one whose file is gone', good, 'unknown', {changed: {[`${pageOf(good)}credential.json`]: null}});
  await lost.context().close();
}

// --- The page that takes anything ---------------------------------------------------------

/** Opens the page, and waits until it can be used. */
async function desk(setting = {}, hash = '') {
  const tab = await open(await world(setting), `${setting.at ?? base}verify/${hash}`);
  await tab.waitForSelector('[data-desk]:not([hidden])', {timeout: 10_000});
  return tab;
}

async function results(tab, count = 1) {
  await tab.waitForFunction(n => document.querySelectorAll('[data-results] .told').length === n, count, {timeout: 10_000}).catch(() => {});
  return tab.$$eval('[data-results] .told', found => found.map(each => each.dataset.verdict));
}

/** Gives the page a file and holds what it says, and the program, to a word. */
async function holdFile(tab, name, bytes, expected, program = expected) {
  await tab.evaluate(() => document.querySelector('[data-results]').replaceChildren());
  await tab.setInputFiles('#file', {name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes)});
  const found = await results(tab);
  hold(found.join() === expected, `the file ${name} is told ${expected}`, found.join());
  hold(said(name, bytes) === program, `the program finds the file ${name} ${program}`, said(name, bytes));
}

async function handedOver() {
  const {canonicalize} = verifier();
  const tab = await desk();
  const page = pageOf(good);
  await holdFile(tab, 'good.json', read(`${page}credential.json`), 'valid');
  hold(await tab.evaluate(() => document.activeElement?.matches('.told')), 'the verdict gets the focus');
  await holdFile(tab, 'good.png', read(`${page}badge.png`), 'valid');
  await holdFile(tab, 'good.svg', read(`${page}badge.svg`), 'valid');
  await holdFile(tab, 'old.png', read(`${pageOf(old)}badge.png`), 'expired');
  await holdFile(tab, 'oops.svg', read(`${pageOf(oops)}badge.svg`), 'revoked');
  await holdFile(tab, 'plain.png', read('badges/first-aid/badge.png'), 'invalid');
  await holdFile(tab, 'plain.svg', read('badges/first-aid/badge.svg'), 'invalid');
  const svg = read(`${page}badge.svg`).toString();
  const png = read(`${page}badge.png`);
  await holdFile(tab, 'tampered.svg', svg.replaceAll('2025-05-01', '2015-05-01'), 'invalid');
  await holdFile(tab, 'cut.png', png.subarray(0, 400), 'invalid');
  const twice = svg.replace(/<openbadges:credential[^]*?<\/openbadges:credential>/, found => found + found);
  hold(twice !== svg, 'a picture holds two');
  await holdFile(tab, 'twice.svg', twice, 'invalid');
  await holdFile(tab, 'entities.svg', `<!DOCTYPE svg [<!ENTITY a "x">]>${svg.replace(/<\?xml[^>]*>/, '')}`, 'invalid', said('entities.svg', `<!DOCTYPE svg [<!ENTITY a "x">]>${svg.replace(/<\?xml[^>]*>/, '')}`));
  await holdFile(tab, 'nothing.json', '{', 'invalid');
  await holdFile(tab, 'token.json', 'eyJhbGciOiJFZERTQSJ9.eyJ2YyI6e319.c2ln', 'unknown');
  // A portfolio, with what it holds; and what was done to one.
  const whole = JSON.parse(readFileSync(portfolio, 'utf8'));
  await holdFile(tab, 'portfolio.json', readFileSync(portfolio), 'valid');
  hold((await tab.$$eval('.parts .pill', found => found.map(each => each.dataset.verdict))).join() === 'valid', 'each credential in a portfolio is told');
  for(const [what, forged] of Object.entries(forgedPortfoliosOf(whole))) {
    await holdFile(tab, `${what}.json`, JSON.stringify(forged), 'invalid');
  }
  // Another issuer, by did:key.
  const plain = structuredClone(good);
  delete plain.credentialStatus;
  delete plain.endorsement;
  await holdFile(tab, 'stranger.json', JSON.stringify(signed(plain, canonicalize, d => d.issuer.name = 'A Stranger')), 'valid');
  hold((await textOf(tab, '.checks')).includes('A Stranger'), 'who signed it is told');
  await holdFile(tab, 'later.json', JSON.stringify(signed(plain, canonicalize, d => d.issuanceDate = '2999-01-01T00:00:00Z')), 'invalid');
  hold(tab.faults.length === 0, 'the page is quiet', tab.faults.join('; '));
  // Signed by another than it names, whose keys cannot be had.
  await holdFile(tab, 'by-web.json', JSON.stringify({...plain, issuer: {...plain.issuer, id: 'did:web:none.example'}}), 'invalid', said('by-web.json', JSON.stringify({...plain, issuer: {...plain.issuer, id: 'did:web:none.example'}})));
  await tab.context().close();
}

async function droppedAndPasted() {
  const tab = await desk();
  const drop = (name, base64) => tab.evaluate(([file, packed]) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(packed), letter => letter.charCodeAt(0))], file));
    document.querySelector('[data-drop]').dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
  }, [name, base64]);
  for(const [name, path] of [['badge.png', `${pageOf(good)}badge.png`], ['badge.svg', `${pageOf(good)}badge.svg`]]) {
    await tab.evaluate(() => document.querySelector('[data-results]').replaceChildren());
    await drop(name, read(path).toString('base64'));
    hold((await results(tab)).join() === 'valid', `a ${name} that is dropped is valid`);
  }
  await tab.evaluate(() => document.querySelector('[data-results]').replaceChildren());
  await tab.fill('#text', read(`${pageOf(old)}credential.json`).toString());
  await tab.click('form.wide button');
  hold((await results(tab)).join() === 'expired', 'what is pasted is judged');
  await tab.fill('#text', ' ');
  await tab.click('form.wide button');
  hold((await tab.textContent('[data-said]')).includes('Paste'), 'nothing pasted is nothing');
  await tab.setInputFiles('#file', [join(site, pageOf(good), 'badge.png'), join(site, pageOf(oops), 'credential.json')]);
  hold((await results(tab, 2)).join() === 'valid,revoked', 'several files are told each');
  hold(tab.faults.length === 0, 'dropping and pasting is quiet', tab.faults.join('; '));
  await tab.context().close();
}

async function addresses() {
  const headers = {'access-control-allow-origin': '*'};
  const file = read(`${pageOf(good)}credential.json`);
  const others = {
    'https://other.example/c/credential.json': {headers, body: file},
    'https://closed.example/credential.json': {headers: {'access-control-allow-origin': 'https://nobody.example'}, body: file},
  };
  const tab = await desk({others});
  const ask = async address => {
    await tab.evaluate(() => document.querySelector('[data-results]').replaceChildren());
    await tab.fill('#address', address);
    await tab.press('#address', 'Enter');
    return (await results(tab)).join();
  };
  hold(await ask(`${addressOf(good)}credential.json`) === 'valid', 'the address of a file is judged');
  hold(await ask(addressOf(oops)) === 'revoked', 'the address of a page leads to its file');
  hold(await ask(`${addressOf(good)}badge.png`) === 'valid', 'the address of a picture is judged');
  hold(await ask('https://other.example/c/') === 'valid', 'another site is asked');
  hold(tab.faults.length === 0, 'asking is quiet', tab.faults.join('; '));
  hold(await ask('https://closed.example/credential.json') === 'unknown', 'a site that does not let others ask is unknown');
  const told = await textOf(tab, '.told');
  hold(told.includes('Download the file') && told.includes('laureate verify https://closed.example/credential.json'), 'and what to do is told', told);
  await tab.fill('#address', 'javascript:alert(1)');
  await tab.press('#address', 'Enter');
  hold((await tab.textContent('[data-said]')).includes('no https address'), 'what is no address is told');
  await tab.context().close();
  // A copy of this page elsewhere asks the issuer for its keys and lists.
  const from = Object.fromEntries(['did.json', ...filesIn(join(site, 'status'), '.json').map(each => each.slice(site.length + 1))].map(path => [base + path, {headers, body: read(path)}]));
  const foreign = JSON.stringify({...JSON.parse(read('did.json')), id: 'did:web:elsewhere.example'});
  const away = await desk({at: 'https://elsewhere.example/', changed: {'did.json': foreign}, others: from});
  await away.setInputFiles('#file', {name: 'good.json', mimeType: 'application/json', buffer: file});
  // The list is below the base that the copy was built for, so it is asked for here.
  hold((await results(away)).join() === 'valid', 'the keys of another issuer are fetched', (await results(away)).join());
  hold(away.context().asked.includes(`${base}did.json`), 'from where its name says');
  await away.context().close();
  const gone = await desk({at: 'https://elsewhere.example/', changed: {'did.json': foreign}});
  await gone.setInputFiles('#file', {name: 'good.json', mimeType: 'application/json', buffer: file});
  hold((await results(gone)).join() === 'unknown', 'keys that cannot be had leave it unknown', (await results(gone)).join());
  await gone.context().close();
}

async function links() {
  const own = await desk({}, `#url=${encodeURIComponent(addressOf(good))}`);
  hold((await results(own)).join() === 'valid', 'a link to one of this site is followed at once');
  await own.context().close();
  const other = 'https://other.example/credential.json';
  const headers = {'access-control-allow-origin': '*'};
  const tab = await desk({others: {[other]: {headers, body: read(`${pageOf(good)}credential.json`)}}}, `#url=${encodeURIComponent(other)}`);
  await tab.waitForTimeout(300);
  hold(!tab.context().asked.includes(other), 'a link to another site asks nothing by itself');
  hold((await tab.textContent('[data-said]')).includes('other.example'), 'and says whom it would ask');
  await tab.click('[name=ask]');
  hold((await results(tab)).join() === 'valid', 'until the reader says so');
  await tab.context().close();
}

async function sights() {
  const folderOfShots = join(folder, 'screenshots');
  mkdirSync(folderOfShots);
  const broken = {[`${pageOf(good)}credential.json`]: JSON.stringify(forgeriesOf(good)['another badge name'])};
  const states = {valid: [good, {}], expired: [old, {}], revoked: [oops, {}], invalid: [good, {changed: broken}],
    unknown: [good, {script: () => delete globalThis.DecompressionStream}]};
  for(const width of [1280, 390]) {
    for(const colorScheme of ['light', 'dark']) {
      const options = {viewport: {width, height: 900}, colorScheme};
      for(const [state, [credential, setting]] of Object.entries(states)) {
        const tab = await checked(credential, {...setting, options});
        await holdWidth(tab, `the page of ${state} at ${width}`);
        await tab.screenshot({path: join(folderOfShots, `verify-${state}-${width}-${colorScheme}.png`), fullPage: true});
        await tab.context().close();
      }
      const tab = await desk({options});
      await tab.setInputFiles('#file', [join(site, pageOf(good), 'badge.png'), portfolio]);
      await results(tab, 2);
      await holdWidth(tab, `the desk at ${width}`);
      await tab.screenshot({path: join(folderOfShots, `verify-desk-${width}-${colorScheme}.png`), fullPage: true});
      await tab.context().close();
    }
  }
}

try {
  for(const part of [ownPages, tampered, lacking, handedOver, droppedAndPasted, addresses, links, sights]) {
    await part();
  }
} finally {
  await browser.close();
}
close('pages that verify, in Chromium, and the program beside them');
