// Bytes: base58btc, base64url, packed bytes, SHA-256.
(({inner}) => {
  const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

  /** The bytes of `z` and base58btc, if there are just `length`. */
  function base58(text, length) {
    if (typeof text !== 'string' || !/^z[1-9A-HJ-NP-Za-km-z]{1,88}$/.test(text)) {
      return null;
    }
    const digits = text.slice(1);
    let number = 0n;
    for (const digit of digits) {
      number = number * 58n + BigInt(BASE58.indexOf(digit));
    }
    const bytes = [];
    for (; number > 0n; number >>= 8n) {
      bytes.unshift(Number(number & 255n));
    }
    const zeros = digits.length - digits.replace(/^1+/, '').length;
    const whole = [...new Array(zeros).fill(0), ...bytes];
    return whole.length === length ? Uint8Array.from(whole) : null;
  }

  /** The bytes of base64url without padding, in its one canonical form. */
  function base64url(text) {
    const spare = {0: /^/, 2: /[AQgw]$/, 3: /[AEIMQUYcgkosw048]$/}[text.length % 4];
    if (!/^[A-Za-z0-9_-]*$/.test(text) || !spare?.test(text)) {
      throw new Error('its list is not in base64url');
    }
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, letter => letter.charCodeAt(0));
  }

  /** Unpacks gzip, or what PNG packs by (`deflate`), up to `limit` bytes. */
  async function unpack(bytes, limit, format = 'gzip') {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format));
    const chunks = [];
    let length = 0;
    try {
      for (const reader = stream.getReader(); ;) {
        const {done, value} = await reader.read();
        if (done) {
          break;
        }
        length += value.length;
        if (length > limit) {
          reader.cancel().catch(() => {});
          length = Infinity;
          break;
        }
        chunks.push(value);
      }
    } catch {
      throw new Error('it cannot be unpacked');
    }
    if (length > limit) {
      throw new Error('it is longer than is read here');
    }
    const whole = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }

  const sha256 = async text =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

  Object.assign(inner, {base58, base64url, unpack, sha256});
})(globalThis.laureate);
