//! Words into lines.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::Text;
use super::face::Face;
use super::shape::shape;

/// Longer texts are cut before they are looked at: nothing this long is set.
const MOST_LETTERS: usize = 600;

/// Words of fewer letters are not divided.
const LONG_WORD: usize = 14;

/// The lines of a text, the size they are set in, and whether it had to be shortened.
pub(super) struct Wrapped {
    pub(super) lines: Vec<String>,
    pub(super) size: f32,
    pub(super) shortened: bool,
}

/// Sets a text as large as it fits, in as few lines as that takes; and shortens what does not
/// fit at the least size.
pub(super) fn wrap(text: &str, wish: &Text, face: &Face) -> Wrapped {
    // The same few lines are tried in one width after the other, and shaping is dear.
    let known = RefCell::new(BTreeMap::new());
    let measure = |text: &str| {
        let width = known.borrow().get(text).copied();
        width.unwrap_or_else(|| {
            let width = shape(text, face, wish.tracking).width;
            known.borrow_mut().insert(text.to_owned(), width);
            width
        })
    };
    let cut: String = text.chars().take(MOST_LETTERS).collect();
    let plain = words(&cut);
    let (mut size, mut lines) = largest(&plain, wish, &measure);
    let mut used = plain;
    // A long word is rather divided than set small.
    if wish.lines > 1 && size < wish.largest {
        let divided = divided(&used);
        let (other, into) = largest(&divided, wish, &measure);
        if other > size * 1.25 {
            (size, lines, used) = (other, into, divided);
        }
    }
    if size >= wish.least && cut.len() == text.len() {
        return Wrapped { lines, size, shortened: false };
    }
    shortened(&used, wish, &measure)
}

/// The largest size, and the fewest lines that take it.
fn largest(words: &[String], wish: &Text, measure: &impl Fn(&str) -> f32) -> (f32, Vec<String>) {
    let mut best = (0.0, Vec::new());
    for count in 1..=wish.lines.max(1) {
        let lines = balanced(words, count, measure);
        let widest = lines.iter().map(|line| measure(line)).fold(0.01, f32::max);
        let size = (wish.width / widest).min(wish.tallest(lines.len())).min(wish.largest);
        if size > best.0 + 0.01 {
            best = (size, lines);
        }
    }
    best
}

/// The words, long ones divided near their middle: between two consonants, the second before a
/// vowel, if there are such, for that is where compounds are mostly joined.
fn divided(words: &[String]) -> Vec<String> {
    let mut parts = Vec::new();
    for word in words {
        let letters: Vec<char> = word.trim_end().chars().collect();
        let count = letters.len();
        // Only scripts that hyphenate.
        let divides = letters.iter().all(|letter| letter.is_lowercase() || letter.is_uppercase());
        if count < LONG_WORD || !divides {
            parts.push(word.clone());
            continue;
        }
        let is_vowel = |at: usize| "aeiouyäöüáéíóúàèìòùâêîôûåæøаеёиоуыэюя".contains(letters[at]);
        let middle = count / 2;
        let seam = |at: &usize| !is_vowel(at - 1) && !is_vowel(*at) && is_vowel(at + 1);
        let near = |at: &usize| at.abs_diff(middle);
        let at = (count / 3..=count - count / 3).filter(seam).min_by_key(near).unwrap_or(middle);
        parts.push(letters[..at].iter().collect::<String>() + "\u{ad}");
        parts.push(letters[at..].iter().collect::<String>() + " ");
    }
    parts
}

/// What a line may end after: a space, which is not set there, or a hyphen or slash.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in text.split_whitespace() {
        let mut parts = word.split_inclusive(['-', '/', '–', '—']).peekable();
        while let Some(part) = parts.next() {
            let end = if parts.peek().is_some() { "" } else { " " };
            words.push(format!("{part}{end}"));
        }
    }
    words
}

/// A hyphen is seen only at the end of a line.
fn join(words: &[String]) -> String {
    let line = words.concat();
    let line = line.trim_end();
    let divided = line.ends_with('\u{ad}');
    line.replace('\u{ad}', "") + if divided { "-" } else { "" }
}

/// At most `count` lines, the widest of them as narrow as can be.
fn balanced(words: &[String], count: usize, measure: &impl Fn(&str) -> f32) -> Vec<String> {
    // The narrowest width at which the words, filled in one after the other, take no more.
    let widths: Vec<f32> = words.iter().map(|word| measure(word.trim_end())).collect();
    let all = measure(&join(words));
    let (mut low, mut high) = (widths.iter().copied().fold(0.0, f32::max), all);
    let mut best = vec![join(words)];
    if count == 1 || words.len() < 2 {
        return best;
    }
    for _ in 0..9 {
        let width = f32::midpoint(low, high);
        let lines = filled(words, width, measure);
        if lines.len() <= count {
            (best, high) = (lines, width);
        } else {
            low = width;
        }
    }
    best
}

/// Lines no wider than `width` ems, where words allow it.
fn filled(words: &[String], width: f32, measure: &impl Fn(&str) -> f32) -> Vec<String> {
    let (mut lines, mut first) = (Vec::new(), 0);
    for at in 1..=words.len() {
        if at == words.len() || measure(&join(&words[first..=at])) > width + 0.001 {
            lines.push(join(&words[first..at]));
            first = at;
        }
    }
    lines
}

/// As many lines as there may be at the least size, and an ellipsis where the rest was.
fn shortened(words: &[String], wish: &Text, measure: &impl Fn(&str) -> f32) -> Wrapped {
    let width = wish.width / wish.least;
    let mut lines = filled(words, width, measure);
    let most = (1..=wish.lines.max(1)).rev().find(|lines| wish.tallest(*lines) >= wish.least);
    let mut shortened = lines.len() > most.unwrap_or(1);
    lines.truncate(most.unwrap_or(1));
    // A word that is too wide for itself ends the text.
    if let Some(wide) = lines.iter().position(|line| measure(line) > width + 0.001) {
        lines.truncate(wide + 1);
        shortened = true;
    }
    if let Some(last) = lines.last_mut().filter(|_| shortened) {
        while measure(&format!("{last}…")) > width && last.pop().is_some() {}
        *last = format!("{}…", last.trim_end_matches([' ', ',', '-', '–', '/']));
    }
    Wrapped { lines, size: wish.least, shortened }
}
