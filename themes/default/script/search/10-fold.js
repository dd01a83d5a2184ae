// Text as search sees it. `src/site/search/fold.rs` does the same: change both or none.
'use strict';
window.laureateFinding = {};
(finding => {
const marks = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/gu;
const written = {
  'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'þ': 'th', 'ø': 'o', 'đ': 'd', 'ð': 'd', 'ł': 'l', 'ħ': 'h',
  'ı': 'i', 'ς': 'σ', 'ة': 'ه', 'ى': 'ي',
};
const apart = new RegExp(`[${Object.keys(written).join('')}]`, 'gu');
const bare = text => text.normalize('NFKD').replace(marks, '').toLowerCase().replace(marks, '')
  .replace(apart, letter => written[letter]);
const letter = one => one < '\u0080' ? one.toLowerCase() : bare(one);

/** `text` in small letters without marks. */
finding.fold = text => {
  let folded = '';
  for(const one of text) {
    folded += letter(one);
  }
  return folded;
};

/** For each place in the folded text, the place in the text; one more for the end. */
finding.places = text => {
  const places = [];
  let at = 0;
  for(const one of text) {
    places.push(...Array(letter(one).length).fill(at));
    at += one.length;
  }
  return [...places, at];
};

/** The words of a folded text. */
finding.words = folded => folded.split(/[^\p{Alphabetic}\p{N}]+/u).filter(word => word !== '');

/** The slug that a name has if nobody chose another. */
finding.slug = name => finding.words(finding.fold(name)).join('-');
})(window.laureateFinding);
