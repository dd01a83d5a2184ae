// Keys and signatures: Ed25519, strictly (RFC 8032).
(({inner}) => {
  const {base58} = inner;

  const P = 2n ** 255n - 19n;
  const L = 2n ** 252n + 27742317777372353535851937790883648493n;
  /** The heights of the points of small order, with which anything verifies. */
  const SMALL = new Set([
    0n, 1n, P - 1n,
    0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
    0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
  ]);

  const littleEndian = bytes =>
    bytes.reduceRight((number, byte) => number << 8n | BigInt(byte), 0n);

  /** Whether 32 bytes name a point in its one form, and not one of small order. */
  function isStrong(point) {
    const height = littleEndian(point) & (1n << 255n) - 1n;
    return height < P && !SMALL.has(height);
  }

  /** The 32 bytes of an Ed25519 Multikey, `z6Mk…`. */
  function publicKey(multikey) {
    const bytes = typeof multikey === 'string' && multikey.length <= 48 ? base58(multikey, 34) : null;
    const key = bytes?.[0] === 0xed && bytes[1] === 0x01 ? bytes.slice(2) : null;
    return key && isStrong(key) ? key : null;
  }

  /** Whether 64 bytes can be a signature: S in its one form, R a point that binds. */
  const isSignature = bytes =>
    bytes?.length === 64 && isStrong(bytes.subarray(0, 32)) && littleEndian(bytes.subarray(32)) < L;

  /** Whether a signature is of that key and that message, strictly. */
  async function signs(key, message, signature) {
    if (!isStrong(key) || !isSignature(signature)) {
      return false;
    }
    try {
      const imported = await crypto.subtle.importKey('raw', key, {name: 'Ed25519'}, false, ['verify']);
      return await crypto.subtle.verify({name: 'Ed25519'}, imported, signature, message);
    } catch {
      return false;
    }
  }

  /** Whether this browser has what it takes: a known signature is checked. RFC 8032, 7.1. */
  async function isAble() {
    try {
      const hex = text => Uint8Array.from(text.match(/../g), byte => parseInt(byte, 16));
      const key = hex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
      const signature = hex('e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b');
      return await signs(key, new Uint8Array(0), signature) &&
        !await signs(key, new Uint8Array(1), signature);
    } catch {
      return false;
    }
  }

  Object.assign(inner, {publicKey, isSignature, signs, isAble});
})(globalThis.laureate);
