//! Templates, the stylesheet, and what a user lays over them.

mod built_in;
mod calls;
mod fault;
mod language;
mod load;
mod properties;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use tera::{Context, Error, Tera};

use crate::diagnostic::{Diagnostic, Place};
use crate::model::SitePath;
use crate::site::minify;
use crate::site::words::{self, ENGLISH, WordFile, Words};

pub use built_in::BuiltIn;
use fault::TemplateFault;
pub(in crate::site) use language::Language;
use load::{Files, embedded, embedded_script, overlay};
pub use properties::{Property, properties};

/// How a site looks: the templates embedded in the program, and over them, file by file, a
/// folder of the user's.
#[derive(Debug)]
pub struct Theme {
    sources: BTreeMap<Arc<str>, Template>,
    /// The templates made small, unless they are wanted as written. What is wrong in one is
    /// found in it as written.
    small: Option<BTreeMap<Arc<str>, String>>,
    /// The words as written.
    words: Vec<WordFile>,
    languages: BTreeMap<String, Language>,
    stylesheet: Vec<u8>,
    statics: BTreeMap<SitePath, Static>,
}

/// One template as written.
#[derive(Debug, Clone)]
struct Template {
    /// What diagnostics call it.
    file: Arc<str>,
    text: Arc<str>,
}

/// A file that is published as it is, below `static/`.
#[derive(Debug, Clone)]
pub(in crate::site) enum Static {
    /// Embedded in the program.
    Embedded(&'static [u8]),
    /// Made of the parts of a script.
    Made(Vec<u8>),
    /// A file of the user's theme.
    File(PathBuf),
}

impl Theme {
    /// The embedded theme.
    ///
    /// # Errors
    /// None that a release has: its templates are tested.
    pub fn embedded() -> Result<Self, Vec<Diagnostic>> {
        Self::new(embedded(BuiltIn::lowest()))
    }

    /// The theme `name`: one that is built in, a folder of `themes`, or such a folder over
    /// the one of its name. `default` lies under all. `named` is where the content names
    /// the theme. This reads files.
    ///
    /// # Errors
    /// No such folder, files that cannot be read or published, templates that do not parse →
    /// a diagnostic each.
    pub fn load(themes: &Path, name: &str, named: &Place) -> Result<Self, Vec<Diagnostic>> {
        let mut files = embedded(BuiltIn::of(name).unwrap_or_else(BuiltIn::lowest));
        overlay(&mut files, themes, name, named)?;
        Self::new(files)
    }

    fn new(files: Files) -> Result<Self, Vec<Diagnostic>> {
        let Files { templates, style, scripts, mut statics, words } = files;
        let languages = words::languages(&words, &|key| asks(&templates, key))?;
        let languages = languages.into_iter().map(|(tag, words)| (tag, Language::new(words)));
        let languages: BTreeMap<String, Language> = languages.collect();
        if let Some(english) = languages.get(ENGLISH) {
            if let Err(error) = parse(english, texts(&templates)) {
                return Err(fault::of_loading(&error, &templates));
            }
            let sources = templates.values();
            let faults =
                sources.flat_map(|one| calls::check(&one.file, &one.text, english.words()));
            let faults: Vec<_> = faults.collect();
            if !faults.is_empty() {
                return Err(faults);
            }
        }
        let made_small = |(name, text): (_, &str)| (Arc::clone(name), minify::template(text));
        let small = templates.iter().map(|(name, one)| made_small((name, &*one.text))).collect();
        let parts: Vec<_> = style.into_values().collect();
        let stylesheet = minify::stylesheet(&parts.join("\n")).into_bytes();
        for (name, parts) in scripts {
            let script = minify::script(&parts.into_values().collect::<Vec<_>>().join("\n"));
            let Some(address) = SitePath::new(&format!("static/{name}.js")) else { continue };
            statics.entry(address).or_insert(Static::Made(script.into_bytes()));
        }
        let words = words.into_values().flatten().collect();
        Ok(Self { sources: templates, small: Some(small), words, languages, stylesheet, statics })
    }

    /// The same theme with templates as they were written: for whoever reads
    /// the pages, and to compare with.
    #[must_use]
    pub fn as_written(mut self) -> Self {
        self.small = None;
        self.languages.values_mut().for_each(|language| language.tera = OnceLock::new());
        self
    }

    /// What verifies credentials in a page: always the script of the embedded theme. What a
    /// theme puts in its place serves its own site, and no archive, which is evidence.
    pub(in crate::site) fn verifier() -> String {
        embedded_script("verify")
    }

    /// The words for the language with this tag.
    pub fn words(&self, tag: &str) -> &Words {
        self.language(tag).words()
    }

    /// The theme in the language with this tag: in its words or those of the language without
    /// script and region, else in English.
    pub(in crate::site) fn language(&self, tag: &str) -> &Language {
        let known = |tag: &str| self.languages.get(tag);
        known(tag)
            .or_else(|| known(words::primary(tag)))
            .or_else(|| known(ENGLISH))
            .unwrap_or_else(|| unreachable!("English words are embedded"))
    }

    /// Every template and file of words: what diagnostics call it, and its text.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &str)> {
        let templates = self.sources.values().map(|template| (&*template.file, &*template.text));
        templates.chain(self.words.iter().map(|words| (&*words.file, &*words.text)))
    }

    /// `style.css`.
    pub(in crate::site) fn stylesheet(&self) -> &[u8] {
        &self.stylesheet
    }

    /// What is published below `static/`.
    pub(in crate::site) fn statics(&self) -> &BTreeMap<SitePath, Static> {
        &self.statics
    }

    /// Fills a template in a language.
    pub(in crate::site) fn render(
        &self,
        language: &Language,
        template: &str,
        context: &Context,
    ) -> Result<Vec<u8>, TemplateFault> {
        let mut html = Vec::with_capacity(16 * 1024);
        let tera = language.tera.get_or_init(|| self.speak(language));
        match tera.render_to(template, context, &mut html) {
            Ok(()) => Ok(html),
            Err(error) => Err(self.explain(language, template, context, &error)),
        }
    }

    /// The small templates with the words of a language.
    fn speak(&self, language: &Language) -> Tera {
        let small = self.small.as_ref().map(|small| {
            let answered =
                small.iter().map(|(name, text)| (&**name, calls::answer(text, language.words())));
            parse(language, answered)
        });
        // Small templates have the same tags, so they parse; if not, they are not needed.
        let written = || parse(language, texts(&self.sources));
        let tera = small.unwrap_or_else(written).or_else(|_| written());
        tera.unwrap_or_else(|_| language.engine())
    }

    /// Fills the template as written, so that the fault is shown where its author sees it.
    fn explain(
        &self,
        language: &Language,
        template: &str,
        context: &Context,
        error: &Error,
    ) -> TemplateFault {
        let parse = || parse(language, texts(&self.sources)).ok();
        let written = language.written.get_or_init(parse).as_ref();
        let found = written.and_then(|tera| tera.render(template, context).err());
        TemplateFault::new(found.as_ref().unwrap_or(error), &self.sources)
    }
}

/// Each template as written, by name.
fn texts(templates: &BTreeMap<Arc<str>, Template>) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
    templates.iter().map(|(name, template)| (&**name, Cow::Borrowed(&*template.text)))
}

/// Parses all templates.
fn parse<'t, Text: AsRef<str>>(
    language: &Language,
    templates: impl Iterator<Item = (&'t str, Text)>,
) -> Result<Tera, Error> {
    let mut tera = language.engine();
    tera.add_raw_templates(templates.collect::<Vec<_>>())?;
    Ok(tera)
}

/// Whether a template asks for the text `key`, or for one of its section that it names while
/// the page is made.
fn asks(templates: &BTreeMap<Arc<str>, Template>, key: &str) -> bool {
    let section = key.split('.').next().unwrap_or_default();
    let quoted = ['"', '\'', '`']
        .map(|quote| [format!("{quote}{key}{quote}"), format!("{quote}{section}.{quote}")]);
    let is_named = |text: &str| quoted.iter().flatten().any(|name| text.contains(name.as_str()));
    templates.values().any(|template| is_named(&template.text))
}

#[cfg(test)]
mod tests;
