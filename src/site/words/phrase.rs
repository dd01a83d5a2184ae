//! One text of the theme: with places to fill, with plural forms, or a list.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::plural::{Form, Rules};
use crate::site::escape;

/// What stands under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::site) enum Phrase {
    /// One text.
    One(Sentence),
    /// A text for each plural form, `other` among them.
    Plural(Vec<(Form, Sentence)>),
    /// Texts that are asked for by their place.
    List(Vec<Sentence>),
}

/// A text, cut where it is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::site) struct Sentence(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// Words, plain and for pages.
    Said { plain: String, markup: String },
    /// The name of what goes in here.
    Asked(String),
}

impl Sentence {
    /// Cuts `text` at each `{name}`. Other braces are words.
    pub(super) fn new(text: &str) -> Self {
        let mut parts = Vec::new();
        let mut said = String::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let inside = &rest[open + 1..];
            let name = inside.find('}').map(|end| &inside[..end]).filter(|name| is_name(name));
            let Some(name) = name else {
                said.push_str(&rest[..=open]);
                rest = inside;
                continue;
            };
            said.push_str(&rest[..open]);
            push_said(&mut parts, &mut said);
            parts.push(Part::Asked(name.to_owned()));
            rest = &inside[name.len() + 1..];
        }
        said.push_str(rest);
        push_said(&mut parts, &mut said);
        Self(parts)
    }

    /// What is filled in.
    pub(super) fn asked(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|part| match part {
            Part::Asked(name) => Some(&**name),
            Part::Said { .. } => None,
        })
    }

    /// The text, plain. What has a place to fill shows its name.
    pub(super) fn plain(&self) -> Cow<'_, str> {
        match self.0.as_slice() {
            [] => Cow::Borrowed(""),
            [Part::Said { plain, .. }] => Cow::Borrowed(plain),
            parts => parts
                .iter()
                .map(|part| match part {
                    Part::Said { plain, .. } => plain.clone(),
                    Part::Asked(name) => format!("{{{name}}}"),
                })
                .collect(),
        }
    }

    /// The text for pages, where nothing is to be filled in.
    pub(in crate::site) fn markup(&self) -> Option<&str> {
        match self.0.as_slice() {
            [] => Some(""),
            [Part::Said { markup, .. }] => Some(markup),
            _ => None,
        }
    }

    /// The plain text, filled in.
    ///
    /// # Errors
    /// As `value` has it.
    pub(super) fn fill<'v, E>(
        &self,
        value: impl Fn(&str) -> Result<Cow<'v, str>, E>,
    ) -> Result<String, E> {
        self.written(value, |plain, _| plain)
    }

    /// The text for pages, filled in with markup.
    ///
    /// # Errors
    /// As `value` has it.
    pub(in crate::site) fn fill_markup<'v, E>(
        &self,
        value: impl Fn(&str) -> Result<Cow<'v, str>, E>,
    ) -> Result<String, E> {
        self.written(value, |_, markup| markup)
    }

    fn written<'v, E>(
        &self,
        value: impl Fn(&str) -> Result<Cow<'v, str>, E>,
        which: impl for<'s> Fn(&'s str, &'s str) -> &'s str,
    ) -> Result<String, E> {
        let mut text = String::with_capacity(64);
        for part in &self.0 {
            match part {
                Part::Said { plain, markup } => text.push_str(which(plain, markup)),
                Part::Asked(name) => text.push_str(&value(name)?),
            }
        }
        Ok(text)
    }
}

fn push_said(parts: &mut Vec<Part>, said: &mut String) {
    if !said.is_empty() {
        let plain = std::mem::take(said);
        let markup = escape::text(&plain);
        parts.push(Part::Said { plain, markup });
    }
}

/// Whether `name` may stand in braces: small letters, digits and `_`.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

impl Phrase {
    /// The sentence for the number `n`; of a list, the one at place `at`, from 1.
    ///
    /// # Errors
    /// The parameter that is missing or out of range → its name.
    pub(in crate::site) fn choose(
        &self,
        rules: Rules,
        n: Option<i64>,
        at: Option<i64>,
    ) -> Result<&Sentence, &'static str> {
        match self {
            Self::One(sentence) => Ok(sentence),
            Self::Plural(forms) => {
                let form = rules.form(n.ok_or("n")?.unsigned_abs());
                let exact = forms.iter().find(|(one, _)| *one == form);
                let other = || forms.iter().find(|(one, _)| *one == Form::Other);
                exact.or_else(other).map(|(_, sentence)| sentence).ok_or("n")
            }
            Self::List(list) => {
                let place = at.and_then(|at| usize::try_from(at - 1).ok());
                place.and_then(|place| list.get(place)).ok_or("at")
            }
        }
    }

    /// Every sentence.
    pub(super) fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        let (one, plural, list) = match self {
            Self::One(sentence) => (Some(sentence), None, None),
            Self::Plural(forms) => (None, Some(forms), None),
            Self::List(list) => (None, None, Some(list)),
        };
        let plural = plural.into_iter().flatten().map(|(_, sentence)| sentence);
        one.into_iter().chain(plural).chain(list.into_iter().flatten())
    }

    /// What a call must bring besides the key: what is filled in, `n` for plural forms, `at`
    /// for lists.
    pub(in crate::site) fn parameters(&self) -> BTreeSet<&str> {
        let own = match self {
            Self::One(_) => None,
            Self::Plural(_) => Some("n"),
            Self::List(_) => Some("at"),
        };
        self.sentences().flat_map(Sentence::asked).chain(own).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_names_in_braces() {
        let fill = |text: &str| {
            let value = |name: &str| Ok::<_, ()>(Cow::Owned(format!("<{name}>")));
            let sentence = Sentence::new(text);
            (sentence.fill(value).unwrap(), sentence.fill_markup(value).unwrap())
        };
        let both = |text: &str| (text.to_owned(), text.to_owned());
        assert_eq!(fill("a {b} c"), both("a <b> c"));
        assert_eq!(fill("{a}{b_2}"), both("<a><b_2>"));
        assert_eq!(fill("{ {} {A} {x} {"), both("{ {} {A} <x> {"));
        assert_eq!(fill(""), both(""));
        assert_eq!(fill("a & {b}").1, "a &amp; <b>");
        assert_eq!(Sentence::new("a {b}").plain(), "a {b}");
        assert_eq!(Sentence::new("a <").markup(), Some("a &lt;"));
        assert_eq!(Sentence::new("a {b}").markup(), None);
    }
}
