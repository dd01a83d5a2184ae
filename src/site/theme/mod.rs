//! Templates, the stylesheet, and what a user lays over them.

mod fault;
mod load;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tera::{Context, Error, Tera};

use crate::diagnostic::{Diagnostic, Place};
use crate::model::SitePath;
use crate::site::minify;

use fault::TemplateFault;
use load::{Files, embedded, embedded_script, overlay};

/// How a site looks: the templates embedded in the program, and over them, file by file, a
/// folder of the user's.
#[derive(Debug)]
pub struct Theme {
    /// The templates made small. What is wrong in one is found in it as written.
    tera: Tera,
    sources: BTreeMap<Arc<str>, Template>,
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
        Self::new(embedded())
    }

    /// The theme `name` of the folder `themes`, over the embedded one. `default` needs no
    /// folder. `named` is where the content names the theme. This reads files.
    ///
    /// # Errors
    /// No such folder, files that cannot be read or published, templates that do not parse →
    /// a diagnostic each.
    pub fn load(themes: &Path, name: &str, named: &Place) -> Result<Self, Vec<Diagnostic>> {
        let mut files = embedded();
        overlay(&mut files, themes, name, named)?;
        Self::new(files)
    }

    fn new(files: Files) -> Result<Self, Vec<Diagnostic>> {
        let Files { templates, style, scripts, mut statics } = files;
        let written = match parse(&templates, |text| Cow::Borrowed(text)) {
            Ok(written) => written,
            Err(error) => return Err(fault::of_loading(&error, &templates)),
        };
        // Small templates have the same tags, so they parse; if not, they are not needed.
        let small = parse(&templates, |text| Cow::Owned(minify::template(text)));
        let parts: Vec<_> = style.into_values().collect();
        let stylesheet = minify::stylesheet(&parts.join("\n")).into_bytes();
        for (name, parts) in scripts {
            let script = minify::script(&parts.into_values().collect::<Vec<_>>().join("\n"));
            let Some(address) = SitePath::new(&format!("static/{name}.js")) else { continue };
            statics.entry(address).or_insert(Static::Made(script.into_bytes()));
        }
        let tera = small.unwrap_or(written);
        Ok(Self { tera, sources: templates, stylesheet, statics })
    }

    /// The same theme with templates as they were written: for whoever reads
    /// the pages, and to compare with.
    #[must_use]
    pub fn as_written(mut self) -> Self {
        if let Ok(tera) = parse(&self.sources, |text| Cow::Borrowed(text)) {
            self.tera = tera;
        }
        self
    }

    /// What verifies credentials in a page: always the script of the embedded theme. What a
    /// theme puts in its place serves its own site, and no archive, which is evidence.
    pub(in crate::site) fn verifier() -> String {
        embedded_script("verify")
    }

    /// Every template: what diagnostics call it, and its text.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &str)> {
        self.sources.values().map(|template| (&*template.file, &*template.text))
    }

    /// `style.css`.
    pub(in crate::site) fn stylesheet(&self) -> &[u8] {
        &self.stylesheet
    }

    /// What is published below `static/`.
    pub(in crate::site) fn statics(&self) -> &BTreeMap<SitePath, Static> {
        &self.statics
    }

    /// Fills a template.
    pub(in crate::site) fn render(
        &self,
        template: &str,
        context: &Context,
    ) -> Result<Vec<u8>, TemplateFault> {
        let mut html = Vec::with_capacity(8 * 1024);
        match self.tera.render_to(template, context, &mut html) {
            Ok(()) => Ok(html),
            Err(error) => Err(self.explain(template, context, &error)),
        }
    }

    /// Fills the template as written, so that the fault is shown where its author sees it.
    fn explain(&self, template: &str, context: &Context, error: &Error) -> TemplateFault {
        let written = parse(&self.sources, |text| Cow::Borrowed(text));
        let found = written.and_then(|tera| tera.render(template, context)).err();
        TemplateFault::new(found.as_ref().unwrap_or(error), &self.sources)
    }
}

/// Parses all templates, each as `prepare` hands it over.
fn parse(
    templates: &BTreeMap<Arc<str>, Template>,
    prepare: impl Fn(&str) -> Cow<'_, str>,
) -> Result<Tera, Error> {
    let mut tera = Tera::new();
    let texts = templates.iter().map(|(name, template)| (&**name, prepare(&template.text)));
    tera.add_raw_templates(texts.collect::<Vec<_>>())?;
    Ok(tera)
}

#[cfg(test)]
mod tests;
