// Credentials and portfolios on paper, A4 and Letter: a certificate on one page that says all,
// with its code; a portfolio on few.
//   node printed.mjs SITE FOLDER
import {execFileSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {launch, open} from './chromium.mjs';
import {host} from './host.mjs';
import {pagesOf} from './pages.mjs';
import {baseOf} from './site.mjs';
import {close, hold} from './tally.mjs';

const [site, folder] = process.argv.slice(2);
const {address: served, end} = await host(site, new URL(baseOf(site)).pathname);
mkdirSync(folder, {recursive: true});
const browser = await launch();

/** Prints a page, and holds the print to its size and to what it has to say. */
async function print(context, name, address, format) {
  const what = `${name} on ${format}`;
  const {page} = await open(context, served + address);
  const title = (await page.textContent('h1')).trim();
  const file = join(folder, `${name}-${format}`);
  await page.pdf({path: `${file}.pdf`, format, preferCSSPageSize: true, printBackground: true});
  const boxes = await printed(page);
  await page.close();
  const run = (program, ...args) => execFileSync(program, args, {encoding: 'utf8'});
  const count = Number(/^Pages:\s+(\d+)/m.exec(run('pdfinfo', `${file}.pdf`))[1]);
  const text = run('pdftotext', '-layout', `${file}.pdf`, '-').replace(/\s+/g, ' ');
  run('pdftoppm', '-r', '72', '-png', `${file}.pdf`, file);
  const certificate = name.startsWith('credential');
  hold(certificate ? count === 1 : count <= 8, `${what} takes the pages it should`, String(count));
  hold(text.includes(title.replace(/\s+/g, ' ')), `${what} names whom it is about`, title);
  hold(text.replace(/ /g, '').includes(baseOf(site) + address), `${what} says where it can be checked`, text.slice(-300));
  hold(boxes.code >= 40, `${what} has its code`, String(boxes.code));
  hold(boxes.clipped.length === 0, `${what} clips no text`, boxes.clipped.join('; '));
}

/** How wide the code is on paper, and texts that are cut off there. */
async function printed(page) {
  await page.emulateMedia({media: 'print'});
  const found = await page.evaluate(() => ({
    code: Math.max(0, ...[...document.querySelectorAll('svg.qr, img.qr')].map(each => each.getBoundingClientRect().width)),
    clipped: [...document.querySelectorAll('main *')].filter(each => each.checkVisibility() && each.children.length === 0 && each.textContent.trim() &&
      getComputedStyle(each).overflow !== 'visible' && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1))
      .map(each => each.outerHTML.slice(0, 80)),
  }));
  await page.emulateMedia({media: 'screen'});
  return found;
}

try {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}});
  for(const [name, address] of pagesOf(site).filter(([each]) => /^credential|^people-/.test(each))) {
    for(const format of ['A4', 'Letter']) {
      await print(context, name, address, format);
    }
  }
} finally {
  await browser.close();
  end();
}
close('credentials and portfolios on paper');
