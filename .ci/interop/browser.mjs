// One page of each kind in Chromium: wide and narrow, light and dark, and for axe-core.
//   node browser.mjs SITE SCREENSHOTS [brief]
// `brief` leaves out what another theme shows as the first one did: the second page of a kind.
// The site is served below the path that its addresses name, as a project site is.
import {mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {createRequire} from 'node:module';
import {chromium} from 'playwright-core';
import {host} from './host.mjs';
import {close, hold} from './tally.mjs';
import {baseOf, credentialsOf, filesIn} from './site.mjs';

const [site, screenshots, extent] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const prefix = new URL(baseOf(site)).pathname;

/** The pages to look at: name and address. Of each kind the first, and the longest. */
function pages() {
  const found = [['home', ''], ['404', '404.html'], ['missing', 'no/such/page/']];
  for(const kind of ['badges', 'people', 'pathways', 'skills', 'verify']) {
    const of = filesIn(join(site, kind), 'index.html').map(file => file.slice(site.length + 1, -'index.html'.length));
    const single = of.filter(address => address !== `${kind}/`);
    const long = [...single].sort((a, b) => size(b) - size(a))[0];
    found.push([kind, `${kind}/`], ...single.slice(0, 1).map(a => [`${kind}-one`, a]),
      ...(long ? [[`${kind}-longest`, long]] : []));
  }
  const bySize = credentialsOf(site).map(c => [c, JSON.stringify(c).length]).sort((a, b) => b[1] - a[1]);
  const expired = bySize.find(([c]) => c.validUntil && new Date(c.validUntil) < Date.now());
  const revoked = bySize.find(([c]) => /data-verdict="?revoked/.test(html(of(c))));
  for(const [name, each] of Object.entries({longest: bySize[0], shortest: bySize.at(-1), expired, revoked})) {
    hold(each !== undefined, `the site has a credential to show: ${name}`);
    if(each) {
      found.push([`credential-${name}`, of(each[0])]);
    }
  }
  for(const file of filesIn(site, 'index.html')) {
    const address = file.slice(site.length + 1, -'index.html'.length);
    if(!/^(badges|people|pathways|skills|verify|credentials)\//.test(address) && address !== '') {
      found.push([`page-${address.replaceAll('/', '')}`, address]);
    }
  }
  return found;
}
const html = address => readFileSync(join(site, address, 'index.html'), 'utf8');
const size = address => html(address).length;
const of = credential => new URL('.', credential.id).pathname.slice(prefix.length);

const {address: served, end} = await host(site, prefix);
const {origin} = new URL(served);
mkdirSync(screenshots, {recursive: true});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'],
});

/** Loads one page in one way and holds it to what every page owes. */
async function look(context, name, address, width, colorScheme) {
  const what = `${name} at ${width}, ${colorScheme}`;
  const page = await context.newPage();
  const faults = [];
  page.on('console', message => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', error => faults.push(String(error)));
  page.on('requestfailed', request => faults.push(`failed: ${request.url()}`));
  page.on('request', request => request.url().startsWith(`${origin}${prefix}`) ||
    request.url().startsWith('data:') || faults.push(`outside: ${request.url()}`));
  page.on('response', response => response.status() >= 400 && name !== 'missing' &&
    faults.push(`${response.status()}: ${response.url()}`));
  await page.goto(`${origin}${prefix}${address}`, {waitUntil: 'load'});
  if(await page.$('[data-report]')) {
    await page.waitForSelector('[data-checked]', {timeout: 10_000}).catch(() => faults.push('it is not checked'));
  }
  // The missing page answers 404 itself, and the console says so.
  const serious = faults.filter(fault => !(name === 'missing' && /status of 404/.test(fault)));
  hold(serious.length === 0, `${what} loads cleanly`, serious.join('; '));
  const over = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  hold(over <= 0, `${what} fits its window`, `${over} px too wide`);
  if(name === 'missing') {
    const broken = await page.evaluate(() => [...document.images].filter(i => i.complete && !i.naturalWidth).length);
    const styled = await page.evaluate(() => document.styleSheets.length > 0 && [...document.styleSheets].every(s => s.cssRules.length > 0));
    hold(broken === 0 && styled, `${what} has its style and pictures at any depth`);
  }
  await page.screenshot({path: join(screenshots, `${name}-${width}-${colorScheme}.png`), fullPage: true});
  // axe-core sees each page wide and light, and narrow and dark: the other two ways differ
  // in nothing that it judges.
  if((width === 1280) === (colorScheme === 'light')) {
    await audit(page, name, what);
  }
  await page.close();
}

/** Holds a page to what axe-core calls serious. */
async function audit(page, name, what) {
  await page.evaluate(axe);
  const {violations} = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  const grave = violations.filter(v => v.impact === 'serious' || v.impact === 'critical');
  hold(grave.length === 0, `${what} has nothing serious for axe`,
    grave.map(v => `${v.id} (${v.nodes.length}: ${v.nodes[0].html.slice(0, 120)} ${v.nodes[0].failureSummary?.split('\n')[1] ?? ''})`).join('; '));
  minor.push(...violations.filter(v => !grave.includes(v)).map(v => `${v.id}: ${name}`));
}

const minor = [];
const looked = pages().filter(([name]) => extent !== 'brief' || !/-one$|-shortest$|^page-|^missing$/.test(name));
try {
  for(const width of [1280, 390]) {
    for(const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({viewport: {width, height: 900}, colorScheme});
      for(const [name, address] of looked) {
        await look(context, name, address, width, colorScheme);
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  end();
}
for(const finding of [...new Set(minor)].slice(0, 20)) {
  console.log(`  minor: ${finding}`);
}
close(`Chromium and axe-core, ${looked.length} pages, four ways each`);
