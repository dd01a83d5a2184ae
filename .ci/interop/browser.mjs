// One page of each kind in Chromium: wide and narrow, light and dark, and for axe-core; and
// the same pages in the other languages that they name.
//   node browser.mjs SITE SCREENSHOTS [brief]
// `brief` leaves out what another theme shows as the first one did: the second page of a kind.
// The site is served below the path that its addresses name, as a project site is.
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {audit, holdWidth, inPairs, launch, open, shoot} from './chromium.mjs';
import {host} from './host.mjs';
import {pagesOf, translationsOf} from './pages.mjs';
import {baseOf} from './site.mjs';
import {close, hold} from './tally.mjs';

const [site, screenshots, extent] = process.argv.slice(2);
const {address: served, end} = await host(site, new URL(baseOf(site)).pathname);
mkdirSync(screenshots, {recursive: true});
const browser = await launch();
const minor = [];

/** Loads one page at one width and holds it, light and dark, to what every page owes. */
async function look(context, name, address, width) {
  const what = `${name} at ${width}`;
  const {page, faults, asked} = await open(context, served + address);
  // The missing page answers 404 itself, and the console says so.
  const grave = faults.filter(fault => !(name === 'missing' && /status of 404|^404: /.test(fault)));
  const outside = asked.filter(url => !url.startsWith(served) && !url.startsWith('data:'));
  hold(grave.length === 0, `${what} loads cleanly`, grave.join('; '));
  hold(outside.length === 0, `${what} asks no other site`, outside.join('; '));
  await holdWidth(page, what);
  if(name === 'missing') {
    const broken = await page.evaluate(() => [...document.images].filter(i => i.complete && !i.naturalWidth).length);
    const styled = await page.evaluate(() => document.styleSheets.length > 0 && [...document.styleSheets].every(s => s.cssRules.length > 0));
    hold(broken === 0 && styled, `${what} has its style and pictures at any depth`);
  }
  for(const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({colorScheme});
    await shoot(page, join(screenshots, `${name}-${width}-${colorScheme}.png`));
    // Narrow and light differs from the other three in nothing that axe-core judges.
    if(width > 400 || colorScheme === 'dark') {
      minor.push(...(await audit(page, `${what}, ${colorScheme}`)).map(finding => `${name}: ${finding}`));
    }
  }
  await page.close();
}

const looked = pagesOf(site).filter(([name]) => extent !== 'brief' || !/-one$|-shortest$|^page-|^missing$/.test(name));
const translated = looked.flatMap(([name, address]) => (name === 'missing' ? [] :
  Object.entries(translationsOf(site, address)).map(([language, other]) => [`${name}-${language}`, other])));
try {
  for(const width of [1280, 390]) {
    const context = await browser.newContext({viewport: {width, height: 900}, reducedMotion: 'reduce'});
    await inPairs([...looked, ...translated], ([name, address]) => look(context, name, address, width));
    await context.close();
  }
} finally {
  await browser.close();
  end();
}
for(const finding of [...new Set(minor)].slice(0, 20)) {
  console.log(`  minor: ${finding}`);
}
close(`Chromium and axe-core, ${looked.length} pages and ${translated.length} translations, four ways each`);
