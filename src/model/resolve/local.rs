//! Texts in several languages.

use super::{Faults, Problem, Spot};
use crate::content::record::LocalText;
use crate::diagnostic::{Code, Place, Target};
use crate::model::scalar::{self, Nearest};
use crate::model::{Text, Translations};

/// The languages of a site.
#[derive(Debug, Clone)]
pub(in crate::model) struct Languages {
    /// The one in which everything stands.
    pub(in crate::model) main: String,
    /// The others that `site.yaml` lists; texts may stand in these alone.
    pub(in crate::model) others: Vec<String>,
}

impl Languages {
    /// Reads a language that a text is said to be in.
    ///
    /// # Errors
    /// No language, or none of the site's → [`Code::BadLanguage`].
    pub(in crate::model) fn find(&self, tag: &str) -> Result<String, Problem> {
        let tag = scalar::language(tag)?;
        let is_known = tag == self.main || self.others.is_empty() || self.others.contains(&tag);
        if is_known {
            return scalar::known_language(&tag).map(|()| tag);
        }
        let message = format!("`{tag}` is none of the languages of the site");
        let names = self.others.iter().chain([&self.main]).map(String::as_str);
        let help = match Nearest::new(names).to(&tag) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "add it to `languages` in `site.yaml`".to_owned(),
        };
        Err(Problem::new(Code::BadLanguage, message).help(help))
    }

    /// The text in the language of the site; any, where it is missing there.
    pub(in crate::model) fn text<'t>(&self, text: &'t LocalText) -> &'t str {
        let LocalText::Several(texts) = text else { return text.as_str() };
        let own = self.own(texts.keys().map(String::as_str)).and_then(|own| texts.get(own));
        own.map_or(text.as_str(), String::as_str)
    }

    /// Which of these texts is that in the language of the site: `en` serves for `en-GB`.
    fn own<'t>(&self, mut tags: impl Iterator<Item = &'t str> + Clone) -> Option<&'t str> {
        let primary = self.main.split('-').next().unwrap_or_default();
        let exact = tags.clone().find(|tag| *tag == self.main);
        exact.or_else(|| tags.find(|tag| *tag == primary))
    }
}

/// Which part of a record a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::model) enum Part {
    Name,
    Description,
}

impl Faults {
    /// A required text in the language of the site, and its translations.
    pub(in crate::model) fn required_local(
        &mut self,
        spot: &Spot,
        (text, max): (&LocalText, usize),
        languages: &Languages,
        into: (&mut Translations, Part),
    ) -> String {
        match text {
            LocalText::One(text) => self.required(spot, text, max),
            LocalText::Several(_) => {
                self.several(spot, (text, max), languages, into).unwrap_or_default()
            }
        }
    }

    /// A text that may be left out, and its translations.
    pub(in crate::model) fn optional_local(
        &mut self,
        spot: &Spot,
        (text, max): (Option<&LocalText>, usize),
        languages: &Languages,
        into: (&mut Translations, Part),
    ) -> Option<String> {
        match text? {
            LocalText::One(text) => self.optional(spot, Some(text), max),
            text @ LocalText::Several(_) => self.several(spot, (text, max), languages, into),
        }
    }

    fn several(
        &mut self,
        spot: &Spot,
        (text, max): (&LocalText, usize),
        languages: &Languages,
        (translations, part): (&mut Translations, Part),
    ) -> Option<String> {
        let LocalText::Several(texts) = text else { return None };
        let own = self.own_of(spot, texts.keys().map(String::as_str), languages)?;
        let mut main = None;
        for (tag, text) in texts {
            let spot = spot.key(tag);
            let line = self.required(&spot, text, max);
            if tag == own {
                main = Some(line);
            } else if let Some(tag) = self.language_of(&spot, tag, languages) {
                let into = translations.entry(&tag);
                match part {
                    Part::Name => into.name = Some(line),
                    Part::Description => into.description = Some(line),
                }
            }
        }
        main
    }

    /// Markdown that may be left out, and its translations.
    pub(in crate::model) fn markdown_local(
        &mut self,
        spot: &Spot,
        text: &LocalText,
        languages: &Languages,
        translations: &mut Translations,
    ) -> Option<Text> {
        let texts = match text {
            LocalText::One(text) => return self.markdown(spot, Some(text)),
            LocalText::Several(texts) => texts,
        };
        let own = self.own_of(spot, texts.keys().map(String::as_str), languages)?;
        let mut main = None;
        for (tag, text) in texts {
            let spot = spot.key(tag);
            let markdown = self.markdown(&spot, Some(text));
            if tag == own {
                main = markdown;
            } else if let Some(tag) = self.language_of(&spot, tag, languages) {
                translations.entry(&tag).text = markdown;
            }
        }
        main
    }

    /// Which of several languages is that of the site.
    fn own_of<'t>(
        &mut self,
        spot: &Spot,
        tags: impl Iterator<Item = &'t str> + Clone,
        languages: &Languages,
    ) -> Option<&'t str> {
        let own = languages.own(tags);
        if own.is_none() {
            let main = &languages.main;
            let message = format!("the text is missing in `{main}`, the language of the site");
            let problem = Problem::new(Code::BadLanguage, message);
            self.add(spot, problem.help(format!("add `{main}:`: pages need it in that language")));
        }
        own
    }

    /// The language that stands as a key at `spot`.
    fn language_of(&mut self, spot: &Spot, tag: &str, languages: &Languages) -> Option<String> {
        languages.find(tag).map_err(|problem| self.push(problem.at(key_of(spot)))).ok()
    }
}

/// The place of the key itself, not of the value under it.
pub(in crate::model) fn key_of(spot: &Spot) -> Place {
    let place = spot.place();
    match place.target {
        Target::Value(pointer) => Place::key(&place.file, pointer),
        _ => place,
    }
}
