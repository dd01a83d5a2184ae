// Takes the text of a credential out of a PNG or SVG picture. Both are taken for hostile.
(laureate => {
  const {unpack} = laureate.inner;
  const MAX_TEXT = 4 << 20;
  /** What holds a credential, the kind that is preferred first: keyword and namespace. */
  const KINDS = [
    ['openbadgecredential', 'https://purl.imsglobal.org/ob/v3p0'],
    ['clrcredential', 'https://purl.imsglobal.org/clr/v2p0'],
  ];
  const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

  const isPng = bytes => SIGNATURE.every((byte, at) => bytes[at] === byte);
  const isSvg = text => /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*|<!DOCTYPE[^>[]*>\s*)*<(?:[\w.-]+:)?svg[\s/>]/.test(text);
  const utf8 = bytes => {
    try {
      return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
    } catch {
      throw new Error('its text is not UTF-8');
    }
  };

  /** The one of several texts that is preferred; one of a kind. */
  function preferred(found) {
    for (const [keyword] of KINDS) {
      const texts = found.filter(one => one.keyword === keyword);
      if (texts.length > 1) {
        throw new Error('the picture holds more than one credential');
      }
      if (texts.length === 1) {
        return texts[0];
      }
    }
    throw new Error('the picture holds no credential');
  }

  /** The chunks of a PNG: name and data. */
  function* chunksOf(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 8; at < bytes.length;) {
      if (at + 12 > bytes.length || view.getUint32(at) > bytes.length - at - 12) {
        throw new Error('the PNG file is cut short');
      }
      const length = view.getUint32(at);
      const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
      yield {name, data: bytes.subarray(at + 8, at + 8 + length)};
      at += 12 + length;
    }
  }

  /** The text in a chunk, after its keyword (PNG, third edition, 11.3.3). */
  async function textOf(name, rest) {
    const [isPacked, method] = rest;
    let text = rest;
    let packed = false;
    if (name === 'iTXt') {
      const language = rest.indexOf(0, 2);
      const translated = language < 0 ? -1 : rest.indexOf(0, language + 1);
      if (translated < 0 || isPacked > 1 || method !== 0) {
        throw new Error('the chunk that holds it is not as PNG prescribes');
      }
      [text, packed] = [rest.subarray(translated + 1), isPacked === 1];
    } else if (name === 'zTXt') {
      [text, packed] = [rest.subarray(1), true];
    }
    if (text.length > MAX_TEXT) {
      throw new Error('the text in the picture is larger than any credential');
    }
    return utf8(packed ? await unpack(text, MAX_TEXT, 'deflate') : text);
  }

  async function fromPng(bytes) {
    const found = [];
    for (const {name, data} of chunksOf(bytes)) {
      for (const [keyword] of ['iTXt', 'tEXt', 'zTXt'].includes(name) ? KINDS : []) {
        const begins = data[keyword.length] === 0 && [...keyword].every((letter, at) => data[at] === letter.charCodeAt(0));
        if (begins) {
          found.push({keyword, name, rest: data.subarray(keyword.length + 1)});
        }
      }
    }
    const {name, rest} = preferred(found);
    return textOf(name, rest);
  }

  function fromSvg(text) {
    // Entities can make a small file huge, and no credential needs one.
    if (/<!ENTITY/i.test(text)) {
      throw new Error('the SVG file declares entities');
    }
    const drawing = new DOMParser().parseFromString(text, 'image/svg+xml');
    if (drawing.querySelector('parsererror')) {
      throw new Error('the SVG file is broken');
    }
    const found = KINDS.flatMap(([keyword, namespace]) =>
      [...drawing.getElementsByTagNameNS(namespace, 'credential')].map(element => ({keyword, element})));
    const {element} = preferred(found);
    return element.textContent.trim() || element.getAttribute('verify') || '';
  }

  /** The text of a credential in the bytes of a file: a picture, or the text itself. */
  async function credentialIn(bytes) {
    if (isPng(bytes)) {
      return fromPng(bytes);
    }
    const text = utf8(bytes);
    return isSvg(text) ? fromSvg(text) : text;
  }

  Object.assign(laureate.page, {credentialIn});
})(globalThis.laureate);
