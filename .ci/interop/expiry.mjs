// What pages say of expiry stays true after they were made: the clock is set, the built site
// is as it is.
//   node expiry.mjs SITE SCREENSHOTS
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {launch} from './chromium.mjs';
import {host} from './host.mjs';
import {close, hold} from './tally.mjs';
import {baseOf, credentialsOf, filesIn} from './site.mjs';

const [site, screenshots] = process.argv.slice(2);
const prefix = new URL(baseOf(site)).pathname;
const DAY = 24 * 60 * 60 * 1000;

const {address: origin, end} = await host(site, prefix);
const browser = await launch();

/** Opens a page at a moment, with or without scripts, and asks it something. */
async function at(address, moment, ask, javaScriptEnabled = true, picture = '') {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, javaScriptEnabled});
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(moment));
  await page.goto(`${origin}${address}`, {waitUntil: 'load'});
  const told = await ask(page);
  if(picture) {
    await page.screenshot({path: join(screenshots, `${picture}.png`), fullPage: true});
  }
  await context.close();
  return told;
}

/** What a reader sees of a page. */
const seen = page => page.locator('main').innerText();

/** A credential's page says that it has expired from the moment its file says so. */
async function credential(one) {
  const address = new URL('.', one.id).pathname.slice(prefix.length);
  const until = Date.parse(one.validUntil);
  const ask = async page => ({
    text: await page.locator('.certificate').innerText(),
    state: await page.locator('.certificate').getAttribute('data-state'),
    early: await page.locator('.certificate .verdict').getAttribute('data-verdict'),
  });
  const before = await at(address, until - 1000, ask);
  hold(before.state === 'current' && /Valid until/.test(before.text) && !/Expired/.test(before.text),
    `${address} is valid to the last second`, JSON.stringify(before));
  const after = await at(address, until, ask, true, 'expiry-credential');
  hold(after.state === 'expired' && after.early === 'expired' && /Expired/.test(after.text) && !/Valid until/.test(after.text),
    `${address} has expired at its moment`, JSON.stringify(after));
  const plain = await at(address, until + DAY, seen, false);
  hold(/Valid until \d/.test(plain) && !/In force|current/i.test(plain), `${address} says a date where no script runs`);
}

/** A portfolio's badges, its numbers and its list of ends as the days go by. */
async function portfolio(address) {
  const html = readFileSync(join(site, address, 'index.html'), 'utf8');
  const ends = [...html.matchAll(/data-lapses="?([^" >]+)/g)].map(found => Date.parse(found[1])).sort((a, b) => a - b);
  const [first, last] = [ends[0], ends.at(-1)];
  const ask = async page => ({
    badges: Number(await page.locator('.portfolio > .figures dd').first().textContent()),
    expired: await page.locator(':is(.large,.tile)[data-state=expired]').count(),
    soon: await page.locator('.expiring .soon:visible').count(),
    rows: await page.locator('.expiring > li').count(),
    lapsed: await page.locator('.expiring > li[data-state=expired]').count(),
    text: await seen(page),
  });
  const long = await at(address, first - 91 * DAY, ask);
  hold(long.soon === 0 && long.expired === 0 && !/Soon/.test(long.text), `${address} is calm long before`);
  const near = await at(address, first - 89 * DAY, ask, true, 'expiry-soon');
  hold(near.soon > 0 && near.expired === 0 && near.badges === long.badges, `${address} marks what ends soon`, JSON.stringify({...near, text: ''}));
  const one = await at(address, first, ask);
  hold(one.expired > 0 && one.lapsed > 0, `${address} shows the first as expired`, JSON.stringify({...one, text: ''}));
  const all = await at(address, last, ask, true, 'expiry-portfolio');
  hold(all.lapsed === all.rows && all.soon === 0 && !/Valid until/.test(all.text), `${address} calls nothing valid in the end`);
  hold(all.badges === long.badges - all.expired && one.badges === long.badges - one.expired,
    `${address} counts what is left`, `${long.badges}, ${one.badges}, ${all.badges}, less ${all.expired}`);
}

/** The first page names nobody for what has expired since. */
async function home() {
  const rows = page => page.locator('.recent > li:visible').count();
  const html = readFileSync(join(site, 'index.html'), 'utf8');
  const ending = html.match(/<li[^>]*data-until/g)?.length ?? 0;
  const now = await at('', Date.now(), rows);
  const later = await at('', Date.parse('2190-01-01'), rows);
  hold(ending > 0 && later === now - ending, 'the first page leaves out what expired', `${now}, ${ending}, ${later}`);
}

try {
  const current = credentialsOf(site).filter(one => Date.parse(one.validUntil) > Date.now());
  const shown = current.filter(one => /data-lapses/.test(readFileSync(join(site, new URL('.', one.id).pathname.slice(prefix.length), 'index.html'), 'utf8')));
  hold(shown.length > 2, 'the site has credentials that will expire', String(shown.length));
  for(const one of [shown[0], shown.at(-1)]) {
    await credential(one);
  }
  const portfolios = filesIn(join(site, 'people'), 'index.html')
    .filter(file => /class="?expiring/.test(readFileSync(file, 'utf8')))
    .map(file => file.slice(site.length + 1, -'index.html'.length));
  const rows = address => readFileSync(join(site, address, 'expiry.ics'), 'utf8').match(/BEGIN:VEVENT/g).length;
  const busiest = portfolios.sort((a, b) => rows(b) - rows(a));
  hold(busiest.length > 0, 'the site has portfolios with something that expires');
  for(const address of busiest.slice(0, 2)) {
    await portfolio(address);
  }
  await home();
} finally {
  await browser.close();
  end();
}
close('Chromium, clocks set to later days');
