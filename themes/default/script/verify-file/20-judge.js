// From what was handed over to a judgement: a file, a text, or an address.
(laureate => {
  const {root, sourcesOf, inability, unjudged, credentialIn} = laureate.page;
  const MAX_FILE = 64 << 20;

  const stopped = (outcome, verdict, detail) => ({
    verdict, claims: {}, steps: [{name: 'parse', outcome, verdict, detail: `${detail.charAt(0).toUpperCase()}${detail.slice(1)}.`}],
  });
  const isToken = text => /^\s*[\w-]+\.[\w-]+\.[\w-]+\s*$/.test(text);

  /** Judges a text. `base` is where this site says that it is published. */
  async function judgeText(text, base) {
    const unable = await inability();
    if (unable) {
      return unjudged(unable);
    }
    if (isToken(text)) {
      return stopped('unknown', 'unknown', 'it is signed as a token (JWT), which is not checked here');
    }
    const own = await laureate.fetchText(new URL('did.json', root).href).then(laureate.parse, () => ({}));
    const judged = await laureate.verifyCredential(text.trim(), sourcesOf(base, true));
    return {...judged, isOwnKey: judged.claims.issuerId === own.id};
  }

  async function judgeBytes(bytes, base) {
    let text;
    try {
      text = await credentialIn(bytes);
    } catch (error) {
      return stopped('failed', 'invalid', error.message);
    }
    return judgeText(text, base);
  }

  async function judgeFile(file, base) {
    if (file.size > MAX_FILE) {
      return stopped('unknown', 'unknown', 'it is larger than 64 MiB');
    }
    return judgeBytes(new Uint8Array(await file.arrayBuffer()), base);
  }

  /** The address of the signed file: beside the page of a credential, where that was given. */
  const fileAt = url => url.pathname.endsWith('.html') || url.pathname.endsWith('/') ? new URL('credential.json', url) : url;

  /** Judges what is at an address; pictures, too. */
  async function judgeAddress(address, base) {
    const url = fileAt(new URL(address));
    url.hash = '';
    try {
      return await judgeBytes(await laureate.fetchBytes(url.href), base);
    } catch (error) {
      return {...unjudged('unreached'), values: {reason: error.message}};
    }
  }

  Object.assign(laureate.page, {judgeText, judgeFile, judgeAddress});
})(globalThis.laureate);
