// What is at an address. The verifier itself asks nobody; pages hand it what they were given.
(laureate => {
  /** The bytes at an https address, or at one of this site, at most `limit`. */
  async function fetchBytes(address, limit = 16 << 20) {
    const url = new URL(address);
    const isOwn = url.protocol === 'http:' && url.origin === location.origin;
    if (url.protocol !== 'https:' && !isOwn) {
      throw new Error('it is published at no https address');
    }
    const response = await fetch(url, {
      cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(20_000),
    }).catch(() => {
      throw new Error(`${url.host} does not answer, or does not let other sites ask`);
    });
    if (!response.ok) {
      throw new Error(`${url.host} answers ${response.status}`);
    }
    const chunks = [];
    let length = 0;
    for (const reader = response.body.getReader(); ;) {
      const {done, value} = await reader.read();
      if (done) {
        return new Uint8Array(await new Blob(chunks).arrayBuffer());
      }
      length += value.length;
      if (length > limit) {
        reader.cancel().catch(() => {});
        throw new Error(`${url.host} sends more than any such file has`);
      }
      chunks.push(value);
    }
  }

  /** The same as text, in UTF-8. */
  async function fetchText(address) {
    const bytes = await fetchBytes(address);
    try {
      return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
    } catch {
      throw new Error(`what ${new URL(address).host} sends is no text in UTF-8`);
    }
  }

  Object.assign(laureate, {fetchBytes, fetchText});
})(globalThis.laureate);
