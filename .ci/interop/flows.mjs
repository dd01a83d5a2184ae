// What people come for, clicked through in Chromium, at the address that the site names: from a
// search to a verdict, showing a badge elsewhere, verifying one that was handed over, and all of
// it without a mouse.
//   node flows.mjs SITE SCREENSHOTS
// The site has to be no draft: nobody can show a draft elsewhere.
import {existsSync, mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {launch, watch} from './chromium.mjs';
import {host, standIn} from './host.mjs';
import {html, pageOf, pagesOf} from './pages.mjs';
import {baseOf, credentialsOf} from './site.mjs';
import {close, hold} from './tally.mjs';

const [site, screenshots] = process.argv.slice(2);
const base = baseOf(site);
// A browser saves nothing that a stand-in hands it: downloads come from a real host.
const {address: served, end} = await host(site, new URL(base).pathname);
mkdirSync(screenshots, {recursive: true});
const browser = await launch();

// Somebody who can be found: the first holder that the page of their badge names.
const inForce = credentialsOf(site).filter(each => !each.validUntil || new Date(each.validUntil) > Date.now())
  .filter(each => !/data-verdict="?revoked/.test(html(site, pageOf(site, each))));
const shown = inForce.find(each => {
  // The page of the badge, of which that of its version is a part.
  const badge = each.credentialSubject.achievement.criteria.id.slice(base.length).replace(/v[^/]+\/$/, '');
  return each.validUntil && html(site, badge).includes(pageOf(site, each).split('/')[1]);
});
const wanted = {badge: shown.credentialSubject.achievement.name, page: pageOf(site, shown)};

/** Lets an act run in a context of its own, and holds it to leave nothing in the console. */
async function flow(name, act, options = {}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, reducedMotion: 'reduce', ...options});
  if(act !== handing) {
    await standIn(context, site);
  }
  const page = await context.newPage();
  const {faults} = watch(page);
  await act(page, context).catch(error => hold(false, `${name} can be done`, error.message.split('\n').slice(0, 3).join(' ')));
  hold(faults.length === 0, `${name} leaves nothing in the console`, faults.join('; '));
  await page.screenshot({path: join(screenshots, `flow-${name.replaceAll(' ', '-')}.png`)});
  await context.close();
}

const verdict = async page => {
  await page.waitForSelector('[data-checked]', {timeout: 20_000});
  return page.$$eval('[data-verdict]', all => all.map(each => each.dataset.verdict).join());
};
const toBadge = `main a[href*="${wanted.page}"]`;
const focused = page => page.evaluate(() => document.activeElement.outerHTML.slice(0, 160));

/** From the first page by a search to the badge, its holder, the credential, and a verdict. */
async function finding(page) {
  await page.goto(base);
  await page.click('.top [data-search-page]');
  await page.fill('dialog input', wanted.badge);
  await page.locator('dialog [role=option]', {hasText: wanted.badge}).first().click();
  await page.waitForURL('**/badges/*/');
  hold((await page.textContent('h1')).trim() === wanted.badge, 'a search leads to the badge');
  const earner = shown.credentialSubject.identifier?.[0]?.identityHash ?? '';
  await page.locator('.people a[href*="/people/"]', {hasText: earner}).first().click();
  await page.waitForURL('**/people/*/');
  hold((await page.textContent('h1')).trim() === earner, 'a badge leads to who holds it', earner);
  await page.locator(`${toBadge}:visible`).first().click();
  await page.waitForURL(`**/${wanted.page}`);
  hold(await verdict(page) === 'valid,valid', 'a portfolio leads to a credential that is valid', await verdict(page));
  await page.goto(`${base}verify/#url=${encodeURIComponent(page.url())}`);
  await page.waitForSelector('[data-results] .told');
  hold(await page.getAttribute('[data-results] .told', 'data-verdict') === 'valid', 'the verifier finds it valid, too');
}

/** The link that adds a credential to a profile names all that LinkedIn's form asks for. */
async function profile(page) {
  await page.goto(base + wanted.page);
  const link = new URL(await page.getAttribute('a[href^="https://www.linkedin.com/profile/add"]', 'href'));
  const given = Object.fromEntries(link.searchParams);
  const [from, until] = [shown.validFrom, shown.validUntil].map(each => new Date(each));
  const expected = {
    startTask: 'CERTIFICATION_NAME', name: wanted.badge, issueYear: String(from.getUTCFullYear()), issueMonth: String(from.getUTCMonth() + 1),
    expirationYear: String(until.getUTCFullYear()), expirationMonth: String(until.getUTCMonth() + 1), certUrl: base + wanted.page, certId: wanted.page.split('/')[1],
  };
  for(const [name, value] of Object.entries(expected)) {
    hold(given[name] === value, `LinkedIn is told ${name}`, `${given[name]}, not ${value}`);
  }
  hold(given.organizationId ? /^\d+$/.test(given.organizationId) : given.organizationName === shown.issuer.name, 'LinkedIn is told who issued it');
  const post = new URL(await page.getAttribute('a[href*="share-offsite"]', 'href'));
  hold(post.searchParams.get('url') === base + wanted.page, 'a post is about the page');
}

/** Every button that copies does so, and what it copies leads to what is there. */
async function copying(page, context) {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], {origin: new URL(base).origin});
  for(const address of [wanted.page, shownPortfolio()]) {
    await page.goto(base + address);
    await page.evaluate(() => document.querySelectorAll('.kit').forEach(each => each.open = true));
    const buttons = await page.locator('[data-copy]').all();
    hold(buttons.length >= 4, `${address} offers to copy`, String(buttons.length));
    for(const button of buttons) {
      const text = await button.evaluate(each => each.dataset.copy || each.parentElement.querySelector('textarea').value);
      await button.click();
      await page.waitForFunction(() => document.querySelector('.said').textContent !== '');
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      hold(copied === text && text.includes(base), `${address} copies what it shows`, `${copied.slice(0, 80)} ${text.slice(0, 80)}`);
      const own = [...copied.matchAll(/https:\/\/[^\s"')<>]+/g)].map(([url]) => url).filter(url => url.startsWith(base));
      const gone = own.filter(url => !existsSync(join(site, url.slice(base.length))));
      hold(own.length > 0 && gone.length === 0, `what ${address} copies leads to what is there`, gone.join(' '));
    }
    const saved = page.waitForEvent('download');
    await page.click('[data-save]');
    const drawing = readFileSync(await (await saved).path(), 'utf8');
    hold(/^<svg[^>]*xmlns/.test(drawing) && drawing.includes('<path'), `${address} saves its QR code`);
  }
}

/** A hostile name is a text wherever the code that is offered is pasted. */
async function pasting(page, context) {
  const name = 'A "B" <script>](x)*\'&';
  const quoted = name.replace(/[&<"]/g, letter => `&#${letter.charCodeAt(0)};`);
  const body = html(site, wanted.page).replace(/data-name=("[^"]*"|[^\s>]+)/, () => `data-name="${quoted}"`);
  await context.unrouteAll();
  await standIn(context, site, {[wanted.page]: body});
  await page.goto(base + wanted.page);
  const found = await page.evaluate(wanted => {
    const code = kind => document.querySelector(`textarea[data-code=${kind}]`).value;
    const parsed = kind => {
      const {body} = new DOMParser().parseFromString(code(kind), 'text/html');
      return {text: body.querySelector('b')?.textContent, strange: body.querySelectorAll('script,iframe,[onerror]').length,
        links: [...new Set([...body.querySelectorAll('a')].map(each => each.href))].join()};
    };
    return {html: ['signature', 'figure'].map(parsed), markdown: code('markdown'), said: document.querySelector('.kit').dataset.name === wanted};
  }, name);
  hold(found.said, 'the page takes the hostile name');
  for(const {text, strange, links} of found.html) {
    hold(text === name && strange === 0 && links === base + wanted.page, 'a hostile name is text in HTML', `${text} ${strange} ${links}`);
  }
  const escaped = 'A \\"B\\" &lt;script\\>\\]\\(x\\)\\*\'&amp;';
  hold(found.markdown.includes(`[**${escaped}**](${base}${wanted.page})`) && !found.markdown.includes('\n'), 'a hostile name is text in Markdown', found.markdown);
}
const shownPortfolio = () => /href="?[./]*(people\/[^/"> ]+\/)/.exec(html(site, wanted.page).split('<h1')[1])[1];

/** An earner downloads the picture, somebody else drops it where it is verified. */
async function handing(page) {
  await page.goto(served + wanted.page);
  const saved = page.waitForEvent('download');
  await page.click('a[download][href$=".png"]');
  const picture = readFileSync(await (await saved).path()).toString('base64');
  await page.click('.top a[href$="verify/"]');
  await page.waitForSelector('[data-desk]:not([hidden])');
  await page.evaluate(packed => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(packed), letter => letter.charCodeAt(0))], 'badge.png'));
    document.querySelector('[data-drop]').dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
  }, picture);
  await page.waitForSelector('[data-results] .told');
  hold(await page.getAttribute('[data-results] .told', 'data-verdict') === 'valid', 'a picture that was handed over is valid');
  hold((await page.textContent('[data-results]')).includes(wanted.badge), 'and is told by its name');
}

/** Presses Tab until what has the focus matches. */
async function tabTo(page, selector, most = 150) {
  for(let n = 0; n < most; n += 1) {
    await page.keyboard.press('Tab');
    if(await page.evaluate(wanted => document.activeElement.matches(wanted), selector)) {
      return;
    }
  }
  throw new Error(`no Tab leads to ${selector}`);
}

/** The same way without a mouse. */
async function keyboard(page, context) {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], {origin: new URL(base).origin});
  await page.goto(base);
  await page.keyboard.press('Tab');
  hold(await page.evaluate(() => document.activeElement.matches('.skip') && document.activeElement.getBoundingClientRect().left >= 0), 'the first Tab shows the way to the content', await focused(page));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  hold(await page.evaluate(() => document.activeElement.closest('main') !== null), 'it leads past the menu', await focused(page));
  await page.keyboard.press('/');
  await page.waitForSelector('dialog[open]');
  await page.keyboard.type(wanted.badge);
  await page.waitForSelector('dialog [role=option]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/badges/*/');
  await tabTo(page, toBadge);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/${wanted.page}`);
  hold(await verdict(page) === 'valid,valid', 'keys lead to a verdict');
  await tabTo(page, '.kit summary');
  await page.keyboard.press('Enter');
  await tabTo(page, '.kit [data-copy]');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.said').textContent !== '');
  hold((await page.evaluate(() => navigator.clipboard.readText())).includes(base), 'keys copy');
  await page.goto(`${base}verify/`);
  await page.waitForSelector('[data-desk]:not([hidden])');
  await tabTo(page, '#address');
  await page.keyboard.type(`${base}${wanted.page}`);
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-results] .told');
  hold(await page.evaluate(() => document.activeElement.matches('.told')), 'the verdict gets the focus', await focused(page));
}

/** A badge is filtered for, by keys alone. */
async function filtering(page) {
  await page.goto(`${base}badges/`);
  const cards = () => page.locator('main li.card:visible').count();
  const all = await cards();
  await tabTo(page, '.filters select[name=tier]');
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => document.querySelector('.filters [role=status]').textContent !== '');
  const some = await cards();
  hold(some > 0 && some < all, 'keys filter badges', `${some} of ${all}`);
  await tabTo(page, '.filters [type=reset]');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !location.hash.includes('='));
  hold(await cards() === all, 'keys bring all back');
}

/** Each stop of the Tab key can be seen, with its mark around it, and the keys get out again. */
async function stops(page) {
  for(const [name, address] of pagesOf(site).filter(([each]) => /^home$|^badges$|longest$|^verify$|^search$/.test(each))) {
    await page.goto(base + address, {waitUntil: 'load'});
    await page.waitForSelector(/^credential/.test(name) ? '[data-checked]' : 'h1');
    const unmarked = new Set();
    let seen = 0;
    for(; seen < 250; seen += 1) {
      await page.keyboard.press('Tab');
      await page.evaluate(() => new Promise(requestAnimationFrame));
      const stop = await page.evaluate(markOfFocus);
      if(stop === null) {
        break;
      }
      stop.fault && unmarked.add(`${stop.fault}: ${stop.html}`);
    }
    hold(seen > 5 && (seen < 250 || /people|skills/.test(name)), `the Tab key gets through ${name}`, String(seen));
    hold(unmarked.size === 0, `what has the focus in ${name} is marked, and in view`, [...unmarked].slice(0, 5).join('; '));
  }
}

/** What is wrong with how the element with the focus shows it; null where nothing has it. */
function markOfFocus() {
  const element = document.activeElement;
  if(!element || element === document.body || element === document.documentElement) {
    return null;
  }
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 8), 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 8), 0), innerHeight - 1);
  const above = document.elementFromPoint(x, y);
  const inView = box.bottom > 0 && box.top < innerHeight && box.width > 0;
  const covered = above && !element.contains(above) && !above.contains(element);
  return {html: element.outerHTML.slice(0, 120), fault: !marked ? 'unmarked' : !inView ? 'out of view' : covered ? `below ${above.outerHTML.slice(0, 60)}` : ''};
}

try {
  await flow('from search to verdict', finding);
  await flow('on a phone', finding, {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true});
  await flow('LinkedIn', profile);
  await flow('copying', copying);
  await flow('pasting', pasting);
  await flow('handing over', handing);
  await flow('keys alone', keyboard);
  await flow('filtering by keys', filtering);
  await flow('every stop', stops);
} finally {
  await browser.close();
  end();
}
close('flows clicked through');
