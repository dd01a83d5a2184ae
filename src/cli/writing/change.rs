//! What is to become of the content folder, before any of it is written.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::cli::reading::Reading;
use crate::cli::report::Tally;
use crate::cli::{Console, Global, Stop};
use crate::content::Sources;
use crate::diagnostic::Diagnostic;
use crate::model::Catalog;

/// The content folder as it is.
pub(crate) struct Before<'a> {
    pub(crate) global: &'a Global,
    pub(crate) as_of: Timestamp,
    /// What it comes to.
    pub(crate) catalog: Catalog,
    /// The bytes it was read from.
    pub(crate) sources: Sources,
    /// Warnings.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> Before<'a> {
    /// Reads the folder. Nothing where it is at fault, which is told.
    ///
    /// # Errors
    /// There is no such folder → usage.
    pub(crate) fn read(
        global: &'a Global,
        as_of: Timestamp,
        console: &Console,
    ) -> Result<Option<Self>, Stop> {
        let Reading { sources, diagnostics, catalog, .. } = Reading::new(global, as_of)?;
        let tally = Tally::new(&diagnostics);
        let Some(catalog) = catalog.filter(|_| tally.errors == 0) else {
            console.warn(&format!(
                "error: the content is at fault ({tally}), so nothing is written\n\
                 help: `laureate check` tells where"
            ));
            return Ok(None);
        };
        Ok(Some(Self { global, as_of, catalog, sources, diagnostics }))
    }
}

/// Texts of files that will be written, and files that will go, by their names relative to
/// the content folder.
#[derive(Debug, Clone, Default)]
pub(crate) struct Changes(BTreeMap<String, Option<String>>);

impl Changes {
    /// The text of a file as it is going to be.
    pub(crate) fn text<'t>(&'t self, before: &'t Before<'_>, file: &str) -> Option<&'t str> {
        match self.0.get(file) {
            Some(text) => text.as_deref(),
            None => before.sources.text(file),
        }
    }

    /// Gives a file a text.
    pub(crate) fn put(&mut self, file: &str, text: String) {
        self.0.insert(file.to_owned(), Some(text));
    }

    /// Takes a file away.
    pub(crate) fn remove(&mut self, file: &str) {
        self.0.insert(file.to_owned(), None);
    }

    /// Whether a file will be there.
    pub(crate) fn has(&self, before: &Before<'_>, file: &str) -> bool {
        match self.0.get(file) {
            Some(text) => text.is_some(),
            None => before.sources.inputs().any(|(known, _)| known == file),
        }
    }

    /// The files that change.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Each file with its text now and then.
    pub(super) fn each<'t>(
        &'t self,
        before: &'t Before<'_>,
    ) -> impl Iterator<Item = (&'t str, Option<&'t str>, Option<&'t str>)> {
        let each = self.0.iter();
        each.map(|(file, new)| (file.as_str(), before.sources.text(file), new.as_deref()))
    }

    /// The files that will be written, and those that will go.
    pub(super) fn files(&self) -> (BTreeMap<String, Vec<u8>>, BTreeSet<String>) {
        let (mut there, mut gone) = (BTreeMap::new(), BTreeSet::new());
        for (file, text) in &self.0 {
            match text {
                Some(text) => drop(there.insert(file.clone(), text.clone().into_bytes())),
                None => drop(gone.insert(file.clone())),
            }
        }
        (there, gone)
    }
}
