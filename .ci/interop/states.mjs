// Pages in the states that somebody brings them into, light and dark, for axe-core: filters set,
// everything unfolded, each verdict in the page of a credential and at the verifier.
//   node states.mjs SITE SCREENSHOTS
// The site has to be no draft. (The search is seen by finding.mjs.)
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {audit, holdWidth, inPairs, launch, shoot, watch} from './chromium.mjs';
import {standIn} from './host.mjs';
import {pagesOf} from './pages.mjs';
import {baseOf, readJson} from './site.mjs';
import {close, hold} from './tally.mjs';

const [site, screenshots] = process.argv.slice(2);
const base = baseOf(site);
const pages = Object.fromEntries(pagesOf(site));
mkdirSync(screenshots, {recursive: true});
const browser = await launch();

const [good, expired, revoked] = ['longest', 'expired', 'revoked'].map(each => pages[`credential-${each}`]);
const fileOf = page => join(site, page, 'credential.json');
const broken = JSON.stringify({...readJson(fileOf(good)), name: 'Something else'});
const unable = () => delete globalThis.DecompressionStream;
const checked = page => page.waitForSelector('[data-checked]', {timeout: 20_000});

/** A state: where, what is done there, and the verdict that then stands in the page. */
const states = {
  valid: {at: good, act: checked, verdict: 'valid'},
  expired: {at: expired, act: checked, verdict: 'expired'},
  revoked: {at: revoked, act: checked, verdict: 'revoked'},
  invalid: {at: good, act: checked, verdict: 'invalid', changed: {[`${good}credential.json`]: broken}},
  unknown: {at: good, act: checked, verdict: 'unknown', script: unable},
  'desk-valid': {at: 'verify/', act: handIn(join(site, good, 'badge.png')), verdict: 'valid'},
  'desk-expired': {at: 'verify/', act: handIn(fileOf(expired)), verdict: 'expired'},
  'desk-revoked': {at: 'verify/', act: handIn(fileOf(revoked)), verdict: 'revoked'},
  'desk-invalid': {at: 'verify/', act: handIn({name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(broken)}), verdict: 'invalid'},
  'desk-unknown': {at: 'verify/', act: handIn(fileOf(good)), verdict: 'unknown', script: unable},
  'credential-unfolded': {at: good, act: page => checked(page).then(() => unfold(page))},
  'portfolio-unfolded': {at: pages['people-longest'], act: unfold},
  'badges-filtered': {at: 'badges/', act: page => filter(page, 'select[name=tier]', {index: 1})},
  'badges-none': {at: 'badges/', act: page => filter(page, 'input', 'zzzzzz')},
  'skills-none': {at: 'skills/', act: page => filter(page, 'input', 'zzzzzz')},
};

/** Gives the verifier a file, and waits for what it says. */
function handIn(file) {
  return async page => {
    await page.waitForSelector('[data-desk]:not([hidden])');
    await page.setInputFiles('#file', file);
    await page.waitForSelector('[data-results] .told');
  };
}

/** Opens all that can be opened. */
async function unfold(page) {
  await page.evaluate(() => document.querySelectorAll('details').forEach(each => each.open = true));
  await page.waitForLoadState('networkidle');
}

/** Sets one of the filters of a list. */
async function filter(page, field, value) {
  const control = page.locator(`.filters ${field}`).first();
  await (typeof value === 'string' ? control.fill(value) : control.selectOption(value));
  await page.waitForFunction(() => document.querySelector('.filters [role=status]').textContent !== '');
}

/** Brings a page into a state, wide and narrow, and holds it to its width, its words and axe-core. */
async function show(name, {at, act, verdict, changed, script}) {
  for(const width of [1280, 390]) {
    const context = await browser.newContext({viewport: {width, height: 900}, reducedMotion: 'reduce'});
    await standIn(context, site, changed);
    if(script) {
      await context.addInitScript(script);
    }
    const page = await context.newPage();
    const {faults} = watch(page);
    await page.goto(base + at, {waitUntil: 'load'});
    await act(page).catch(error => hold(false, `${name} can be reached at ${width}`, error.message.split('\n')[0]));
    const told = await page.$$eval('[data-verdict]', all => all.map(each => each.dataset.verdict));
    hold(!verdict || told.length > 0 && told.every(each => each === verdict), `${name} tells its verdict`, told.join());
    hold(faults.length === 0, `${name} leaves nothing in the console at ${width}`, faults.join('; '));
    await holdWidth(page, `${name} at ${width}`);
    const colorScheme = width > 400 ? 'light' : 'dark';
    await page.emulateMedia({colorScheme});
    await audit(page, `${name} at ${width}, ${colorScheme}`);
    await shoot(page, join(screenshots, `state-${name}-${width}-${colorScheme}.png`));
    await context.close();
  }
}

try {
  await inPairs(Object.entries(states), ([name, state]) => show(name, state));
} finally {
  await browser.close();
}
close(`pages in ${Object.keys(states).length} states, for axe-core`);
