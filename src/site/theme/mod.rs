//! Templates, the stylesheet, and what a user lays over them.

mod fault;
mod load;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tera::{Context, Tera};

use crate::diagnostic::{Diagnostic, Place};
use crate::model::SitePath;

use fault::TemplateFault;
use load::{Files, embedded, overlay};

/// How a site looks: the templates embedded in the program, and over them, file by file, a
/// folder of the user's.
#[derive(Debug)]
pub struct Theme {
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
        let mut tera = Tera::new();
        let texts = files.templates.iter().map(|(name, template)| (&**name, &*template.text));
        if let Err(error) = tera.add_raw_templates(texts) {
            return Err(fault::of_loading(&error, &files.templates));
        }
        let Files { templates, stylesheet, statics } = files;
        Ok(Self { tera, sources: templates, stylesheet, statics })
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
            Err(error) => Err(TemplateFault::new(&error, &self.sources)),
        }
    }
}

#[cfg(test)]
mod tests;
