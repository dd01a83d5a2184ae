// The demo in each language that the theme speaks, in Chromium: every kind of page, wide and
// light, narrow and dark, for axe-core. Arabic has some names of its own, and runs from the right.
// Then in several languages at once, from one to the other.
//   node languages.mjs LAUREATE CONTENT FOLDER
// Screenshots stay in FOLDER/screenshots.
import {execFileSync} from 'node:child_process';
import {appendFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {audit, holdWidth, inPairs, launch, open, shoot} from './chromium.mjs';
import {host} from './host.mjs';
import {pagesOf} from './pages.mjs';
import {baseOf} from './site.mjs';
import {close, hold} from './tally.mjs';

const [laureate, content, folder] = process.argv.slice(2);
const screenshots = join(folder, 'screenshots');
const kinds = /^(home|404|badges|people|pathways|skills|verify|search)$|-longest$|^credential-(expired|revoked)$/;
const fromRight = ['ar', 'fa', 'he', 'ur'];

/** What an Arabic programme would call its own, by file and key. */
const arabic = {
  'site.yaml': {title: 'أوسمة أوسترفين', description: 'ما يستطيع العاملون في أوسترفين فعله، ومن يشهد بذلك، وكيف يتحقق منه أي شخص.', '  name': 'شركة أوسترفين للطاقة'},
  'badges/site-safety-foundation.yaml': {name: 'أساسيات السلامة في الموقع'},
  'badges/reliability-engineer.yaml': {name: 'مهندس الموثوقية SRE'},
  'people/niamh-brosnahan.yaml': {name: 'نيام بروسناهان', headline: 'كبيرة الفنيين (HV 132 kV)'},
};

/** Builds the demo in a language, or beside it in others: the folder of the site. */
function built(language, others = []) {
  const own = join(folder, [language, ...others].join('-'));
  cpSync(content, join(own, 'content'), {recursive: true});
  const edit = (file, keys) => {
    const path = join(own, 'content', file);
    // The first line of a key is enough: later ones are of other things.
    const edited = Object.entries(keys).reduce((text, [key, value]) => text.replace(new RegExp(`^${key}: .*$`, 'm'), `${key}: "${value}"`), readFileSync(path, 'utf8'));
    hold(Object.values(keys).every(value => edited.includes(value)), `${file} can be said in another language`);
    writeFileSync(path, edited);
  };
  edit('site.yaml', {language});
  if(language === 'ar') {
    Object.entries(arabic).forEach(([file, keys]) => edit(file, keys));
  }
  if(others.length > 0) {
    appendFileSync(join(own, 'content/site.yaml'), `\nlanguages: [${others.join(', ')}]\n`);
  }
  execFileSync(laureate, ['--quiet', '--content', join(own, 'content'), 'build', '--draft', '--out', join(own, 'public')], {stdio: 'inherit'});
  return join(own, 'public');
}

/** Holds a page to its language, its width, a quiet console and axe-core. */
async function look(context, served, language, [name, address], width) {
  const what = `${name} in ${language} at ${width}`;
  const {page, faults} = await open(context, served + address);
  hold(faults.length === 0, `${what} loads cleanly`, faults.join('; '));
  const said = await page.evaluate(() => ({lang: document.documentElement.lang, dir: getComputedStyle(document.body).direction}));
  hold(said.lang === language, `${what} says its language`, said.lang);
  hold(said.dir === (fromRight.includes(language) ? 'rtl' : 'ltr'), `${what} runs in its direction`, said.dir);
  await holdWidth(page, what);
  await audit(page, what);
  await shoot(page, join(screenshots, `language-${language}-${name}-${width}.png`));
  await page.close();
}

/** Changes the language of a page by its menu, and finds the same thing there. */
async function change(browser) {
  const site = built('en', ['de', 'ar']);
  const {address, end} = await host(site, new URL(baseOf(site)).pathname);
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, reducedMotion: 'reduce'});
  for(const [name, at] of pagesOf(site).filter(([each]) => /^(home|badges|skills|verify|search)$|-longest$/.test(each))) {
    const {page, faults} = await open(context, address + at);
    const thing = await page.locator('[data-claim=earner],h1').first().textContent();
    for(const [language, direction, folder] of [['de', 'ltr', 'de/'], ['ar', 'rtl', 'ar/'], ['en', 'ltr', '']]) {
      await page.click(`a[hreflang=${language}]:visible`);
      await page.waitForURL(`${address}${folder}${at}`);
      const said = await page.evaluate(() => [document.documentElement.lang, getComputedStyle(document.body).direction].join());
      hold(said === `${language},${direction}`, `${name} is there in ${language}`, said);
      if(/^(credential|person|people-).*longest/.test(name)) {
        const there = await page.locator('[data-claim=earner],h1').first().textContent();
        hold(there === thing, `${name} in ${language} is about the same`, `${there} ${thing}`);
      }
      if(name.startsWith('credential')) {
        await page.waitForSelector('[data-checked]', {timeout: 20_000});
        hold(await page.locator('[data-verdict=invalid]').count() === 0, `${name} in ${language} is not called invalid`);
      }
    }
    if(name === 'home') {
      // What a search finds is found in its language.
      await page.click('a[hreflang=de]:visible');
      await page.click('.top [data-search-page]');
      await page.fill('dialog input', 'safety');
      await page.locator('dialog [role=option]').first().click();
      await page.waitForURL(`${address}de/**`);
    }
    hold(faults.length === 0, `${name} in other languages leaves nothing in the console`, faults.join('; '));
    await page.close();
  }
  await context.close();
  end();
}

rmSync(folder, {recursive: true, force: true});
mkdirSync(screenshots, {recursive: true});
const languages = readdirSync(fileURLToPath(new URL('../../themes/default/i18n', import.meta.url)))
  .map(file => file.replace('.yaml', '')).filter(language => language !== 'en');
hold(['ar', 'de', 'es', 'fr', 'pt'].every(each => languages.includes(each)), 'the theme speaks six languages', languages.join());
const browser = await launch();
try {
  for(const language of languages) {
    const site = built(language);
    const {address, end} = await host(site, new URL(baseOf(site)).pathname);
    for(const [width, colorScheme] of [[1280, 'light'], [390, 'dark']]) {
      const context = await browser.newContext({viewport: {width, height: 900}, colorScheme, reducedMotion: 'reduce'});
      await inPairs(pagesOf(site).filter(([name]) => kinds.test(name)), page => look(context, address, language, page, width));
      await context.close();
    }
    end();
  }
  await change(browser);
} finally {
  await browser.close();
}
close(`the demo in ${languages.length} other languages, in Chromium`);
