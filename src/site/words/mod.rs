//! The words that readers of pages see, in one language, from `i18n/<language>.yaml`.

mod phrase;
mod plural;
mod read;
mod script;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fmt::Display;

use crate::credential::Mode;
use crate::diagnostic::Diagnostic;
use crate::site::view::Day;

pub(in crate::site) use phrase::{Phrase, Sentence};
pub(in crate::site) use plural::{is_right_to_left, primary};
pub(in crate::site) use read::WordFile;

use plural::Rules;
use read::{Bounds, Phrases};

/// The language that others fall back to, which has every text.
pub(in crate::site) const ENGLISH: &str = "en";

/// All texts in one language; in English, where it has no own.
#[derive(Debug, Clone)]
pub struct Words {
    tag: String,
    rules: Rules,
    phrases: Phrases,
}

impl Words {
    /// The language: `de`, `pt-BR`.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// What stands under `section.key`.
    pub(in crate::site) fn phrase(&self, key: &str) -> Option<&Phrase> {
        self.phrases.get(key)
    }

    /// The text that `n` or `at` chooses (see [`Phrase::choose`]).
    ///
    /// # Errors
    /// A parameter that is missing or out of range → its name.
    pub(in crate::site) fn choose<'s>(
        &self,
        phrase: &'s Phrase,
        n: Option<i64>,
        at: Option<i64>,
    ) -> Result<&'s Sentence, &'static str> {
        phrase.choose(self.rules, n, at)
    }

    /// A text into which nothing goes. A key that is not there stands for itself: a test
    /// holds every key that is asked for in Rust.
    pub fn text(&self, key: &'static str) -> Cow<'_, str> {
        match self.phrase(key) {
            Some(Phrase::One(sentence)) => sentence.plain(),
            _ => Cow::Borrowed(key),
        }
    }

    /// The text under a key that is put together. Nothing where there is none.
    pub(in crate::site) fn find(&self, key: &str) -> Option<Cow<'_, str>> {
        match self.phrase(key)? {
            Phrase::One(sentence) => Some(sentence.plain()),
            Phrase::Plural(_) | Phrase::List(_) => None,
        }
    }

    /// A title, which of a draft says so.
    pub fn titled(&self, mode: Mode, title: &str) -> String {
        match mode {
            Mode::Production => title.to_owned(),
            Mode::Draft => format!("{} · {title}", self.text("page.draft")),
        }
    }

    /// A plain text, filled in. `n` chooses among plural forms.
    pub fn fill(&self, key: &'static str, values: &[(&str, &dyn Display)]) -> String {
        let value =
            |name: &str| values.iter().find(|(one, _)| *one == name).map(|(_, value)| value);
        let n = value("n").and_then(|n| n.to_string().parse().ok());
        let Some(Ok(sentence)) = self.phrase(key).map(|phrase| self.choose(phrase, n, None)) else {
            return key.to_owned();
        };
        let filled = sentence.fill(|name| {
            let shown = value(name).map(|value| match (name, n) {
                ("n", Some(n)) => self.number(n),
                _ => value.to_string(),
            });
            Ok::<_, Infallible>(Cow::Owned(shown.unwrap_or_default()))
        });
        match filled {
            Ok(text) => text,
            Err(never) => match never {},
        }
    }

    /// A number. From five digits on, in groups of three.
    pub(in crate::site) fn number(&self, n: i64) -> String {
        let digits = n.unsigned_abs().to_string();
        if digits.len() < 5 {
            return n.to_string();
        }
        let group = self.text("numbers.group");
        let mut text = if n < 0 { String::from("-") } else { String::new() };
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push_str(&group);
            }
            text.push(digit);
        }
        text
    }

    /// A day: `1 May 2026`. `form` is a key of the section `dates`, such as `long`.
    pub(in crate::site) fn day(&self, form: &str, day: &Day) -> Option<String> {
        let first = (day.day == 1).then(|| self.phrase(&format!("dates.{form}_first"))).flatten();
        let phrase = first.or_else(|| self.phrase(&format!("dates.{form}")))?;
        let Phrase::One(sentence) = phrase else { return None };
        let months = self.phrase("dates.months")?;
        let month = months.choose(self.rules, None, Some(day.month.into())).ok()?.plain();
        let filled = sentence.fill(|name| {
            Ok::<_, Infallible>(match name {
                "day" => Cow::Owned(day.day.to_string()),
                "month" => month.clone(),
                "year" => Cow::Owned(day.year.to_string()),
                _ => Cow::Borrowed(""),
            })
        });
        filled.ok()
    }
}

/// All languages that a theme speaks, by tag. `welcome` tells whether a template asks for a
/// key that the embedded words do not have.
///
/// # Errors
/// Faults of the files → a diagnostic each.
pub(in crate::site) fn languages(
    files: &BTreeMap<String, Vec<WordFile>>,
    welcome: &dyn Fn(&str) -> bool,
) -> Result<BTreeMap<String, Words>, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut english = Phrases::new();
    let mut is_embedded = true;
    for file in files.get(ENGLISH).into_iter().flatten() {
        let all = |_: &str| true;
        let is_welcome: &dyn Fn(&str) -> bool = if is_embedded { &all } else { welcome };
        let bounds = Bounds { rules: Rules::of(ENGLISH), english: &english, is_welcome };
        let (own, found) = read::read(file, &bounds);
        english.extend(own);
        faults.extend(found);
        is_embedded = false;
    }
    let mut languages = BTreeMap::new();
    // A language comes before its regions.
    for (tag, files) in files.iter().filter(|(tag, _)| *tag != ENGLISH) {
        let rules = Rules::of(tag);
        let parent: Option<&Words> = languages.get(primary(tag));
        let mut phrases = parent.map_or_else(|| english.clone(), |words| words.phrases.clone());
        for file in files {
            let bounds = Bounds { rules, english: &english, is_welcome: &|_| false };
            let (own, found) = read::read(file, &bounds);
            phrases.extend(own);
            // An embedded text that does not fit gives way to the English one; tests tell.
            faults.extend(found.into_iter().filter(|_| !file.is_embedded));
        }
        languages.insert(tag.clone(), Words { tag: tag.clone(), rules, phrases });
    }
    let rules = Rules::of(ENGLISH);
    languages.insert(ENGLISH.into(), Words { tag: ENGLISH.into(), rules, phrases: english });
    if faults.is_empty() { Ok(languages) } else { Err(faults) }
}

/// The key that somebody likely meant.
fn nearest<'a>(key: &str, phrases: &'a Phrases) -> Option<&'a str> {
    let likeness = |one: &str| strsim::jaro_winkler(one, key);
    let near = phrases.keys().map(|one| (likeness(one), one));
    let best = near.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 > 0.85).then_some(best.1)
}

impl Words {
    /// The key that somebody likely meant.
    pub(in crate::site) fn nearest(&self, key: &str) -> Option<&str> {
        nearest(key, &self.phrases)
    }
}

#[cfg(test)]
mod tests;
