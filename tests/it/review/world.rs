//! Small folders, as values that a test changes.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::Timestamp;
use laureate::content;
use laureate::model::{self, Catalog, Resolved};

/// The day that folders are judged by.
pub(super) const TODAY: &str = "2026-11-01";

/// A content folder: texts by the names of their files.
#[derive(Clone)]
pub(super) struct Folder(pub(super) BTreeMap<String, String>);

impl Folder {
    /// A badge, two people and one award.
    pub(super) fn new() -> Self {
        Self(BTreeMap::new())
            .with("site.yaml", SITE)
            .with("badges/first-aid.yaml", BADGE)
            .with("people/ada.yaml", "name: Ada Ridge\nemail: ada@ridge.example\n")
            .with("people/sam.yaml", "name: Sam Holt\n")
            .with("awards/all.yaml", "- {badge: first-aid, earner: ada, awarded: 2026-05-01}\n")
    }

    /// The same with a file.
    pub(super) fn with(mut self, name: &str, text: &str) -> Self {
        self.0.insert(name.to_owned(), text.to_owned());
        self
    }

    /// The same with one more line at the end of a file.
    pub(super) fn and(mut self, name: &str, line: &str) -> Self {
        *self.0.entry(name.to_owned()).or_default() += &format!("{line}\n");
        self
    }

    /// The same without a file.
    pub(super) fn without(mut self, name: &str) -> Self {
        assert!(self.0.remove(name).is_some(), "{name}");
        self
    }

    /// The same with a text in place of another.
    pub(super) fn replace(mut self, name: &str, old: &str, new: &str) -> Self {
        let text = self.0.get_mut(name).unwrap();
        assert!(text.contains(old), "{name}: {text}");
        *text = text.replace(old, new);
        self
    }

    /// What it comes to.
    pub(super) fn resolve(&self) -> Resolved {
        let files = self.0.iter().map(|(name, text)| (name.clone(), text.clone().into_bytes()));
        let loaded = content::load_files(Path::new("content"), files.collect());
        let mut resolved = model::resolve(&loaded.records, today());
        resolved.diagnostics.extend(loaded.diagnostics);
        resolved
    }

    /// What it comes to, where nothing is at fault.
    pub(super) fn catalog(&self) -> Catalog {
        let resolved = self.resolve();
        resolved.catalog.unwrap_or_else(|| panic!("{:?}", resolved.diagnostics))
    }

    /// Lays it out below `folder` as its `content/`, in place of what was there.
    pub(super) fn lay_out(&self, folder: &Path) {
        let content = folder.join("content");
        let _ = std::fs::remove_dir_all(&content);
        for (name, text) in &self.0 {
            crate::content_load::write(&content, name, text.as_bytes());
        }
    }
}

/// The beginning of [`TODAY`].
pub(super) fn today() -> Timestamp {
    format!("{TODAY}T00:00:00Z").parse().unwrap()
}

const SITE: &str =
    "title: Ridge Badges\nbase_url: https://ridge.example/badges/\nissuer: {name: Ridge}\n";
const BADGE: &str = "name: First aid\ndescription: Helps.\ncriteria: Passed the course.\n";
