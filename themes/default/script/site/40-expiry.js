// Keeps true what a page says of dates, long after it was made. Moments are in UTC; a day
// begins at midnight, and what ends on a day no longer counts on it, as in credentials.
//   data-from, data-until   shown from then on, or until then
//   data-lapses             its state, or a verdict that nobody has reached yet, is then `expired`
//   data-ends               a number, and the moments from which one less counts
(() => {
  const now = Date.now();
  const past = (moment) => Date.parse(moment) <= now;
  for (const one of document.querySelectorAll('[data-from],[data-until]')) {
    const {from, until} = one.dataset;
    one.hidden = Boolean((from && !past(from)) || (until && past(until)));
  }
  for (const one of document.querySelectorAll('[data-lapses]')) {
    if (past(one.dataset.lapses)) {
      one.dataset.state = 'expired';
      if (one.dataset.verdict === 'unknown') one.dataset.verdict = 'expired';
    }
  }
  for (const one of document.querySelectorAll('[data-ends]')) {
    const gone = one.dataset.ends.split(' ').filter(past).length;
    if (gone && one.localName === 'progress') one.value -= gone;
    else if (gone) one.textContent = Number(one.textContent) - gone;
    one.removeAttribute('data-ends');
  }
})();
