// Where keys and status lists come from: the site that the page is on, and others by https.
(laureate => {
  const {root} = laureate.page;
  const MAX_ASKED = 40;

  /** The address on this site of what is published under `base`. */
  function here(address, base) {
    const url = address.startsWith(base) ? new URL(address.slice(base.length), root) : null;
    return url?.href.startsWith(root.href) ? url : null;
  }

  /** Where an issuer publishes its keys, if that is not here. */
  function elsewhere(did) {
    const own = new URL('did.json', root).href;
    try {
      const address = laureate.webAddress(did);
      return address.replace('/.well-known/did.json', '/did.json') === own ? undefined : address;
    } catch {
      return undefined;
    }
  }

  /**
   * What a document is checked against. `base` is where the site says that it is published;
   * what is not of it is asked for where `asksOthers`. Nothing is fetched twice.
   */
  function sourcesOf(base, asksOthers) {
    const known = new Map();
    const get = address => {
      const {href} = new URL(address);
      if (!known.has(href)) {
        if (known.size >= MAX_ASKED) {
          throw new Error('it names more addresses than are asked');
        }
        known.set(href, laureate.fetchText(href).then(text => ({text, origin: `as ${href} says now`})));
      }
      return known.get(href);
    };
    const other = address => {
      if (!asksOthers) {
        throw new Error('it is not of this site');
      }
      return get(address);
    };
    const own = new URL('did.json', root);
    return {
      now: new Date(),
      didDocument: async did => {
        const found = await get(own).catch(() => null);
        const isOwn = found && laureate.parse(found.text)?.id === did;
        return isOwn ? found : other(laureate.webAddress(did));
      },
      statusList: async address => {
        const url = here(address, base);
        return url ? get(url) : other(address);
      },
    };
  }

  Object.assign(laureate.page, {here, elsewhere, sourcesOf});
})(globalThis.laureate);
