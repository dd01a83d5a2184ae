//! YAML text into records: the happy path.
//!
//! It stops at the first fault and says little; `explain` then says all.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::options::{DuplicateKeyPolicy, MergeKeyPolicy};

/// The deepest nesting of lists and mappings.
pub(crate) const MAX_DEPTH: usize = 32;

/// The most values of one file: enough for 200,000 short awards, few enough that
/// explaining a file stays within some hundred megabytes.
pub(crate) const MAX_NODES: usize = 2_000_000;

/// A file that holds one record, or a list of them.
#[derive(Debug)]
pub(crate) enum OneOrMany<T> {
    /// A mapping.
    One(Box<T>),
    /// A list of mappings.
    Many(Vec<T>),
}

/// Reads `text`, if it is one document of the shape of `T` and nothing is wrong with it.
pub(crate) fn decode<T: DeserializeOwned>(text: &str) -> Option<T> {
    // Tags change what a value is; the slow way refuses them by name.
    if may_hold_tag(text) {
        return None;
    }
    serde_yaml::from_str_with_options(text, options()).ok()
}

/// Whether a `!` stands where a tag could begin.
fn may_hold_tag(text: &str) -> bool {
    let bytes = text.as_bytes();
    text.match_indices('!').any(|(at, _)| {
        at.checked_sub(1).is_none_or(|before| !bytes[before].is_ascii_alphanumeric())
    })
}

fn options() -> serde_yaml::Options {
    serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_depth: MAX_DEPTH,
            flow_nesting_limit: MAX_DEPTH,
            max_aliases: 0,
            max_anchors: 0,
            max_documents: 1,
            max_nodes: MAX_NODES,
            max_events: 2 * MAX_NODES,
        },
        duplicate_keys: DuplicateKeyPolicy::Error,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        strict_booleans: true,
        reject_unsupported_tags: true,
        with_snippet: false,
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrManyVisitor(PhantomData))
    }
}

/// Decides by the first token, so that nothing is buffered and fields keep their type.
struct OneOrManyVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrManyVisitor<T> {
    type Value = OneOrMany<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping or a list of mappings")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Box::new).map(OneOrMany::One)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = list.next_element()? {
            entries.push(entry);
        }
        Ok(OneOrMany::Many(entries))
    }
}
