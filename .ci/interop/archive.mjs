// What `laureate export` hands out: the page opened from a file in Chromium, with what is good,
// expired, revoked and tampered with; and the script that verifies, held against the program.
//   node archive.mjs LAUREATE FOLDER [SHARED]
import {execFileSync, spawnSync} from 'node:child_process';
import {appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {audit, holdWidth, launch} from './chromium.mjs';
import {signed} from './signed.mjs';
import {close, hold} from './tally.mjs';
import {filesIn, readJson} from './site.mjs';
import {verifier} from './verifier.mjs';
import {forgedListsOf, forgeriesOf} from './tampered.mjs';

const [program, folder, shared] = process.argv.slice(2).map(each => resolve(each));
const laureate = verifier();

// --- An archive of each kind --------------------------------------------------------------

const files = {
  'site.yaml': 'title: T\nbase_url: https://badges.example.org/acme/\nissuer: {name: "Acme </script><b>"}\n' +
    'privacy: {salt: 0123456789abcdef0123456789abcdef}\nfamilies: {f: {name: Family, motif: gear, color: "#047857"}}\ntiers: [low, high]\n',
  'badges/first-aid.yaml': 'name: "First <Aid> & more"\ndescription: "Helps \\"at once\\" </script>."\nfamily: f\ntier: high\ncriteria: "# Do\\n\\n- this\\n- [that](https://a.example/)"\n',
  'badges/old.yaml': 'name: Old times\ndescription: Was here.\ncriteria: Was.\n',
  'badges/oops.yaml': 'name: By mistake\ndescription: Was wrong.\ncriteria: Wrong.\n',
  'people/ada.yaml': 'name: Ada <Lovelace>\nemail: Ada@acme.example\n',
  'people/grace.yaml': 'name: Grace\n',
  'people/pia.yaml': 'name: Pia Private\nemail: pia@acme.example\nvisibility: private\n',
  'awards/all.yaml': '- {badge: first-aid, earners: [ada, pia], awarded: 2025-05-01, message: Thank **you**, evidence: [{name: Report, url: "https://acme.example/r"}], results: [{name: Exam, value: "92"}]}\n' +
    '- {badge: old, earner: ada, awarded: 2020-01-01, expires: 2021-01-01}\n' +
    '- {badge: oops, earner: ada, awarded: 2025-06-01, revoked: {on: 2025-07-01, reason: Mixed up}}\n',
};
rmSync(folder, {recursive: true, force: true});
for(const [name, text] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, 'content', name)), {recursive: true});
  writeFileSync(join(folder, 'content', name), text);
}
const run = (...args) => execFileSync(program, args, {cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: {}});
appendFileSync(join(folder, 'content/site.yaml'), run('key', 'new'));
// A reviewer's own signature, on both awards of one badge.
appendFileSync(join(folder, 'content/people/grace.yaml'), run('key', 'reviewer', '--out', 'grace.key'));
for(const earner of ['ada', 'pia']) {
  run('endorse', `first-aid/${earner}`, '--key', 'grace.key', '--comment', 'Saw it & <was> impressed');
}
for(const earner of ['ada', 'pia']) {
  run('export', earner);
  execFileSync('python3', ['-m', 'zipfile', '-e', `${earner}.zip`, earner], {cwd: folder});
}
const archive = join(folder, 'ada');
const page = join(archive, 'index.html');
const html = readFileSync(page, 'utf8');
const data = JSON.parse(/id="?archive"?>(.*?)<\/script>/s.exec(html)[1]);
const [did] = Object.keys(data.keys);

// --- The script against the program -------------------------------------------------------

const sources = (keys = data.keys[did], lists = data.lists) => ({
  now: new Date(),
  didDocument: async () => ({text: keys, origin: 'as copied'}),
  statusList: async address => {
    if(!lists[address]) {
      throw new Error('it is not there');
    }
    return {text: lists[address], origin: 'as copied'};
  },
});

/** What the program says of a document beside those keys and lists. */
function said(text, keys = data.keys[did], lists = data.lists) {
  const site = join(folder, 'judged');
  rmSync(site, {recursive: true, force: true});
  mkdirSync(join(site, 'status'), {recursive: true});
  writeFileSync(join(site, 'did.json'), keys);
  for(const [address, list] of Object.entries(lists)) {
    writeFileSync(join(site, 'status', address.split('/').at(-1)), list);
  }
  writeFileSync(join(site, 'one.json'), text);
  const {stdout} = spawnSync(program, ['verify', 'one.json', '--site', '.', '--format', 'json'], {cwd: site, encoding: 'utf8'});
  return JSON.parse(stdout).results[0].verdict;
}

/** Both judge; what the page calls valid, expired or revoked the program must call the same. */
async function compare(what, text, keys, lists, expected) {
  const {verdict} = await laureate.verifyCredential(text, sources(keys, lists));
  const program = said(text, keys, lists);
  hold(expected === undefined || verdict === expected, `the script finds ${what} ${expected}`, verdict);
  hold(verdict === program || ['invalid', 'unknown'].includes(verdict), `the script takes ${what} for no better than the program`, `${verdict}, ${program}`);
  return {verdict, program};
}

const [good, old, oops] = data.credentials;
hold((await compare('the good one', good, undefined, undefined, 'valid')).program === 'valid', 'the program finds the good one valid');
hold((await compare('the expired one', old, undefined, undefined, 'expired')).program === 'expired', 'the program finds the expired one expired');
hold((await compare('the revoked one', oops, undefined, undefined, 'revoked')).program === 'revoked', 'the program finds the revoked one revoked');
for(const [what, forged] of Object.entries(forgeriesOf(JSON.parse(good)))) {
  await compare(what, JSON.stringify(forged), undefined, undefined, 'invalid');
}
const change = edit => {
  const document = JSON.parse(good);
  edit(document);
  return JSON.stringify(document);
};
const jcs = document => document.proof[1];
const doubtful = {
  'a key twice': good.replace('{', '{"name": "x",'),
  'a number that is too large': good.replace('{', '{"x": 9007199254740993,'),
  'another first context': change(d => d['@context'][0] = 'https://www.w3.org/2018/credentials/v1'),
  'an unknown context': change(d => d['@context'].push('https://a.example/')),
  'no proof': change(d => delete d.proof),
  'no proofs': change(d => d.proof = []),
  'a proof that is none': change(d => d.proof = [null]),
  'the other proof only': change(d => d.proof.pop()),
  'an unknown suite': change(d => jcs(d).cryptosuite = 'xyz-2030'),
  'an unknown suite beside it': change(d => d.proof.push({...jcs(d), cryptosuite: 'xyz-2030'})),
  'a purpose that is not ours': change(d => jcs(d).proofPurpose = 'authentication'),
  'a chain': change(d => jcs(d).previousProof = 'urn:x'),
  'another context in the proof': change(d => jcs(d)['@context'] = [d['@context'][0]]),
  'no context in the proof': change(d => delete jcs(d)['@context']),
  'another key': change(d => jcs(d).verificationMethod = jcs(d).verificationMethod.replace(/#.*/, '#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2')),
  'another issuer': change(d => d.issuer.id = 'did:web:b.example'),
  'a proof value that is no base58': change(d => jcs(d).proofValue = jcs(d).proofValue.replace(/.$/, '0')),
  'a proof value with a zero before it': change(d => jcs(d).proofValue = jcs(d).proofValue.replace('z', 'z1')),
  'a status of another kind': change(d => d.credentialStatus.type = 'StatusList2021Entry'),
  'a text after it': `${good} x`,
  'half a character': good.replace(/"name": ?"/, '"name": "\\ud800'),
  'a list, not an object': `[${good}]`,
  'nothing': '',
};
for(const [what, text] of Object.entries(doubtful)) {
  const {verdict} = await compare(what, text);
  hold(['invalid', 'unknown'].includes(verdict), `the script does not take ${what} for genuine`, verdict);
}
const endorsed = JSON.parse(good).endorsement?.length === 1;
hold(endorsed, 'the good one carries an endorsement');
hold((await laureate.verifyCredential(good, sources())).steps.some(each => each.name === 'endorsement' && each.outcome === 'passed'), 'the script checks the endorsement');
// An endorsement alone: forged, of something else, of a kind that is not checked.
const {endorsement: [endorsement]} = JSON.parse(good);
await compare('an endorsement', JSON.stringify(endorsement), undefined, undefined, 'valid');
await compare('a forged endorsement', JSON.stringify({...endorsement, validFrom: '2001-01-01T00:00:00Z'}), undefined, undefined, 'invalid');
await compare('an endorsement with a bent proof', JSON.stringify({...endorsement, proof: [].concat(endorsement.proof).map(each => ({...each, proofValue: each.proofValue.replace(/.$/, last => last === '2' ? '3' : '2')}))}), undefined, undefined, 'invalid');
// Genuine to the last letter, and odd: signed by a stranger with a key of their own.
const plain = JSON.parse(good);
delete plain.endorsement;
delete plain.credentialStatus;
const status = JSON.parse(good).credentialStatus;
const strange = edit => JSON.stringify(signed(plain, laureate.canonicalize, edit));
hold((await compare('what a stranger signed', strange(), undefined, undefined, 'valid')).program === 'valid', 'the program finds what a stranger signed valid');
for(const id of ['https://a.example/x?y#z', 'https://[2001:db8::1]:8080/x', 'urn:uuid:1', 'https://u@a.example/']) {
  const {program} = await compare(`the id ${id}`, strange(d => d.id = id), undefined, undefined, 'valid');
  hold(program === 'valid', `the program takes the id ${id}`, program);
}
for(const id of ['https://a.example/#x#y', 'https://a.example/[x]', 'https://a.example/?x=[1]', 'https://a.example/#[', 'urn:x:[y]', 'https://a.example/\ue000', 'https://a.example/{x}', 'https://a.example/%zz', 'a.example']) {
  await compare(`the id ${id}`, strange(d => d.id = id), undefined, undefined, 'invalid');
}
for(const purpose of ['message', 'refresh', 'anything']) {
  await compare(`a status about ${purpose}`, strange(d => d.credentialStatus = {...status, statusPurpose: purpose}), undefined, undefined, 'unknown');
}
const voucher = edit => signed(endorsement, laureate.canonicalize, edit);
await compare('an endorsement of a stranger', JSON.stringify(voucher()), undefined, undefined, 'valid');
await compare('an endorsement without a name', JSON.stringify(voucher(d => delete d.name)), undefined, undefined, 'invalid');
await compare('what a stranger endorsed', strange(d => d.endorsement = [voucher()]), undefined, undefined, 'valid');
await compare('what a stranger endorsed without a name', strange(d => d.endorsement = [voucher(e => delete e.name)]), undefined, undefined, 'invalid');
// The one thing that the script cannot see, and says so.
const half = JSON.stringify({...JSON.parse(good), proof: JSON.parse(good).proof.map((each, at) => at ? each : {...each, proofValue: JSON.parse(old).proof[0].proofValue})});
const seen = await laureate.verifyCredential(half, sources());
hold(said(half) === 'invalid' && seen.steps[1].detail.includes('which a browser cannot check'), 'the script says what it cannot check');
const keys = JSON.parse(data.keys[did]);
const foreign = {...keys, id: 'did:web:b.example'};
const unlisted = {...keys, assertionMethod: []};
const ended = {...keys, verificationMethod: keys.verificationMethod.map(each => ({...each, expires: '2020-01-01T00:00:00Z'}))};
for(const [what, document] of Object.entries({foreign, unlisted, ended})) {
  const {verdict} = await compare(`keys that are ${what}`, good, JSON.stringify(document));
  hold(['invalid', 'unknown'].includes(verdict), `keys that are ${what} prove nothing`, verdict);
}
const address = JSON.parse(good).credentialStatus.statusListCredential;
const short = forgedListsOf(JSON.parse(data.lists[address]), 'uH4sIAAAAAAAAA2NgAAAAAP__AQAAAP__');
for(const [what, list] of Object.entries(short)) {
  const {verdict} = await compare(`a list with ${what}`, good, undefined, {[address]: JSON.stringify(list)});
  hold(verdict !== 'valid', `a list with ${what} clears nobody`, verdict);
}
await compare('one without its list', good, undefined, {}, 'unknown');

// --- Vectors, where a copy is at hand -----------------------------------------------------

const vectors = shared ? join(shared, 'standards/data') : '';
if(existsSync(join(vectors, 'jcs/input'))) {
  for(const name of readdirSync(join(vectors, 'jcs/input'))) {
    const text = laureate.canonicalize(JSON.parse(readFileSync(join(vectors, 'jcs/input', name), 'utf8')));
    hold(text === readFileSync(join(vectors, 'jcs/output', name), 'utf8').trimEnd(), `the canonical form of ${name} is that of RFC 8785`);
  }
}

const hex = text => Uint8Array.from(text.match(/../g) ?? [], byte => Number.parseInt(byte, 16));
const {signs, base58, base64url, publicKey} = laureate.inner;
if(existsSync(join(vectors, 'ed25519'))) {
  const accepted = [];
  for(const [at, each] of readJson(join(vectors, 'ed25519/speccheck_cases.json')).entries()) {
    if(await signs(hex(each.pub_key), hex(each.message), hex(each.signature))) {
      accepted.push(at);
    }
  }
  // As the program: of the edge cases only the one without a point of small order.
  hold(accepted.join() === '3', 'of the edge cases of Ed25519 the script takes those of the program', accepted.join());
  for(const {publicKey: key, tests} of readJson(join(vectors, 'ed25519/wycheproof_ed25519_test.json')).testGroups) {
    for(const test of tests) {
      const fine = await signs(hex(key.pk), hex(test.msg), hex(test.sig));
      hold(fine === (test.result === 'valid'), `Wycheproof, test ${test.tcId}, is ${test.result}`);
    }
  }
}
const own = keys.verificationMethod[0].publicKeyMultibase;
const refused = {
  'a key with a letter that is none': () => publicKey(own.replace(/.$/, '0')),
  'a key that is too long': () => publicKey(`${own}1`),
  'a key with a zero before it': () => publicKey(own.replace('z', 'z1')),
  'a key of small order': () => publicKey('z6MkeTG3bFFSLYVU7VqhgZxqr6YzpaGrQtFMh1uvqGy1vDnP'),
  'a secret key': () => publicKey('z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq'),
  'base58 of other length': () => base58('z2', 64),
};
hold(publicKey(own)?.length === 32, 'a key is read');
for(const [what, read] of Object.entries(refused)) {
  hold(read() === null, `${what} is refused`);
}
for(const text of ['A', 'AB', 'AAB', 'AA==', 'A A', 'AA+A']) {
  let fine = true;
  try {
    base64url(text);
  } catch {
    fine = false;
  }
  hold(!fine, `\`${text}\` is no base64url`);
}

// --- The page -----------------------------------------------------------------------------

const browser = await launch();
const verdicts = tab => tab.$$eval('[data-verdict]', found => found.map(each => each.dataset.verdict));

/** Opens a page of an archive from its file, and holds it to be quiet. */
async function open(context, file, what, {noisy = false} = {}) {
  const tab = await context.newPage();
  const faults = [];
  tab.on('console', message => message.type() === 'error' && faults.push(message.text()));
  tab.on('pageerror', error => faults.push(String(error)));
  tab.on('request', request => /^(file|data):/.test(request.url()) || faults.push(`outside: ${request.url()}`));
  await tab.goto(pathToFileURL(file).href, {waitUntil: 'load'});
  if(noisy) {
    await tab.waitForTimeout(500);
  } else {
    await tab.waitForSelector('[data-checked]', {timeout: 20_000});
    hold(faults.length === 0, `${what} opens cleanly from a file`, faults.join('; '));
  }
  return tab;
}

/** The page with its data changed. */
function altered(name, edit) {
  const copy = structuredClone(data);
  edit(copy);
  const file = join(archive, `${name}.html`);
  const text = JSON.stringify(copy).replaceAll('<', '\\u003c');
  writeFileSync(file, html.replace(/(id="?archive"?>).*?(<\/script>)/s, (_, a, b) => a + text + b));
  return file;
}

try {
  const screenshots = join(folder, 'screenshots');
  mkdirSync(screenshots);
  for(const width of [1280, 390]) {
    for(const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({viewport: {width, height: 900}, colorScheme});
      for(const [earner, expected] of [['ada', 'valid,expired,revoked'], ['pia', 'valid']]) {
        const what = `the archive of ${earner} at ${width}, ${colorScheme}`;
        const tab = await open(context, join(folder, earner, 'index.html'), what);
        const found = await verdicts(tab);
        hold(found.join() === expected, `${what} tells its verdicts`, found.join());
        await holdWidth(tab, what);
        await tab.evaluate(() => document.querySelectorAll('details').forEach(fold => fold.open = true));
        await audit(tab, what);
        await tab.screenshot({path: join(screenshots, `archive-${earner}-${width}-${colorScheme}.png`), fullPage: true});
        await tab.close();
      }
      await context.close();
    }
  }
  const context = await browser.newContext();
  const tab = await open(context, page, 'the page');
  await tab.pdf({path: join(screenshots, 'archive-ada.pdf'), format: 'A4'});
  const shown = await tab.textContent('h3[data-claim=name]');
  hold(shown === 'First <Aid> & more', 'the page shows what was signed, as text', shown);
  // Whose it is.
  await tab.click('#whose summary');
  for(const [email, answer] of [['ADA@acme.example ', 'Yes'], ['eve@acme.example', 'No']]) {
    await tab.fill('#email', email.trim());
    await tab.click('#match');
    await tab.waitForFunction(word => document.querySelector('#owner').textContent.startsWith(word), answer, {timeout: 5000}).catch(() => {});
    hold((await tab.textContent('#owner')).startsWith(answer), `whether it is of ${email} is answered with ${answer}`);
  }
  await tab.close();
  // Tampered with.
  const tampered = await open(context, altered('tampered', copy => {
    copy.credentials[0] = copy.credentials[0].replaceAll('First <Aid>', 'Last <Aid>');
  }), 'a page that was tampered with');
  hold((await verdicts(tampered)).join() === 'invalid,expired,revoked', 'what was tampered with is invalid', (await verdicts(tampered)).join());
  await tampered.close();
  const emptied = await open(context, altered('emptied', copy => {
    copy.keys[did] = copy.keys[did].replaceAll(/z6Mk\w+/g, 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2');
  }), 'a page with other keys');
  hold((await verdicts(emptied)).join() === 'invalid,invalid,invalid', 'with other keys nothing is genuine', (await verdicts(emptied)).join());
  await emptied.close();
  // A script that is not ours does not run.
  const added = join(archive, 'added.html');
  writeFileSync(added, html.replace('</body>', '<script>document.title = "run"</script></body>').replace('</main>', '<img src=x onerror="document.title=1"></main>'));
  const foreignTab = await open(context, added, 'a page with another script', {noisy: true});
  hold((await foreignTab.title()).startsWith('Credentials of'), 'another script does not run');
  await foreignTab.close();
  const bent = join(archive, 'bent.html');
  writeFileSync(bent, html.replace("const has = (verdict, names) =>", "const has = (verdict, names) => false &&"));
  const bentTab = await open(context, bent, 'a page with a script that was changed', {noisy: true});
  hold(new Set(await verdicts(bentTab)).size === 1 && (await verdicts(bentTab))[0] === 'unknown', 'a script that was changed does not run', (await verdicts(bentTab)).join());
  await bentTab.close();
  // Again, online: the issuer's site answers, has revoked it since, is gone.
  const serve = async (answer, expected, what) => {
    const online = await browser.newContext();
    await online.route('https://badges.example.org/**', answer);
    const tab = await online.newPage();
    await tab.goto(pathToFileURL(page).href);
    await tab.waitForSelector('[data-checked]');
    await tab.click('#again');
    await tab.waitForFunction(() => !document.querySelector('#again').disabled);
    await tab.waitForTimeout(200);
    hold((await verdicts(tab)).join() === expected, what, (await verdicts(tab)).join());
    const text = await tab.textContent('#online');
    await online.close();
    return text;
  };
  const headers = {'access-control-allow-origin': '*', 'content-type': 'application/json'};
  const published = route => {
    const path = new URL(route.request().url()).pathname.replace('/acme/', '');
    return route.fulfill({headers, body: readFileSync(join(archive, path))});
  };
  const now = await serve(published, 'valid,expired,revoked', 'checked online it is as the site says');
  hold(now.includes('just now'), 'the page says that it asked', now);
  const gone = await serve(route => route.abort(), 'valid,expired,revoked', 'where the site is gone the copies stand');
  hold(gone.includes('could not be reached'), 'the page says that the site is gone', gone);
  writeFileSync(join(folder, 'content/awards/all.yaml'), files['awards/all.yaml'].replace('awarded: 2025-05-01,', 'awarded: 2025-05-01, revoked: {on: 2026-01-01},'));
  run('build');
  const later = route => route.fulfill({headers, body: readFileSync(join(folder, 'public', new URL(route.request().url()).pathname.replace('/acme/', '')))});
  await serve(later, 'revoked,expired,revoked', 'what was revoked since is found online');
  await context.close();
} finally {
  await browser.close();
}
const leaks = filesIn(folder, '').filter(file => /\/(ada|pia)\//.test(file) && /@acme\.example/i.test(readFileSync(file, 'latin1')));
hold(leaks.length === 0, 'no e-mail address stands in an archive', leaks.join());
hold(readJson(join(folder, 'pia', 'did.json')).id === 'did:web:badges.example.org:acme', 'the keys are in the archive');
close('archives in Chromium, and their script against the program');
