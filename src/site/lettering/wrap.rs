//! Words into lines.

use super::Text;
use super::face::Face;
use super::shape::shape;

/// Longer texts are cut before they are looked at: nothing this long is set.
const MOST_LETTERS: usize = 600;

/// The lines of a text, the size they are set in, and whether it had to be shortened.
pub(super) struct Wrapped {
    pub(super) lines: Vec<String>,
    pub(super) size: f32,
    pub(super) shortened: bool,
}

/// Sets a text as large as it fits, in as few lines as that takes; and shortens what does not
/// fit at the least size.
pub(super) fn wrap(text: &str, wish: &Text, face: &Face) -> Wrapped {
    let measure = |text: &str| shape(text, face, wish.tracking).width;
    let cut: String = text.chars().take(MOST_LETTERS).collect();
    let words = words(&cut);
    let fits = |lines: &[String]| {
        let widest = lines.iter().map(|line| measure(line)).fold(0.01, f32::max);
        (wish.width / widest).min(wish.tallest(lines.len())).min(wish.largest)
    };
    let mut best: Option<(f32, Vec<String>)> = None;
    for count in 1..=wish.lines.max(1) {
        let lines = balanced(&words, count, &measure);
        let size = fits(&lines);
        if best.as_ref().is_none_or(|(largest, _)| size > *largest + 0.01) {
            best = Some((size, lines));
        }
    }
    match best {
        Some((size, lines)) if size >= wish.least && cut.len() == text.len() => {
            Wrapped { lines, size, shortened: false }
        }
        _ => shortened(&words, wish, &measure),
    }
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

fn join(words: &[String]) -> String {
    words.concat().trim_end().to_owned()
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
