// What answers a query, best first: a word, the beginning of one, the inside of one.
(finding => {
const kinds = ['badges', 'skills', 'pathways', 'people'];
const typing = 5;

function prepared(entry) {
  if(!entry.folded) {
    entry.folded = finding.fold(entry.name);
    entry.nameWords = finding.words(entry.folded);
    entry.moreWords = finding.words(entry.more);
    entry.lineWords = finding.words(finding.fold(`${entry.line} ${entry.group} ${entry.tier}`));
  }
  return entry;
}

/** Whether one letter more, less, other or swapped makes `word` begin with `asked`. */
function nearly(word, asked) {
  let same = 0;
  while(same < asked.length && word[same] === asked[same]) {
    same += 1;
  }
  const [a, b] = [word.slice(same), asked.slice(same)];
  return a.startsWith(b.slice(1)) || a.slice(1).startsWith(b) || a.slice(1).startsWith(b.slice(1)) ||
    (b.length > 1 && a.startsWith(b[1] + b[0] + b.slice(2)));
}

/** How well one word of a query is answered, 0 best; nothing where it is not. */
function one(entry, word, forgiving) {
  const begins = other => other.startsWith(word);
  if(entry.nameWords.includes(word)) { return 0; }
  if(entry.nameWords.some(begins)) { return 1; }
  if(entry.folded.includes(word)) { return 2; }
  if(entry.moreWords.some(begins)) { return 3; }
  // Two letters begin too many words to look for them in what is said of an entry.
  if(word.length > 2 && entry.lineWords.some(begins)) { return 4; }
  const slip = forgiving && word.length >= typing && entry.nameWords.some(other => nearly(other, word));
  return slip ? 5 : undefined;
}

function answer(entry, words, query, forgiving) {
  let score = 0;
  for(const word of words) {
    const answered = one(entry, word, forgiving);
    if(answered === undefined) {
      return undefined;
    }
    score += answered;
  }
  score -= entry.folded === query ? 2 : entry.folded.startsWith(query) ? 1 : 0;
  return {entry, score, kind: kinds.indexOf(entry.kind)};
}

function ranked(entries, words, query, forgiving) {
  const found = entries.map(entry => answer(prepared(entry), words, query, forgiving)).filter(Boolean);
  found.sort((a, b) => a.score - b.score || a.kind - b.kind ||
    (a.entry.folded < b.entry.folded ? -1 : a.entry.folded > b.entry.folded ? 1 : 0));
  return found;
}

/** What answers `text`, best first. One slip in a long word is forgiven if nothing else does. */
finding.search = async (index, text) => {
  const query = finding.fold(text).trim();
  const words = [...new Set(finding.words(query))].slice(0, 8);
  if(words.length === 0) {
    return [];
  }
  const found = ranked(await index.entries(words), words, query, false);
  if(found.length > 0 || !words.some(word => word.length >= typing)) {
    return found;
  }
  const starts = words.map(word => word.length >= typing ? word.slice(0, 2) : word);
  return ranked(await index.entries(starts), words, query, true);
};

/** Whether an entry or text answers all words of a query. */
finding.answers = (folded, words) => words.every(word => folded.includes(word));

/** The parts of `name` that a query found: pairs of places, in order. */
finding.parts = (name, text) => {
  const folded = finding.fold(name);
  const places = finding.places(name);
  const marked = new Set();
  for(const word of finding.words(finding.fold(text))) {
    const start = folded.search(new RegExp(`(?<![\\p{Alphabetic}\\p{N}])${word}`, 'u'));
    const at = start >= 0 ? start : folded.indexOf(word);
    for(let place = at; at >= 0 && place < at + word.length; place += 1) {
      marked.add(places[place]);
    }
  }
  const parts = [];
  let at = 0;
  for(const letter of name) {
    const last = parts.at(-1);
    if(last && last.marked === marked.has(at)) {
      last.text += letter;
    } else {
      parts.push({text: letter, marked: marked.has(at)});
    }
    at += letter.length;
  }
  return parts;
};
})(window.laureateFinding);
