// A judgement in words: verdict, steps, what was signed, and what it proves.
(laureate => {
  const {say, day, make, elsewhere} = laureate.page;
  const ORDER = ['parse', 'proof', 'issuer', 'dates', 'status', 'credentials', 'endorsement', 'page'];
  const decided = ['valid', 'expired', 'revoked'];

  /** What the words speak of. */
  const valuesOf = ({claims}) => ({
    issuer: claims.issuer ?? say('nobody'), earner: claims.earner ?? say('somebody'),
    from: day(claims.from ?? claims.awarded) ?? '', until: day(claims.until) ?? '',
  });

  /** The key of the sentence for a step. */
  function sentence({name, verdict}, claims) {
    if (name === 'dates' && verdict === 'valid') {
      return claims.until ? 'dates_valid_until' : 'dates_valid';
    }
    if (name === 'status' && verdict === 'valid' && !claims.isListed) {
      return 'status_unlisted';
    }
    return `${name}_${verdict}`;
  }

  /** The key of the headline: a draft is never plainly valid. */
  function headline({verdict, steps, claims, unable}) {
    if (unable) {
      return unable;
    }
    if (steps.some(step => step.name === 'page' && step.outcome === 'failed')) {
      return 'differs';
    }
    return claims.isDraft && decided.includes(verdict) ? 'draft' : verdict;
  }

  function stepItem(step, judged, values) {
    const said = say(sentence(step, judged.claims), {...values, ...step.values});
    const item = make('li', {'data-outcome': step.outcome},
      make('strong', {}, say(`${step.name}_title`)),
      make('span', {class: 'outcome'}, say(`outcome_${step.outcome}`)),
      make('span', {}, said || step.detail));
    const address = judged.isOwnKey && elsewhere(judged.claims.issuerId ?? '');
    if (address && step.name === 'issuer' && step.outcome === 'passed') {
      item.append(make('span', {class: 'caution'}, say('issuer_elsewhere', {here: location.host || 'file:', there: new URL(address).host})));
    }
    return item;
  }

  /** What was signed, in a list. `differences` are what the page shows instead. */
  function signed(judged) {
    const {claims, differences = {}} = judged;
    const facts = [
      ['earner', claims.earner], ['name', claims.name], ['issuer', claims.issuer],
      ['awarded', day(claims.awarded)], ['until', day(claims.until)],
    ].filter(([name, text]) => text || name in differences);
    return facts.length === 0 ? '' : make('div', {class: 'signed'},
      make('h3', {}, say(decided.includes(judged.verdict) || headline(judged) === 'differs' ? 'signed' : 'said')),
      make('dl', {}, ...facts.map(([name, text]) => make('div', name in differences ? {'data-differs': ''} : {},
        make('dt', {}, say(name === 'name' && judged.kind === 'record' ? 'claim_record' : `claim_${name}`)),
        make('dd', {dir: 'auto'}, text ?? '—',
          name in differences ? make('small', {}, say('shown', {text: differences[name]})) : '')))));
  }

  /** What it proves, and what it does not. */
  function scope(judged, values) {
    const list = (key, names) => make('div', {}, make('h3', {}, say(`${key}_title`)),
      make('ul', {}, ...names.map(name => make('li', {}, say(`${key}_${name}`, values)))));
    return make('div', {class: 'scope'}, decided.includes(judged.verdict) ? list('proves', ['words', 'now']) : '',
      list('not', ['person', 'site', 'alone']));
  }

  function technical(judged) {
    const lines = judged.steps.map(step => make('li', {}, `${step.name}: ${step.outcome}. ${step.detail}`));
    return make('details', {}, make('summary', {}, say('technical')), make('ol', {lang: 'en', dir: 'ltr'}, ...lines,
      judged.claims.id ? make('li', {}, judged.claims.id) : ''));
  }

  /** The credentials of a record, each with its verdict. */
  function parts(judged) {
    const items = (judged.parts ?? []).map(part => {
      const verdict = part.doubt ?? part.verdict;
      const isDraft = part.claims.isDraft && decided.includes(verdict);
      return make('li', {}, make('bdi', {}, part.claims.name ?? say('unnamed')),
        make('span', {class: 'pill', 'data-verdict': verdict, ...isDraft && {'data-draft': ''}}, say(`short_${isDraft ? 'draft' : verdict}`)));
    });
    return items.length === 0 ? '' : make('ul', {class: 'parts'}, ...items);
  }

  /** The element that tells a judgement. Its verdict stands in `data-verdict`. */
  function report(judged) {
    const values = {...valuesOf(judged), ...judged.values};
    const key = headline(judged);
    const steps = ORDER.flatMap(name => judged.steps.filter(step => step.name === name && (name !== 'parse' || step.verdict !== 'valid')));
    const head = make('div', {class: 'told', 'data-verdict': judged.verdict, tabindex: '-1', ...key === 'draft' && {'data-draft': ''}},
      make('strong', {}, say(`verdict_${key}`)), make('span', {}, say(`lead_${key}`, values)),
      judged.unable && values.command ? make('pre', {tabindex: '0'}, make('code', {}, values.command)) : '');
    return make('div', {class: 'report'}, head,
      steps.length && !judged.unable ? make('ol', {class: 'checks'}, ...steps.map(step => stepItem(step, judged, values))) : '',
      parts(judged), signed(judged), judged.unable || judged.isOneOfMany ? '' : scope(judged, values),
      judged.steps.length && !judged.unable ? technical(judged) : '');
  }

  Object.assign(laureate.page, {report, headline});
})(globalThis.laureate);
