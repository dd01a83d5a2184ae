// The first screen of a phone without any script: the title and what the page is about stand in
// it, and nothing that could only disappoint.
//   node unscripted.mjs SITE SCREENSHOTS
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {holdWidth, inPairs, launch} from './chromium.mjs';
import {host} from './host.mjs';
import {pagesOf} from './pages.mjs';
import {baseOf} from './site.mjs';
import {close, hold} from './tally.mjs';

const [site, screenshots] = process.argv.slice(2);
const SCREEN = {width: 390, height: 844};
const {address: served, end} = await host(site, new URL(baseOf(site)).pathname);
mkdirSync(screenshots, {recursive: true});
const browser = await launch();

/** What can be read in the first screen; controls there that do nothing without a script. */
const seen = height => {
  const inView = element => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({visibilityProperty: true, opacityProperty: true}) && box.width > 1 && box.height > 1 && box.top >= 0 && box.bottom <= height;
  };
  const titles = [...document.querySelectorAll('h1')];
  const texts = [...document.querySelectorAll('main :is(p,h2,h3,li,dd,a,time,figcaption)')].filter(each => !each.closest('h1') && each.textContent.trim() && inView(each));
  const idle = [...document.querySelectorAll('button,input,select,textarea')].filter(each => each.checkVisibility() && !each.readOnly);
  return {
    titles: titles.length, shown: titles.filter(each => inView(each) && each.textContent.trim() && each.closest('main')).length,
    texts: texts.length, idle: idle.map(each => each.outerHTML.slice(0, 100)),
    broken: [...document.images].filter(each => each.complete && !each.naturalWidth).map(each => each.src),
  };
};

const pages = pagesOf(site);
try {
  const context = await browser.newContext({viewport: SCREEN, javaScriptEnabled: false});
  await inPairs(pages, async ([name, address]) => {
    const page = await context.newPage();
    await page.goto(served + address, {waitUntil: 'load'});
    const found = await page.evaluate(seen, SCREEN.height);
    hold(found.titles === 1 && found.shown === 1, `${name} shows its one title at once`, JSON.stringify(found));
    hold(found.texts >= 1, `${name} shows what it is about at once`, String(found.texts));
    hold(found.idle.length === 0, `${name} shows no control that needs a script`, found.idle.join(' '));
    hold(found.broken.length === 0, `${name} shows its pictures`, found.broken.join(' '));
    await holdWidth(page, `${name} without script`);
    await page.screenshot({path: join(screenshots, `unscripted-${name}.png`)});
    await page.close();
  });
} finally {
  await browser.close();
  end();
}
close(`first screens without script, ${pages.length} pages`);
