//! Another text in the place of one that is there.

use super::meaning::Meaning;
use super::text::{end, find, start};
use crate::content::tree::{self, Kind};
use crate::content::write;
use crate::diagnostic::Pointer;

/// `text` with `new`, a word of the format, a day or a number, at these places. All else stays
/// as it is, byte for byte.
///
/// Nothing where there is no text, or it is written in a way in which something else than was
/// meant would come of it.
pub fn set(text: &str, places: &[Pointer], new: &str) -> Option<String> {
    replaced(text, places, &write::scalar_text(new))
}

/// As [`set`], where `new` is a text whatever it looks like: a version `3` is no number.
pub fn set_text(text: &str, places: &[Pointer], new: &str) -> Option<String> {
    replaced(text, places, &write::sure_text(new))
}

fn replaced(text: &str, places: &[Pointer], new: &str) -> Option<String> {
    let document = tree::build(text, 0..text.len());
    let root = document.root.as_ref()?;
    let mut wanted = Meaning::of(text)?;
    let mut ranges = Vec::new();
    for place in places {
        let (_, node) = find(root, place)?;
        let Kind::Scalar(_) = &node.kind else { return None };
        ranges.push(start(node)..end(text, node));
        *wanted.at(place)? = Meaning::of(new)?;
    }
    // From the end, so that what is still to be replaced stays where it is.
    ranges.sort_by_key(|range| std::cmp::Reverse(range.start));
    let mut edited = text.to_owned();
    ranges.into_iter().for_each(|range| edited.replace_range(range, new));
    (Meaning::of(&edited)? == wanted).then_some(edited)
}
