// The page of an exported archive: verifies every credential in it, from a file, with no network.
'use strict';

(async () => {
  const byId = id => document.getElementById(id);
  const data = JSON.parse(byId('archive').textContent);
  const cards = [...document.querySelectorAll('[data-credential]')];
  const made = laureate.day(new Date(`${data.made}T00:00:00Z`));
  const words = {
    valid: 'Genuine and in force',
    expired: 'Genuine, and expired',
    revoked: 'Taken back by its issuer',
    unknown: 'Could not be decided',
    invalid: 'Not genuine',
  };
  const titles = {
    parse: 'It is what it claims to be', proof: 'Unchanged since it was signed', issuer: 'Signed by its issuer',
    dates: 'Within its dates', status: 'Not taken back', endorsement: 'Endorsed by those it names',
  };
  const states = {valid: 'in force', expired: 'expired', revoked: 'taken back', unknown: 'undecided', invalid: 'not genuine'};
  const outcomes = {passed: 'Yes', failed: 'No', unknown: 'Unknown'};

  /** A new element with a text: what is shown goes in as text, never as markup. */
  const make = (tag, text, name) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) {
      element.className = name;
    }
    return element;
  };

  /** What was copied into this page. */
  const copies = {
    now: new Date(),
    didDocument: async did => {
      if (!Object.hasOwn(data.keys, did)) {
        throw new Error('its keys are not in this archive');
      }
      return {text: data.keys[did], origin: `as copied into this archive on ${made}`};
    },
    statusList: async address => {
      if (!Object.hasOwn(data.lists, address)) {
        throw new Error('the list is not in this archive');
      }
      return {text: data.lists[address], origin: `as copied into this archive on ${made}`};
    },
  };

  /** What the issuer publishes now; `failures` gathers what could not be had. */
  function published(failures) {
    const known = new Map();
    const get = address => {
      if (!known.has(address)) {
        known.set(address, laureate.fetchText(address).catch(error => {
          failures.push(address);
          throw error;
        }));
      }
      return known.get(address);
    };
    const found = async address => ({text: await get(address), origin: `as ${address} says now`});
    return {
      now: new Date(),
      didDocument: async did => found(laureate.webAddress(did)),
      statusList: found,
    };
  }

  /** Puts the words of the signed text where the page shows them. */
  function fill(card, claims) {
    const texts = {
      name: claims.name,
      description: claims.description,
      issuer: claims.issuer,
      awarded: dayOf(claims.awarded),
      until: dayOf(claims.until),
    };
    for (const element of card.querySelectorAll('[data-claim]')) {
      const text = texts[element.dataset.claim];
      element.textContent = text ?? '—';
    }
  }

  const dayOf = time => {
    const date = time === undefined ? null : new Date(time);
    return date && !Number.isNaN(date.getTime()) ? laureate.day(date) : undefined;
  };

  function show(card, {verdict, steps, claims}) {
    const pill = card.querySelector('.verdict');
    pill.dataset.verdict = verdict;
    pill.toggleAttribute('data-draft', claims.isDraft === true);
    pill.textContent = claims.isDraft && ['valid', 'expired', 'revoked'].includes(verdict) ? 'A draft: nothing was issued' : words[verdict];
    fill(card, claims);
    const list = card.querySelector('.checks');
    list.replaceChildren(...steps.map(step => {
      const item = document.createElement('li');
      item.dataset.outcome = step.outcome;
      const head = make('strong', titles[step.name]);
      head.append(' ', make('span', outcomes[step.outcome], 'outcome'));
      item.append(head, make('span', step.detail));
      return item;
    }));
  }

  /** Judges all with what `sources` has. */
  async function judge(sources) {
    const judged = [];
    for (const card of cards) {
      judged.push(await laureate.verifyCredential(data.credentials[card.dataset.credential], sources));
    }
    return judged;
  }

  function summarise(judged, how) {
    const count = verdict => judged.filter(one => one.verdict === verdict).length;
    const summary = byId('summary');
    const bad = count('invalid');
    const open = count('unknown');
    const drafts = judged.some(one => one.claims.isDraft);
    const told = ['valid', 'expired', 'revoked', 'unknown', 'invalid'].filter(count)
      .map(verdict => `${count(verdict)} ${states[verdict]}`);
    const all = judged.length === 1 ? 'The credential is genuine' : `All ${judged.length} credentials are genuine`;
    summary.dataset.state = bad ? 'bad' : open || drafts ? 'open' : count('valid') === judged.length ? 'good' : 'mixed';
    const title = bad ? 'Not everything here is genuine' : open ? 'Not everything could be decided' :
      drafts ? 'These are drafts: nothing was issued' : all;
    summary.replaceChildren(make('strong', title), make('span', `${told.join(', ')}. ${how}`));
  }

  async function checkOnline(button) {
    button.disabled = true;
    byId('online').textContent = 'Asking the issuer’s site…';
    const failures = [];
    const judged = await judge(published(failures));
    button.disabled = false;
    if (failures.length > 0) {
      const host = new URL(failures[0]).host;
      byId('online').textContent = `${host} could not be reached, or does not say. What is shown above still stands on the copies of ${made}.`;
      return;
    }
    judged.forEach((one, at) => show(cards[at], one));
    const time = new Date().toLocaleString('en-GB', {dateStyle: 'long', timeStyle: 'short'});
    summarise(judged, `Checked on ${time} against the keys and lists that the issuer publishes.`);
    byId('online').textContent = 'Keys and lists were read from the issuer’s own site just now.';
  }

  async function checkOwner() {
    const email = byId('email').value;
    const matches = await Promise.all(data.credentials.map(text => laureate.isOf(laureate.claimsOf(laureate.parse(text)), email)));
    const count = matches.filter(Boolean).length;
    byId('owner').textContent = email.trim() === '' ? '' : count === matches.length ?
      'Yes: each credential carries the fingerprint of this address.' : count === 0 ?
        'No: they were issued to another address.' :
        `Only ${count} of ${matches.length} carry the fingerprint of this address.`;
  }

  if (!await laureate.isAble()) {
    byId('summary').replaceChildren(
      make('strong', 'This browser cannot check signatures'),
      make('span', 'It lacks Ed25519. Use a newer one, or run: laureate verify FILE.zip'));
    return;
  }
  const judged = await judge(copies);
  judged.forEach((one, at) => show(cards[at], one));
  summarise(judged, `Checked in this page, without the internet, against the copies of ${made}.`);
  const button = byId('again');
  button.addEventListener('click', () => checkOnline(button));
  byId('tools').hidden = false;
  if (judged.some(one => one.claims.identifiers?.length > 0)) {
    byId('whose').hidden = false;
    byId('match').addEventListener('click', checkOwner);
    byId('email').addEventListener('keydown', event => event.key === 'Enter' && checkOwner());
  }
  document.documentElement.dataset.checked = 'yes';
  // On paper nothing can be opened.
  const folds = [...document.querySelectorAll('article details')];
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = folds.filter(fold => !fold.open);
    closed.forEach(fold => fold.open = true);
  });
  addEventListener('afterprint', () => closed.forEach(fold => fold.open = false));
})();
