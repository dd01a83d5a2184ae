//! Writing into YAML that a person wrote: one value more, everything else as it was.

use serde_json::Value;

use super::decode::decode;
use super::sources::Sources;
use crate::diagnostic::{Place, Pointer, Segment, Target};

/// The text of a file with `key: value` added to a mapping, after its key `sibling`.
/// Comments and order stay. `value` must be a plain word that means itself in YAML.
///
/// Nothing where the place is no mapping with that sibling, or the text would come to
/// anything but what was meant.
pub fn add_after(
    sources: &Sources,
    mapping: &Place,
    sibling: &str,
    key: &str,
    value: &str,
) -> Option<String> {
    let Target::Value(pointer) = &mapping.target else { return None };
    let text = sources.text(&mapping.file)?;
    let named = Place::key(&mapping.file, pointer.key(sibling));
    let (name, said) = (sources.locate(&named)?, sources.locate(&mapping.at(sibling))?);
    let around = sources.locate(mapping)?;
    let edited = if text[around.bytes.start..].starts_with('{') {
        let (before, after) = text.split_at(said.bytes.end);
        format!("{before}, {key}: {value}{after}")
    } else {
        let end = text[said.bytes.end..].find('\n').map_or(text.len(), |at| said.bytes.end + at);
        let (before, after) = text.split_at(end);
        let end_of_line = if before.ends_with('\r') { "\r\n" } else { "\n" };
        let before = before.trim_end_matches('\r');
        let carriage = if end_of_line.len() == 2 && !after.is_empty() { "\r" } else { "" };
        let indent = " ".repeat(name.column - 1);
        format!("{before}{end_of_line}{indent}{key}: {value}{carriage}{after}")
    };
    let mut wanted: Value = decode(text)?;
    let target = pointer.segments().iter().try_fold(&mut wanted, |value, step| match step {
        Segment::Key(name) => value.get_mut(&**name),
        Segment::Index(index) => value.get_mut(index),
    })?;
    target.as_object_mut()?.insert(key.to_owned(), value.into());
    (decode::<Value>(&edited)? == wanted).then_some(edited)
}

/// The place of an entry of a list at the root of a file.
pub fn entry(file: &str, list: &str, index: usize) -> Place {
    Place::value(&file.into(), Pointer::root().key(list).index(index))
}
