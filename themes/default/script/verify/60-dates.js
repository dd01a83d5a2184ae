// The step `dates`.
(({inner}) => {
  const {passed, failed, isObject, capital, timeOf} = inner;

  /** A day in words: `1 May 2026`. */
  const day = date => date.toLocaleDateString('en-GB', {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC'});

  /** The last of the times that there are; the first, where `sign` is negative. */
  const last = (times, sign = 1) => times.filter(Boolean).sort((a, b) => sign * (b - a))[0];

  /** The step `dates`. */
  function checkDates(document, now) {
    try {
      // By either name, whatever the contexts make of it: the later start, the earlier end.
      const from = last([timeOf(document, 'validFrom'), timeOf(document, 'issuanceDate')]);
      const until = last([timeOf(document, 'validUntil'), timeOf(document, 'expirationDate')], -1);
      const proofs = Array.isArray(document.proof) ? document.proof : [document.proof];
      for (const proof of proofs.filter(isObject)) {
        const expires = timeOf(proof, 'expires');
        if (expires && expires <= now) {
          return failed('dates', `Its signature counted until ${day(expires)}.`);
        }
      }
      if (from && from > now) {
        return {...failed('dates', `It does not count before ${day(from)}.`), isEarly: true};
      }
      if (until && until <= now) {
        return failed('dates', `It expired on ${day(until)}.`, 'expired');
      }
      const since = from ? `It counts since ${day(from)}` : 'It counts';
      return passed('dates', until ? `${since}, until ${day(until)}.` : `${since}, and does not expire.`);
    } catch (error) {
      return failed('dates', `${capital(error.message)}.`);
    }
  }

  Object.assign(inner, {day, checkDates});
})(globalThis.laureate);
