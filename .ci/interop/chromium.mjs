// Debian's Chromium, what every page owes while it loads, and what axe-core says of one.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {chromium} from 'playwright-core';
import {hold} from './tally.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A browser that knows no host but this machine, and looks nothing up for itself. */
export const launch = (...more) => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost', ...more],
});

/** Remembers in `faults` what goes wrong in a page, and in `asked` what it asks for. */
export function watch(page) {
  const seen = {faults: [], asked: []};
  page.on('console', message => message.type() === 'error' && seen.faults.push(message.text()));
  page.on('pageerror', error => seen.faults.push(String(error)));
  // What a page still asked for when it was left is no fault of it.
  page.on('requestfailed', request => request.failure().errorText === 'net::ERR_ABORTED' || seen.faults.push(`${request.failure().errorText}: ${request.url()}`));
  page.on('request', request => seen.asked.push(request.url()));
  page.on('response', response => response.status() >= 400 && seen.faults.push(`${response.status()}: ${response.url()}`));
  return seen;
}

/** Opens an address in a new page, and waits until a credential in it has been checked. */
export async function open(context, address) {
  const page = await context.newPage();
  const seen = watch(page);
  await page.goto(address, {waitUntil: 'load'});
  if(await page.$('[data-report]')) {
    await page.waitForSelector('[data-checked]', {timeout: 20_000}).catch(() => seen.faults.push('it is not checked'));
  }
  return {page, ...seen};
}

/** Holds a page, or the part `of` it, to what axe-core calls serious; what is minor is given back. */
export async function audit(page, what, of) {
  await page.evaluate(axe);
  const {violations} = await page.evaluate(part => window.axe.run(part ?? document, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }), of);
  const grave = violations.filter(v => v.impact === 'serious' || v.impact === 'critical');
  hold(grave.length === 0, `${what} has nothing serious for axe`,
    grave.map(v => `${v.id} (${v.nodes.length}: ${v.nodes[0].html.slice(0, 120)} ${v.nodes[0].failureSummary?.split('\n')[1] ?? ''})`).join('; '));
  return violations.filter(v => !grave.includes(v)).map(v => `${v.id}: ${v.nodes[0].html.slice(0, 80)}`);
}

/** Holds a page to its width. */
export async function holdWidth(page, what) {
  const over = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  hold(over <= 0, `${what} fits its window`, `${over} px too wide`);
}

/**
 * A picture of a whole page. The window is made as high as the page first: what Chromium draws
 * beyond its window it sometimes repeats from the top when the machine is busy.
 */
export async function shoot(page, path) {
  const window = page.viewportSize();
  const height = await page.evaluate(() => document.scrollingElement.scrollHeight);
  await page.setViewportSize({width: window.width, height: Math.max(height, window.height)});
  await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.screenshot({path});
  await page.setViewportSize(window);
}

/** Does something with each of a list, two at a time: Chromium and the machine have two hands. */
export async function inPairs(list, act) {
  const left = [...list];
  const worker = async () => {
    while(left.length > 0) {
      await act(left.shift());
    }
  };
  await Promise.all([worker(), worker()]);
}
