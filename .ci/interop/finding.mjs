// Search and filters in Chromium, on the demo and on a site of 6,000 people.
//   node finding.mjs LAUREATE SITE FOLDER
// The large site is made and built in FOLDER; screenshots stay in FOLDER/screenshots.
import {execFileSync} from 'node:child_process';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {audit, launch, watch} from './chromium.mjs';
import {host} from './host.mjs';
import {baseOf, readJson} from './site.mjs';
import {close, hold} from './tally.mjs';

const [laureate, site, folder] = process.argv.slice(2);
const screenshots = join(folder, 'screenshots');
mkdirSync(screenshots, {recursive: true});

/** Content of 6,000 people, 200 badges in four families, 120 skills. */
function large() {
  const content = join(folder, 'content');
  rmSync(content, {recursive: true, force: true});
  for(const inside of ['badges', 'people']) {
    mkdirSync(join(content, inside), {recursive: true});
  }
  const families = ['alpha', 'beta', 'gamma', 'delta'];
  writeFileSync(join(content, 'site.yaml'), `title: Large\nbase_url: https://large.example/badges/\nissuer: {name: Large}\n` +
    `tiers: [low, middle, high]\nfamilies:\n${families.map(f => `  ${f}: {name: Family ${f}}\n`).join('')}`);
  for(let n = 0; n < 200; n += 1) {
    const low = ['low', 'middle', 'high'][n % 3];
    writeFileSync(join(content, 'badges', `b${n}.yaml`), `name: Craft ${n}\ndescription: Does the work of kind ${n} well.\ncriteria: Did it.\n` +
      `family: ${families[n % 4]}\ntier: ${low}\ntags: [tag${n}]\nskills: [{name: Skill ${n % 120}, framework: Frame ${n % 2}}]\n`);
  }
  const given = ['Ada', 'Béla', 'Chidi', 'Đorđe', 'Émile', 'Farah', 'Łukasz', 'Øystein', 'Zoë', '小明'];
  const people = Array.from({length: 6000}, (_, n) =>
    `- {slug: p${n}, name: '${given[n % 10]} Nr${String(n).padStart(4, '0')}', headline: Engineer}\n`);
  writeFileSync(join(content, 'people', 'all.yaml'), people.join(''));
  execFileSync(laureate, ['--quiet', '--content', content, 'build', '--out', join(folder, 'public')], {stdio: 'inherit'});
  return join(folder, 'public');
}

const browser = await launch();

/** A page that remembers what went wrong in it and what it asked for. */
async function visit(context, address) {
  const page = await context.newPage();
  const seen = watch(page);
  await page.goto(address, {waitUntil: 'load'});
  return {page, ...seen};
}

const option = 'dialog [role=option]';
const active = page => page.evaluate(() => {
  const id = document.querySelector('dialog input').getAttribute('aria-activedescendant');
  return {id, text: document.getElementById(id)?.textContent, all: [...document.querySelectorAll('dialog [role=option]')].map(one => one.id)};
});
const told = page => page.textContent('dialog [role=status]');

/** Types a query into the open dialog and waits for what is told of it. */
async function ask(page, query) {
  await page.fill('dialog input', '');
  await page.keyboard.type(query);
  await page.waitForFunction(() => document.querySelector('dialog [role=status]').textContent !== '');
  await page.waitForTimeout(200);
}

/** Opens by key, moves, closes, opens by the other key, and goes where it points. */
async function keyboard(at, {query, result, lands}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}});
  const {page, faults, asked} = await visit(context, at);
  hold(!asked.some(url => /search/.test(url)), 'no part of search is loaded before it is used', asked.join(' '));
  await page.keyboard.press('/');
  await page.waitForSelector('dialog[open]');
  hold(await page.evaluate(() => document.activeElement.matches('dialog input')), 'the field has the focus');
  await ask(page, query);
  const first = await active(page);
  hold(first.text?.includes(result), `${query} finds ${result} first`, first.text);
  await page.keyboard.press('End');
  hold((await active(page)).id === first.all.at(-1), 'End goes to the last result');
  await page.keyboard.press('ArrowDown');
  hold((await active(page)).id === first.all[0], 'after the last result comes the first');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  hold((await active(page)).id === first.all[0], 'Home goes to the first result');
  await page.keyboard.press('Escape');
  hold(await page.locator('dialog[open]').count() === 0, 'Escape closes');
  await page.keyboard.press('Control+k');
  await page.waitForSelector('dialog[open]');
  await ask(page, query);
  await page.keyboard.press('Enter');
  await page.waitForURL(url => url.href.includes(lands), {timeout: 5000}).catch(() => {});
  hold(page.url().includes(lands), `Enter opens ${lands}`, page.url());
  hold(faults.length === 0, 'search leaves nothing in the console', faults.join('; '));
  await context.close();
}

/** What is typed, and what must be found; what is nonsense, and finds nothing. */
async function queries(at, expected) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}});
  const {page, faults} = await visit(context, at);
  await page.keyboard.press('/');
  await page.waitForSelector('dialog[open]');
  for(const [query, result] of expected) {
    await ask(page, query);
    const texts = await page.locator(option).allTextContents();
    const found = result === undefined ? texts.length === 0 : texts.some(text => text.includes(result));
    hold(found, `“${query}” finds ${result ?? 'nothing'}`, `${await told(page)}: ${texts.slice(0, 4).join(', ')}`);
  }
  hold(await page.locator('dialog [role=option] b, dialog script').count() === 0, 'what is typed is text');
  hold(faults.length === 0, 'queries leave nothing in the console', faults.join('; '));
  await context.close();
}

/** Every link of the index leads to a page. */
async function links(at, query) {
  const context = await browser.newContext();
  const {page} = await visit(context, `${at}search/#q=${query}`);
  await page.waitForSelector('[role=option]');
  const urls = await page.locator('[role=option]').evaluateAll(all => all.map(one => one.href));
  const states = await page.evaluate(all => Promise.all(all.map(url => fetch(url).then(got => got.status))), urls);
  hold(urls.length > 0 && states.every(state => state === 200), 'results lead to pages', urls.filter((_, n) => states[n] !== 200).join(' '));
  hold(await page.inputValue('main input[role=combobox]') === decodeURIComponent(query), 'a link brings its query');
  await context.close();
}

/** The open dialog, in every size and scheme, and for axe-core. */
async function looks(at, query) {
  for(const width of [1280, 390]) {
    for(const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({viewport: {width, height: 844}, colorScheme});
      const {page} = await visit(context, at);
      await page.click('.top [data-search-page]');
      await page.waitForSelector('dialog[open]');
      await ask(page, query);
      await page.screenshot({path: join(screenshots, `search-open-${width}-${colorScheme}.png`)});
      const over = await page.evaluate(() => document.querySelector('dialog').scrollWidth - window.innerWidth);
      hold(over <= 0, `the dialog fits at ${width}`, `${over} px too wide`);
      await audit(page, `the dialog at ${width}, ${colorScheme}`, 'dialog');
      await context.close();
    }
  }
}

const shown = page => page.locator('main li.card:visible, main .skill-list > li:visible').count();

/** A choice shows what has it, stands in the address, survives a reload and can be cleared. */
async function filters(at, name, value, {count, left}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}});
  const {page, faults} = await visit(context, at);
  const all = await shown(page);
  await page.selectOption(`select[name=${name}]`, value);
  const settled = () => page.waitForFunction(() => document.querySelector('.filters [role=status]').textContent !== '', null, {timeout: 5000});
  await settled();
  const some = await shown(page);
  hold(count === undefined ? some > 0 && some < all : some === count, `${name}=${value} of ${at} shows ${count ?? 'some'}`, `${some} of ${all}`);
  hold(page.url().includes(`#${name}=`), 'the choice stands in the address', page.url());
  hold((await page.textContent('.filters [role=status]')).includes(String(some)), 'the number is told');
  await page.screenshot({path: join(screenshots, `filtered-${name}-${left}.png`)});
  await page.reload({waitUntil: 'load'});
  await settled();
  hold(await shown(page) === some, 'a shared address shows the same');
  await page.fill('.filters input', 'zzzzzz');
  await page.waitForSelector('[data-none]:visible');
  hold(await shown(page) === 0, 'nothing matches nonsense');
  await page.click('[data-none] button');
  await page.waitForFunction(() => document.querySelector('[data-none]').hidden);
  hold(await shown(page) === all && !page.url().includes('='), 'clearing brings all back', page.url());
  hold(faults.length === 0, 'filters leave nothing in the console', faults.join('; '));
  await context.close();
}

/** Without scripts: no search, no filters, but every entry on some page that links reach. */
async function plain(at, folderOf) {
  const context = await browser.newContext({javaScriptEnabled: false});
  const {page} = await visit(context, `${at}badges/`);
  hold(await page.locator('.find:visible, .filters:visible').count() === 0, 'without scripts nothing is shown that needs them');
  const reached = new Set();
  const open = [`${at}people/`];
  while(open.length > 0) {
    await page.goto(open.pop());
    for(const url of await page.locator('main a').evaluateAll(all => all.map(a => a.href.split('#')[0]))) {
      if(!reached.has(url) && /\/people\/(page\/\d+\/)?$/.test(url)) {
        open.push(url);
      }
      reached.add(url);
    }
  }
  const people = readJson(join(folderOf, 'index.json')).people.length;
  const found = [...reached].filter(url => /\/people\/[^/]+\/$/.test(url) && !/\/people\/page\/$/.test(url)).length;
  hold(found === people, 'links reach everybody without scripts', `${found} of ${people}`);
  await context.close();
}

const demo = await host(site, new URL(baseOf(site)).pathname);
const built = large();
const many = await host(built, '/badges/');
try {
  await keyboard(demo.address, {query: 'data prot', result: 'Data Protection Foundation', lands: '/badges/data-protection'});
  await queries(demo.address, [['Emre Saglik', 'Emre Sağlık'], ['turbnie', 'Turbine'], ['<b>x</b>', undefined], ['qqqqqq', undefined], ['OSF-T14', 'Operational data analysis']]);
  await links(demo.address, 'a');
  await looks(`${demo.address}people/`, 'sa');
  await filters(`${demo.address}badges/`, 'tier', 'expert', {left: 'demo'});
  await filters(`${demo.address}badges/`, 'family', 'craft', {left: 'demo'});
  await filters(`${demo.address}badges/#craft`, 'skill', {index: 1}, {left: 'demo'});
  await plain(demo.address, site);
  await keyboard(`${many.address}people/page/7/`, {query: 'dorde nr0013', result: 'Đorđe Nr0013', lands: '/people/p13/'});
  await queries(many.address, [['Zoe nr5998', 'Zoë Nr5998'], ['小明', '小明'], ['明 nr0019', '小明 Nr0019'], ['craft 17', 'Craft 17'], ['tag42', 'Craft 42'], ['lukazs', 'Łukasz'], ['skill 7', 'Skill 7']]);
  await links(many.address, 'nr00');
  await filters(`${many.address}badges/`, 'tier', 'high', {count: 66, left: 'large'});
  await filters(`${many.address}badges/`, 'skill', 'skill-7', {count: 2, left: 'large'});
  await filters(`${many.address}skills/`, 'framework', 'Frame 1', {count: 60, left: 'large'});
  await plain(many.address, built);
} finally {
  await browser.close();
  demo.end();
  many.end();
}
close('search, filters and pages of lists in Chromium');
