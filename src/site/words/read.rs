//! `i18n/<language>.yaml` into phrases, and what is wrong with such a file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Deserialize;

use super::phrase::{Phrase, Sentence};
use super::plural::{Form, Rules};
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};

/// A file of words: what diagnostics call it, and its text.
#[derive(Debug, Clone)]
pub(in crate::site) struct WordFile {
    pub(in crate::site) file: Arc<str>,
    pub(in crate::site) text: Arc<str>,
    /// Whether it is part of the program.
    pub(in crate::site) is_embedded: bool,
}

/// Phrases by `section.key`.
pub(super) type Phrases = BTreeMap<String, Phrase>;

/// What stands under a key, as written.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Entry {
    Text(String),
    Forms(BTreeMap<String, String>),
    List(Vec<String>),
}

/// What words of one file may be.
pub(super) struct Bounds<'a> {
    /// The rules of its language.
    pub(super) rules: Rules,
    /// The English texts, which say what there is and what is filled in.
    pub(super) english: &'a Phrases,
    /// Whether a key is welcome that English does not have.
    pub(super) is_welcome: &'a dyn Fn(&str) -> bool,
}

/// Reads a file: what is sound, and a diagnostic for what is no YAML, for each unknown key, and
/// for each placeholder or plural form that does not fit.
pub(super) fn read(source: &WordFile, bounds: &Bounds<'_>) -> (Phrases, Vec<Diagnostic>) {
    let sections: BTreeMap<String, BTreeMap<String, Entry>> =
        match serde_yaml::from_str_with_options(&source.text, options()) {
            Ok(sections) => sections,
            Err(error) => return (Phrases::new(), vec![unreadable(source, &error)]),
        };
    let mut phrases = Phrases::new();
    let mut faults = Vec::new();
    for (section, entries) in sections {
        for (word, entry) in entries {
            let key = format!("{section}.{word}");
            let at = Pointer::root().key(&section).key(&word);
            let check = Check { file: &source.file, key: &key, at, bounds };
            match check.phrase(entry) {
                Ok(phrase) => drop(phrases.insert(key, phrase)),
                Err(fault) => faults.push(*fault),
            }
        }
    }
    (phrases, faults)
}

fn options() -> serde_yaml::Options {
    serde_yaml::options! {
        budget: serde_yaml::budget! { max_depth: 4, max_aliases: 0, max_anchors: 0, max_documents: 1 },
        strict_booleans: true,
        with_snippet: false,
    }
}

fn unreadable(source: &WordFile, error: &serde_yaml::Error) -> Diagnostic {
    let at = error.location().and_then(|at| usize::try_from(at.span().byte_offset()?).ok());
    let place = match at.filter(|at| *at <= source.text.len()) {
        Some(at) => Place::bytes(&source.file, at..source.text.len().min(at + 1)),
        None => Place::file(&source.file),
    };
    let reason = error.without_snippet().to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    Diagnostic::error(Code::TemplateFault, place, format!("these words cannot be read: {reason}"))
        .help("words are sections of keys, each with a text, plural forms or a list")
}

/// One entry and what it is held against.
struct Check<'a> {
    file: &'a Arc<str>,
    key: &'a str,
    at: Pointer,
    bounds: &'a Bounds<'a>,
}

impl Check<'_> {
    fn phrase(&self, entry: Entry) -> Result<Phrase, Box<Diagnostic>> {
        let english = self.bounds.english.get(self.key);
        if english.is_none() && !(self.bounds.is_welcome)(self.key) {
            return Err(self.unknown_key());
        }
        let phrase = match entry {
            Entry::Text(text) => Phrase::One(Sentence::new(&text)),
            Entry::Forms(forms) => Phrase::Plural(self.forms(&forms)?),
            Entry::List(list) => Phrase::List(list.iter().map(|one| Sentence::new(one)).collect()),
        };
        if let Some(english) = english {
            self.shape(&phrase, english)?;
            self.placeholders(&phrase, english)?;
        }
        Ok(phrase)
    }

    fn forms(
        &self,
        forms: &BTreeMap<String, String>,
    ) -> Result<Vec<(Form, Sentence)>, Box<Diagnostic>> {
        let known = self.bounds.rules.known();
        let names = |forms: &[Form]| {
            forms.iter().map(|form| format!("`{form}`")).collect::<Vec<_>>().join(", ")
        };
        let mut sentences = Vec::new();
        for (name, text) in forms {
            let Some(form) = known.iter().find(|form| form.name() == name) else {
                let place = Place::key(self.file, self.at.key(name));
                let message = format!("`{name}` is no plural form of this language");
                return Err(fault(place, message, format!("its forms are {}", names(known))));
            };
            sentences.push((*form, Sentence::new(text)));
        }
        let is_missing = |form: &&Form| sentences.iter().all(|(one, _)| one != *form);
        let missing: Vec<Form> =
            self.bounds.rules.needed().iter().filter(is_missing).copied().collect();
        if missing.is_empty() {
            return Ok(sentences);
        }
        let message = format!("`{}` lacks the plural form {}", self.key, names(&missing));
        let help = format!("this language needs {}", names(self.bounds.rules.needed()));
        Err(fault(self.key_place(), message, help))
    }

    /// Whether it can stand for the English text: a list for a list of as many, a number
    /// only where English has one.
    fn shape(&self, phrase: &Phrase, english: &Phrase) -> Result<(), Box<Diagnostic>> {
        let wanted = match (english, phrase) {
            (Phrase::List(theirs), Phrase::List(ours)) if theirs.len() == ours.len() => {
                return Ok(());
            }
            (Phrase::List(theirs), _) => format!("a list of {}", theirs.len()),
            (Phrase::One(_), Phrase::One(_)) | (Phrase::Plural(_), Phrase::Plural(_)) => {
                return Ok(());
            }
            (Phrase::Plural(_), Phrase::One(_)) if self.bounds.rules == Rules::None => {
                return Ok(());
            }
            (Phrase::Plural(_), _) => "a mapping of plural forms".to_owned(),
            (Phrase::One(_), Phrase::Plural(_)) if english.parameters().contains("n") => {
                return Ok(());
            }
            (Phrase::One(_), _) => "a text".to_owned(),
        };
        let message = format!("`{}` is {wanted} in English", self.key);
        Err(fault(self.key_place(), message, format!("write {wanted}")))
    }

    fn placeholders(&self, phrase: &Phrase, english: &Phrase) -> Result<(), Box<Diagnostic>> {
        let known = english.parameters();
        let Some(odd) = phrase.parameters().into_iter().find(|name| !known.contains(name)) else {
            return Ok(());
        };
        let message = format!("nothing goes into `{{{odd}}}` of `{}`", self.key);
        let known: BTreeSet<_> = known.iter().map(|name| format!("`{{{name}}}`")).collect();
        let help = if known.is_empty() {
            "this text has no placeholder".to_owned()
        } else {
            format!("it knows {}", known.into_iter().collect::<Vec<_>>().join(", "))
        };
        Err(fault(Place::value(self.file, self.at.clone()), message, help))
    }

    fn unknown_key(&self) -> Box<Diagnostic> {
        let message = format!("no page asks for the text `{}`", self.key);
        let help = match super::nearest(self.key, self.bounds.english) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "a text of your own stands in `i18n/en.yaml` too, and a template of yours \
                     asks for it"
                .to_owned(),
        };
        fault(self.key_place(), message, help)
    }

    fn key_place(&self) -> Place {
        Place::key(self.file, self.at.clone())
    }
}

fn fault(place: Place, message: String, help: String) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(Code::TemplateFault, place, message).help(help))
}
