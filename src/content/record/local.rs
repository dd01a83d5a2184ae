//! Texts that may stand in several languages.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// A text, or a mapping of languages to texts such as `{en: …, de: …}`, the site's among them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum LocalText {
    /// In the language of the site.
    One(String),
    /// In several languages: `{en: …, de: …}`.
    Several(BTreeMap<String, String>),
}

impl LocalText {
    /// The text in the language of the site, of several in their first one: where it does not
    /// matter which.
    pub fn as_str(&self) -> &str {
        match self {
            Self::One(text) => text,
            Self::Several(texts) => texts.values().next().map_or("", String::as_str),
        }
    }
}

impl Default for LocalText {
    fn default() -> Self {
        Self::One(String::new())
    }
}

impl From<String> for LocalText {
    fn from(text: String) -> Self {
        Self::One(text)
    }
}
