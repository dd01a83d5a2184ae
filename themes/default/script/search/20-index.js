// The index: one file, or a first file and shards of which a query needs a few.
(finding => {
const longestKey = 16;
const mostShards = 8;

/** The entries of an index file. `src/site/search/write.rs` says what is in it. */
function entries(file, root, files) {
  const found = [];
  const skills = file.sections.find(section => section.kind === 'skills');
  for(const section of file.sections) {
    let before = '';
    section.name.forEach((name, at) => {
      const short = section.slug[at];
      const slug = short === '' ? finding.slug(name) :
        before.slice(0, short.charCodeAt(0) - 48) + short.slice(1);
      before = slug;
      const line = section.line?.[at] ?? '';
      found.push({
        kind: section.kind, name, slug,
        url: new URL(`${section.base}${slug}/`, root).href,
        // Pictures lie in one place, whatever the language of the page.
        picture: new URL(`${section.base}${slug}/badge.svg`, files).href,
        line: typeof line === 'number' ? file.lines[line] : line,
        group: section.groups?.[section.group?.[at] - 1] ?? '',
        tier: file.tiers?.[section.tier?.[at] - 1] ?? '',
        more: section.words?.[at] ?? '',
        skills: (section.skills?.[at] ?? []).map(skill => skills?.name[skill] ?? ''),
      });
    });
  }
  return found;
}

async function json(url) {
  const response = await fetch(url);
  if(!response.ok) {
    throw new Error(`${url}: ${response.status}`);
  }
  return response.json();
}

/** The shards that may hold what begins with `word`, from 1. */
function shardsOf(keys, word) {
  const from = Array.from(word).slice(0, longestKey).join('');
  const found = [];
  keys.forEach((first, at) => {
    const next = keys[at + 1];
    if((first < from || first.startsWith(from)) && (next === undefined || next >= from)) {
      found.push(at + 1);
    }
  });
  return found;
}

/** An index at `address`, whose entries stand below `root`, their files below `base`. Files are asked for once. */
class Index {
  constructor(address, root, base) {
    Object.assign(this, {address, root, base, files: new Map()});
  }

  file(name) {
    if(!this.files.has(name)) {
      const loading = json(new URL(name, this.address)).then(file => ({...file, entries: entries(file, this.root, this.base)}));
      loading.catch(() => this.files.delete(name));
      this.files.set(name, loading);
    }
    return this.files.get(name);
  }

  /** Everything that may answer a query of these words: of all, the rarest tells the shards. */
  async entries(words) {
    const first = await this.file('index.json');
    if(!first.shards || words.length === 0) {
      return first.entries;
    }
    const choices = words.map(word => shardsOf(first.shards, word)).sort((a, b) => a.length - b.length);
    const shards = await Promise.all(choices[0].slice(0, mostShards).map(shard => this.file(`${shard}.json`)));
    const known = new Map();
    for(const entry of [first, ...shards].flatMap(file => file.entries)) {
      known.set(entry.url, entry);
    }
    return [...known.values()];
  }

  /** Every entry of one kind, where it is not in shards. */
  async whole(kind) {
    const first = await this.file('index.json');
    return first.entries.filter(entry => entry.kind === kind);
  }
}

const known = new Map();
/** The index at `address`. */
finding.index = (address, root, base) => {
  if(!known.has(address)) {
    known.set(address, new Index(address, root, base));
  }
  return known.get(address);
};
})(window.laureateFinding);
