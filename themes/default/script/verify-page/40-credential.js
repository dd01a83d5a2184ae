// The page of a credential checks the file beside it, and itself against that file.
(laureate => {
  const {say, make, loadWords, report, headline, sourcesOf} = laureate.page;
  const plain = text => text.normalize('NFC').replace(/\s+/g, ' ').trim();

  /** Why this browser cannot check anything, if it cannot. */
  async function inability() {
    if (!globalThis.isSecureContext || !globalThis.crypto?.subtle) {
      return 'insecure';
    }
    return await laureate.isAble() ? undefined : 'unable';
  }

  /** A judgement of nothing, for that reason. */
  const unjudged = unable => ({verdict: 'unknown', steps: [], claims: {}, unable});

  /** Whether a day or time that the page shows is the one that was signed. */
  function isSameTime(element, signed) {
    const shown = element.dateTime;
    const [year, , date] = shown.slice(0, 10).split('-').map(Number);
    const said = (element.textContent.match(/\d+/g) ?? []).map(Number);
    const isSame = shown.length === 10 ? signed?.slice(0, 10) === shown : Number(new Date(shown)) === Number(new Date(signed));
    return isSame && said.includes(year) && said.includes(date);
  }

  /** What the page shows other than what was signed, by the name of the claim. */
  function differencesOf(claims) {
    const found = {};
    for (const element of document.querySelectorAll('[data-claim]')) {
      const name = element.dataset.claim;
      const text = plain(element.textContent);
      const time = element.querySelector('time');
      const isSame = time ? isSameTime(time, claims[name]) : text === plain(claims[name] ?? '');
      if (!isSame) {
        found[name] = text;
      }
    }
    return found;
  }

  /** Adds the step that compares the page with the file. */
  function compare(judged) {
    const differences = differencesOf(judged.claims);
    const names = Object.keys(differences);
    const what = names.map(name => say(`claim_${name}`)).join(', ');
    const step = names.length === 0 ?
      {name: 'page', outcome: 'passed', verdict: 'valid', detail: 'It shows what was signed.'} :
      {name: 'page', outcome: 'failed', verdict: 'invalid', detail: `It shows another ${names.join(', ')}.`, values: {what}};
    const isForged = names.length > 0 && ['valid', 'expired', 'revoked'].includes(judged.verdict);
    return {...judged, differences, verdict: isForged ? 'invalid' : judged.verdict, steps: [...judged.steps, step]};
  }

  /** Says the verdict where the page itself said one when it was made. */
  function tellAbove(judged) {
    const place = document.querySelector('.certificate .verdict');
    if (!place) {
      return;
    }
    const key = headline(judged);
    const isSame = place.dataset.verdict === judged.verdict;
    place.dataset.verdict = judged.verdict;
    place.toggleAttribute('data-draft', key === 'draft');
    // The page has more to say of when it expired, or why it was taken back.
    if (!isSame || judged.verdict === 'unknown') {
      place.replaceChildren(make('strong', {}, say(`verdict_${key}`)), ' ', say(`above_${key}`));
    }
  }

  async function judge(box) {
    const unable = await inability();
    if (unable) {
      return unjudged(unable);
    }
    const text = await laureate.fetchText(new URL(document.querySelector('[data-file]').dataset.file, document.baseURI).href);
    const published = document.querySelector('link[rel=canonical]') ?? location;
    const base = new URL(box.dataset.base, published.href).href;
    const judged = await laureate.verifyCredential(text, sourcesOf(base, false));
    return {...compare(judged), isOwnKey: true};
  }

  async function check(box) {
    const place = box.querySelector('[data-report]');
    let judged;
    try {
      await loadWords();
      place.replaceChildren(make('p', {class: 'kind'}, say('working')));
      judged = await judge(box);
    } catch (error) {
      judged = {...unjudged('unreached'), values: {reason: error.message}};
    }
    judged.values = {...judged.values, command: box.querySelector('code')?.textContent ?? '', host: location.host};
    place.replaceChildren(report(judged));
    tellAbove(judged);
    box.dataset.checked = judged.verdict;
  }

  Object.assign(laureate.page, {inability, unjudged});
  const box = document.querySelector('#verify[data-base]');
  // From a file nothing can be fetched, and the page stays as it is.
  if (box?.querySelector('[data-report]') && location.protocol !== 'file:') {
    check(box);
  }
})(globalThis.laureate);
