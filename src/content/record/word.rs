//! Words of a list (`public`, `never`), read as plain text and nothing else: serde itself
//! would take the mapping `{public: null}` too, which no schema allows.

use serde::de::{Deserialize, Deserializer, IntoDeserializer};

/// Reads a word that is one of those of `T`.
pub(super) fn word<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(String::deserialize(deserializer)?.into_deserializer())
}

/// The same, where nothing may stand too.
pub(super) fn optional_word<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::<String>::deserialize(deserializer)?
        .map(|text| T::deserialize(text.into_deserializer()))
        .transpose()
}
