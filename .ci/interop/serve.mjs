// What somebody who writes content sees in Chromium: pages that renew themselves, faults over
// them, and neither in the way of the other.
//   node serve.mjs LAUREATE CONTENT FOLDER
import {spawn} from 'node:child_process';
import {cpSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {launch} from './chromium.mjs';
import {close, hold} from './tally.mjs';

const [laureate, demo, folder] = process.argv.slice(2);
rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});
cpSync(demo, join(folder, 'content'), {recursive: true});
const site = join(folder, 'content/site.yaml');
writeFileSync(site, readFileSync(site, 'utf8').replace(/^title: .*$/m, '$&\ntheme: own'));
const style = join(folder, 'themes/own/style/99-own.css');
mkdirSync(join(folder, 'themes/own/style'), {recursive: true});
writeFileSync(style, 'h1 { letter-spacing: 0px }');
const badge = join(folder, 'content/badges/fire-warden.yaml');
const sound = readFileSync(badge, 'utf8');
const named = name => sound.replace(/^name: .*$/m, `name: ${name}`);

const server = spawn(laureate, ['serve', '--port', '0'], {cwd: folder, stdio: ['ignore', 'inherit', 'pipe']});
const origin = await new Promise((found, failed) => {
  let said = '';
  server.stderr.on('data', data => {
    said += data;
    const address = /serving (http:\S+?)\/ /.exec(said);
    if(address) {
      found(address[1]);
    }
  });
  server.on('exit', () => failed(new Error(said)));
});
const browser = await launch();

const overlay = page => page.locator('laureate-faults .box');

try {
  const page = await browser.newPage({viewport: {width: 1000, height: 500}});
  const faults = [];
  page.on('console', message => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', error => faults.push(String(error)));
  await page.goto(`${origin}/`);
  hold(new URL(page.url()).pathname !== '/', 'the start leads to the base of the site', page.url());
  await page.goto(new URL('badges/fire-warden/', page.url()).href);
  await page.evaluate(() => window.scrollTo(0, 200));
  const place = await page.evaluate(() => window.scrollY);
  hold(place > 0, 'the page can be scrolled', `${place}`);

  writeFileSync(badge, named('Fire Marshal'));
  await page.getByRole('heading', {level: 1, name: 'Fire Marshal'}).waitFor();
  await page.waitForFunction(top => Math.abs(window.scrollY - top) < 2, place).catch(() => {});
  const after = await page.evaluate(() => window.scrollY);
  hold(Math.abs(after - place) < 2, 'a page that renews itself stays where it was', `${place}, then ${after}`);

  await page.evaluate(() => { window.mark = 'still the same page'; });
  writeFileSync(style, 'h1 { letter-spacing: 3px }');
  await page.waitForFunction(() => getComputedStyle(document.querySelector('h1')).letterSpacing === '3px');
  hold(await page.evaluate(() => window.mark) === 'still the same page', 'another style needs no other page');

  writeFileSync(badge, `${named('Fire Marshal')}\nfamliy: "<img src=x onerror=document.title='owned'>"\n`);
  await overlay(page).waitFor();
  const told = await overlay(page).innerText();
  const line = `content/badges/fire-warden.yaml:${named('Fire Marshal').split('\n').length + 1}:1`;
  for(const words of ['1 error', 'last good site', 'error[unknown-key]', 'famliy', line, '<img src=x', 'family']) {
    hold(told.includes(words), `a fault is shown with "${words}"`, told);
  }
  hold(await page.title() !== 'owned', 'what it shows of the content is text');
  hold(await page.evaluate(() => window.mark) === 'still the same page', 'the last good page stays below it');
  await page.screenshot({path: join(folder, 'overlay.png')});
  await page.setViewportSize({width: 390, height: 800});
  await page.screenshot({path: join(folder, 'overlay-390.png')});
  await page.setViewportSize({width: 1000, height: 500});
  const other = await browser.newPage();
  await other.goto(page.url());
  await overlay(other).waitFor();
  hold(true, 'a page that is opened later shows it too');
  await other.keyboard.press('Escape');
  hold(await overlay(other).count() === 0, 'it can be closed');
  await other.close();

  writeFileSync(badge, named('Fire Chief'));
  await page.getByRole('heading', {level: 1, name: 'Fire Chief'}).waitFor();
  hold(await overlay(page).count() === 0, 'it goes when the content is mended');

  const missing = await page.goto(`${page.url()}no/such/page/`);
  hold(missing.status() === 404, 'what is not there is 404');
  const serious = faults.filter(fault => !/status of 404/.test(fault));
  hold(serious.length === 0, 'no page complains', serious.join('; '));
} finally {
  await browser.close();
  server.kill('SIGINT');
}
const code = await new Promise(ended => server.exitCode === null ? server.on('exit', ended) : ended(server.exitCode));
hold(code === 0, 'Ctrl-C ends the server cleanly', String(code));
close('serve in Chromium');
