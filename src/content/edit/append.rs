//! Entries more for a list.

use super::meaning::Meaning;
use super::text::{end, indent, is_flow, line_end, start};
use crate::content::tree::{self, Kind, Node};
use crate::content::write::Mapping;

/// The text of a file that is a list, with entries more at its end, written as those before
/// them: with or without braces, with or without a blank line between.
///
/// Nothing where the file is no list, or is written in a way in which the text would come to
/// something else than was meant.
pub fn append(text: &str, new: &[Mapping]) -> Option<String> {
    let document = tree::build(text, 0..text.len());
    let root = document.root.as_ref()?;
    let Kind::List(entries) = &root.kind else { return None };
    let mut wanted = Meaning::of(text)?;
    for entry in new {
        wanted.list()?.push(Meaning::of(&entry.to_text())?);
    }
    let candidates = if is_flow(text, root) {
        vec![within_brackets(text, root, entries, new)]
    } else {
        let spaced = is_spaced(text, entries, entries.len().saturating_sub(2));
        // Blank lines may be part of a text that ends the file.
        [spaced, false].map(|spaced| at_the_end(text, root, entries, new, spaced)).into()
    };
    candidates.into_iter().find(|edited| Meaning::of(edited).as_ref() == Some(&wanted))
}

fn within_brackets(text: &str, root: &Node<'_>, entries: &[Node<'_>], new: &[Mapping]) -> String {
    let at = entries.last().map_or(start(root) + 1, |last| end(text, last));
    let (before, after) = text.split_at(at);
    let comma = if entries.is_empty() { "" } else { ", " };
    let new: Vec<String> = new.iter().map(|entry| format!("{{{}}}", entry.inline())).collect();
    format!("{before}{comma}{}{after}", new.join(", "))
}

fn at_the_end(
    text: &str,
    root: &Node<'_>,
    entries: &[Node<'_>],
    new: &[Mapping],
    spaced: bool,
) -> String {
    let eol = line_end(text, text.len());
    let last = entries.last();
    let inner = last.map_or(2, |last| inner(root, last));
    let in_braces = last.is_some_and(|last| is_flow(text, last));
    let between = if spaced { eol } else { "" };
    let items = new.iter().map(|entry| entry.item(indent(root), inner, in_braces));
    let items = items.map(|item| item.replace('\n', eol)).collect::<Vec<_>>().join(between);
    let ended = if text.ends_with('\n') { "" } else { eol };
    let is_blank = text.ends_with("\n\n") || text.ends_with("\n\r\n");
    let between = if is_blank { "" } else { between };
    format!("{text}{ended}{between}{items}")
}

/// From the dash to what stands after it, in columns.
pub(super) fn inner(list: &Node<'_>, entry: &Node<'_>) -> usize {
    indent(entry).saturating_sub(indent(list)).max(2)
}

/// Whether a blank line stands between the entry at `at` and the next. Where there is no
/// next: as before it; where it is alone: unless it is one line in braces.
pub(super) fn is_spaced(text: &str, entries: &[Node<'_>], at: usize) -> bool {
    let pair = entries.get(at..at + 2).or_else(|| entries.get(at.saturating_sub(1)..=at));
    match pair {
        Some([first, second]) => {
            let between = &text[end(text, first)..start(second)];
            between.split('\n').skip(1).any(|line| line.trim().is_empty())
        }
        _ => entries.first().is_some_and(|only| !is_flow(text, only)),
    }
}
