//! A word more for a list.

use super::meaning::Meaning;
use super::text::{end, find, insert_lines, is_flow, line_start, start};
use crate::content::tree::{self, Kind};
use crate::content::write;
use crate::diagnostic::Pointer;

/// `text` with a word at the end of the list at `pointer`. All else stays as it is, byte for
/// byte.
///
/// Nothing where there is no list, or it is written in a way in which something else than was
/// meant would come of it.
pub fn push(text: &str, pointer: &Pointer, word: &str) -> Option<String> {
    let document = tree::build(text, 0..text.len());
    let (_, list) = find(document.root.as_ref()?, pointer)?;
    let Kind::List(entries) = &list.kind else { return None };
    let word = write::scalar_text(word);
    let mut wanted = Meaning::of(text)?;
    wanted.at(pointer)?.list()?.push(Meaning::of(&word)?);
    let edited = if is_flow(text, list) {
        let at = entries.last().map_or(start(list) + 1, |last| end(text, last));
        let (before, after) = text.split_at(at);
        let comma = if entries.is_empty() { "" } else { ", " };
        format!("{before}{comma}{word}{after}")
    } else {
        let entry = entries.last()?;
        let line = &text[line_start(text, start(entry))..start(entry)];
        let indent = line.len() - line.trim_start_matches(' ').len();
        insert_lines(text, end(text, entry), &format!("{}- {word}\n", " ".repeat(indent)))
    };
    (Meaning::of(&edited)? == wanted).then_some(edited)
}
