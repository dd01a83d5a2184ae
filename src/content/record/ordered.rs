//! Mappings whose order is the author's and means something.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

/// Reads a mapping as written. Of a key that comes twice the last value counts, as in a map.
pub(super) fn ordered<'de, D, T>(deserializer: D) -> Result<Vec<(String, T)>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    deserializer.deserialize_map(Ordered(PhantomData))
}

struct Ordered<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Ordered<T> {
    type Value = Vec<(String, T)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        let mut known = BTreeMap::new();
        while let Some((key, value)) = map.next_entry::<String, T>()? {
            let at = *known.entry(key.clone()).or_insert(entries.len());
            if at == entries.len() {
                entries.push((key, value));
            } else {
                entries[at] = (key, value);
            }
        }
        Ok(entries)
    }
}
