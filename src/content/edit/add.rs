//! Keys more for a mapping.

use super::meaning::Meaning;
use super::text::{end_of_pair, find, insert_lines, is_flow};
use crate::content::tree::{self, Key, Kind, Node};
use crate::content::write::Mapping;
use crate::diagnostic::Pointer;

/// `text` with keys added to the mapping at `pointer`, after its key `sibling`, else after its
/// last key, where that can be. All else stays as it is, byte for byte.
///
/// Nothing where there is no such mapping, it has one of the keys, or is written in a way in
/// which the text would come to something else than was meant.
pub fn add(text: &str, pointer: &Pointer, sibling: &str, keys: &Mapping) -> Option<String> {
    let document = tree::build(text, 0..text.len());
    let (_, node) = find(document.root.as_ref()?, pointer)?;
    let Kind::Mapping(entries) = &node.kind else { return None };
    let mut wanted = Meaning::of(text)?;
    wanted.at(pointer)?.extend(Meaning::of(&keys.to_text())?);
    let is_flow = is_flow(text, node);
    // Not after a key that swallows what follows, as a text in lines may.
    let wished = entries.iter().filter(|(key, _)| key.text == sibling);
    let mut candidates = wished
        .chain(entries.iter().rev())
        .map(|(key, value)| after(text, key, value, keys, is_flow));
    candidates.find(|edited| Meaning::of(edited).as_ref() == Some(&wanted))
}

fn after(text: &str, key: &Key<'_>, value: &Node<'_>, keys: &Mapping, is_flow: bool) -> String {
    let end = end_of_pair(text, key, value);
    if is_flow {
        let (before, after) = text.split_at(end);
        return format!("{before}, {}{after}", keys.inline());
    }
    let indent = (key.at.start.column as usize).saturating_sub(1);
    insert_lines(text, end, &keys.lines(indent))
}
