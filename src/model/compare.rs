//! What changed between two texts, word by word.

use std::collections::BTreeMap;

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The most words of a stretch of text that are compared one by one. A longer one is told as
/// a whole: the time grows with the square.
const MOST_WORDS: usize = 400;

/// The most words of a text as it is written that are compared one by one, likewise.
const MOST_WRITTEN: usize = 4_000;

/// The most stretches of a text that are compared one by one.
const MOST_STRETCHES: usize = 400;

/// Words, and whether they stayed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// What became of them.
    #[serde(rename = "kind")]
    pub fate: Fate,
    /// The words, with the white space after each.
    pub text: String,
}

/// What became of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// They are in both texts.
    #[serde(rename = "same")]
    Kept,
    /// They are only in the later one.
    Added,
    /// They are only in the earlier one.
    Removed,
}

/// What changed between two short texts. Of two that have little in common, all of the one was
/// removed and all of the other was added.
pub fn words(before: &str, after: &str) -> Vec<Piece> {
    let (old, new) = (tokens(before), tokens(after));
    let is_same = old.iter().map(key).eq(new.iter().map(key));
    if !is_same && (old.len().max(new.len()) > MOST_WORDS || !is_alike(before, after)) {
        return replaced(&old, &new);
    }
    told(&old, &new, key)
}

/// What changed in a text as it is written, such as Markdown: white space counts. Both texts are
/// in it whole.
pub fn written(before: &str, after: &str) -> Vec<Piece> {
    let (old, new) = (tokens(before), tokens(after));
    if old != new && old.len().max(new.len()) > MOST_WRITTEN {
        return replaced(&old, &new);
    }
    told(&old, &new, |token| token)
}

/// All of the one went, all of the other came.
fn replaced(old: &[&str], new: &[&str]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    push(&mut pieces, Fate::Removed, old);
    push(&mut pieces, Fate::Added, new);
    pieces
}

/// What became of each word. Two are the same if they have one `key`.
fn told<'t>(old: &[&'t str], new: &[&'t str], key: fn(&&'t str) -> &'t str) -> Vec<Piece> {
    let keys = |all: &[&'t str]| all.iter().map(key).collect::<Vec<_>>();
    let mut pieces = Vec::new();
    for change in capture_diff_slices(Algorithm::Myers, &keys(old), &keys(new)) {
        let (old, new) = (&old[change.old_range()], &new[change.new_range()]);
        if let DiffOp::Equal { .. } = change {
            push(&mut pieces, Fate::Kept, new);
        } else {
            push(&mut pieces, Fate::Removed, old);
            push(&mut pieces, Fate::Added, new);
        }
    }
    pieces
}

/// What changed between two texts of several stretches, such as lines or paragraphs: each
/// stretch that is in either, in order, with what became of its words.
pub fn stretches(before: &[String], after: &[String]) -> Vec<Vec<Piece>> {
    let whole = |fate, text: &String| vec![Piece { fate, text: text.clone() }];
    if before != after && before.len().max(after.len()) > MOST_STRETCHES {
        let removed = before.iter().map(|text| whole(Fate::Removed, text));
        return removed.chain(after.iter().map(|text| whole(Fate::Added, text))).collect();
    }
    let mut all = Vec::new();
    for change in capture_diff_slices(Algorithm::Myers, before, after) {
        let (old, new) = (&before[change.old_range()], &after[change.new_range()]);
        if let DiffOp::Equal { .. } = change {
            all.extend(new.iter().map(|text| whole(Fate::Kept, text)));
        } else {
            paired(old, new, &mut all);
        }
    }
    all
}

/// Stretches of which none stayed as it was: those that are alike stand for each other.
fn paired(old: &[String], new: &[String], all: &mut Vec<Vec<Piece>>) {
    let whole = |fate, text: &String| vec![Piece { fate, text: text.clone() }];
    let mut rest = new;
    for text in old {
        match rest.iter().position(|other| is_alike(text, other)) {
            Some(at) => {
                all.extend(rest[..at].iter().map(|text| whole(Fate::Added, text)));
                all.push(words(text, &rest[at]));
                rest = &rest[at + 1..];
            }
            None => all.push(whole(Fate::Removed, text)),
        }
    }
    all.extend(rest.iter().map(|text| whole(Fate::Added, text)));
}

/// Whether two texts have at least two words of five in common.
fn is_alike(one: &str, other: &str) -> bool {
    let mut counts: BTreeMap<&str, isize> = BTreeMap::new();
    let (one, other) = (tokens(one), tokens(other));
    for token in &one {
        *counts.entry(key(token)).or_default() += 1;
    }
    let mut common = 0;
    for token in &other {
        if let Some(left) = counts.get_mut(key(token)).filter(|left| **left > 0) {
            *left -= 1;
            common += 2;
        }
    }
    common * 5 >= (one.len() + other.len()) * 2
}

/// A word without the white space after it.
fn key<'t>(token: &&'t str) -> &'t str {
    token.trim_end()
}

/// The words of a text, each with the white space after it. Letters of scripts without spaces
/// are words of their own.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut from = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        let Some((at, next)) = chars.peek().copied() else { break };
        let ends = !next.is_whitespace() && (c.is_whitespace() || is_word(c) || is_word(next));
        if ends {
            tokens.push(&text[from..at]);
            from = at;
        }
    }
    if from < text.len() {
        tokens.push(&text[from..]);
    }
    tokens
}

/// Whether a letter is of a script that sets no spaces between words: Thai and its neighbours,
/// Chinese, Japanese.
fn is_word(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Adds words to the last piece where they share its fate.
fn push(pieces: &mut Vec<Piece>, fate: Fate, tokens: &[&str]) {
    if tokens.is_empty() {
        return;
    }
    match pieces.last_mut().filter(|last| last.fate == fate) {
        Some(last) => last.text.extend(tokens.iter().copied()),
        None => pieces.push(Piece { fate, text: tokens.concat() }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `{-removed-}`, `{+added+}`.
    fn marked(pieces: &[Piece]) -> String {
        let mark = |piece: &Piece| match piece.fate {
            Fate::Kept => piece.text.clone(),
            Fate::Added => format!("{{+{}+}}", piece.text),
            Fate::Removed => format!("{{-{}-}}", piece.text),
        };
        pieces.iter().map(mark).collect()
    }

    #[test]
    fn words_that_changed() {
        let check = |before, after, expected: &str| {
            assert_eq!(marked(&words(before, after)), expected);
        };
        check("", "", "");
        check("one two", "one two", "one two");
        check(
            "pass with 80 % or more",
            "pass with 90 % or more",
            "pass with {-80 -}{+90 +}% or more",
        );
        check("tie knots", "tie ten knots", "tie {+ten +}knots");
        check("tie a knot", "swim far", "{-tie a knot-}{+swim far+}");
        check("一二三四", "一二五四", "一二{-三-}{+五+}四");
    }

    #[test]
    fn what_is_written_changes() {
        let check = |before, after, expected: &str| {
            assert_eq!(marked(&written(before, after)), expected);
        };
        check("Passed the course.", "Passed the course.", "Passed the course.");
        check(
            "Passed the course.",
            "Passed two courses.",
            "Passed {-the course.-}{+two courses.+}",
        );
        check("", "New", "{+New+}");
        check("a b c", "a c", "a {-b -}c");
        let (before, after) = ("- one\n- two  \n\nthree", "- one\n- 2\n\nthree four");
        let side = |not: Fate| -> String {
            let kept = written(before, after).into_iter().filter(|piece| piece.fate != not);
            kept.map(|piece| piece.text).collect()
        };
        assert_eq!(side(Fate::Added), before);
        assert_eq!(side(Fate::Removed), after);
    }

    #[test]
    fn stretches_that_changed() {
        let texts = |text: &str| text.lines().map(ToOwned::to_owned).collect::<Vec<_>>();
        let all = stretches(&texts("a b c\nsame\ngone away"), &texts("new here\na b d\nsame"));
        let all: Vec<_> = all.iter().map(|one| marked(one)).collect();
        assert_eq!(all, ["{+new here+}", "a b {-c-}{+d+}", "same", "{-gone away-}"]);
    }

    #[test]
    fn long_texts_are_told_as_a_whole() {
        let long = |word: &str| format!("{word} ").repeat(200_000);
        assert_eq!(words(&long("a"), &long("b")).len(), 2);
        assert_eq!(written(&long("a"), &long("b")).len(), 2);
        let many = |word: &str| vec![word.to_owned(); 200_000];
        assert_eq!(stretches(&many("a"), &many("b")).len(), 400_000);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_back(before in "[ab 一二\n]{0,40}", after in "[ab 一二\n]{0,40}") {
            let pieces = words(&before, &after);
            let side = |other: Fate| {
                let own = pieces.iter().filter(|piece| piece.fate != other);
                own.map(|piece| piece.text.split_whitespace().collect::<String>()).collect::<String>()
            };
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(side(Fate::Added), bare(&before));
            prop_assert_eq!(side(Fate::Removed), bare(&after));
        }
    }
}
