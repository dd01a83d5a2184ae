//! What a record says in other languages than the site's.

use std::collections::BTreeMap;

use super::Text;

/// What a record says in each other language, by BCP 47 tag.
#[derive(Debug, Clone, Default)]
pub struct Translations(BTreeMap<String, Translation>);

/// What a record says in one other language.
#[derive(Debug, Clone, Default)]
pub struct Translation {
    /// Its name or title.
    pub name: Option<String>,
    /// Its description.
    pub description: Option<String>,
    /// Its criteria or its text.
    pub text: Option<Text>,
}

impl Translations {
    /// The languages, sorted.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// What it says in a language.
    pub fn get(&self, language: &str) -> Option<&Translation> {
        self.0.get(language)
    }

    /// Its criteria or its text in every other language.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.0.values().filter_map(|translation| translation.text.as_ref())
    }

    /// Room for a language.
    pub(in crate::model) fn entry(&mut self, language: &str) -> &mut Translation {
        self.0.entry(language.to_owned()).or_default()
    }

    /// Takes in what another record of the same thing says.
    pub(in crate::model) fn absorb(&mut self, other: Self) {
        for (language, theirs) in other.0 {
            let own = self.0.entry(language).or_default();
            own.name = own.name.take().or(theirs.name);
            own.description = own.description.take().or(theirs.description);
            own.text = own.text.take().or(theirs.text);
        }
    }
}
