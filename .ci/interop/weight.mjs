// What a visit of a page costs before anything is clicked: all but pictures, as it is sent,
// packed, and as it is.
//   node weight.mjs SITE
import {launch, inPairs} from './chromium.mjs';
import {host} from './host.mjs';
import {pagesOf} from './pages.mjs';
import {baseOf} from './site.mjs';
import {close, hold} from './tally.mjs';

const [site] = process.argv.slice(2);
const MOST = 60_000;
const kinds = {document: 'html', stylesheet: 'css', script: 'js', fetch: 'json'};
const {address: served, end} = await host(site, new URL(baseOf(site)).pathname);
const browser = await launch();

/** The bytes that each kind of file of a page takes on the way, and in all unpacked. */
async function weigh(address) {
  const context = await browser.newContext({viewport: {width: 390, height: 844}});
  const page = await context.newPage();
  const requests = [];
  page.on('request', request => requests.push(request));
  await page.goto(served + address, {waitUntil: 'networkidle'});
  if(await page.$('[data-report]')) {
    await page.waitForSelector('[data-checked]', {timeout: 20_000});
  }
  const cost = {html: 0, css: 0, js: 0, json: 0, sent: 0, raw: 0};
  for(const request of requests) {
    const response = await request.response();
    if(response.headers()['content-type'].startsWith('image/')) {
      continue;
    }
    const kind = kinds[request.resourceType()];
    hold(kind !== undefined, `${address} loads only what is counted`, `${request.resourceType()} ${request.url()}`);
    const {responseBodySize} = await request.sizes();
    cost[kind] += responseBodySize;
    cost.sent += responseBodySize;
    cost.raw += (await response.body()).length;
  }
  await context.close();
  return cost;
}

const columns = ['html', 'css', 'js', 'json', 'sent', 'raw'];
const row = (name, cells) => console.log(`  ${name.padEnd(24)}${cells.map(cell => String(cell).padStart(9)).join('')}`);
row('bytes, no pictures', columns);
const found = new Map();
const pages = pagesOf(site);
try {
  await inPairs(pages, async ([name, address]) => found.set(name, await weigh(address)));
} finally {
  await browser.close();
  end();
}
for(const [name] of pages) {
  const cost = found.get(name);
  row(name, columns.map(column => cost[column]));
  hold(cost.sent > 0 && cost.sent < MOST, `${name} weighs less than ${MOST} bytes`, String(cost.sent));
}
close('weight of pages');
