//! From the folder to the catalogue: what `check`, `build` and others begin with.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{Global, Stop};
use crate::content::{self, Loaded, Sources};
use crate::credential::endorsement;
use crate::diagnostic::Diagnostic;
use crate::model::{self, Catalog, Sound};

/// What the content folder came to.
pub(crate) struct Reading {
    /// The bytes it was read from.
    pub(crate) sources: Sources,
    /// Every fault of the files and between them.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The catalogue, where nothing is wrong with it.
    pub(crate) catalog: Option<Catalog>,
    /// Where something is: what can be looked at all the same.
    pub(crate) sound: Option<Sound>,
}

impl Reading {
    /// Reads and resolves the content folder as of a day.
    ///
    /// # Errors
    /// There is no such folder → usage.
    pub(crate) fn new(global: &Global, as_of: Timestamp) -> Result<Self, Stop> {
        Self::at(global, as_of, None)
    }

    /// The same, to be published at `base_url` where it is given.
    ///
    /// # Errors
    /// As for [`Reading::new`].
    pub(crate) fn at(
        global: &Global,
        as_of: Timestamp,
        base_url: Option<&str>,
    ) -> Result<Self, Stop> {
        need_folder(global)?;
        let mut loaded = content::load(&global.content);
        if let (Some(site), Some(base_url)) = (&mut loaded.records.site, base_url) {
            base_url.clone_into(&mut site.record.base_url);
        }
        Ok(Self::of(loaded, as_of))
    }

    /// The same, of the folder as it would be with `files` in it, by their names relative to it,
    /// and without those that are `gone`.
    ///
    /// # Errors
    /// As for [`Reading::new`].
    pub(crate) fn with(
        global: &Global,
        as_of: Timestamp,
        files: &BTreeMap<String, Vec<u8>>,
        gone: &BTreeSet<String>,
    ) -> Result<Self, Stop> {
        need_folder(global)?;
        Ok(Self::of(content::load_changed(&global.content, files, gone), as_of))
    }

    fn of(loaded: Loaded, as_of: Timestamp) -> Self {
        let resolved = model::resolve(&loaded.records, as_of);
        let mut diagnostics = loaded.diagnostics;
        diagnostics.extend(resolved.diagnostics);
        diagnostics.extend(resolved.catalog.iter().flat_map(endorsement::check));
        Self {
            sources: loaded.sources,
            diagnostics,
            catalog: resolved.catalog,
            sound: resolved.sound,
        }
    }
}

/// Nothing is to be done without a content folder.
///
/// # Errors
/// There is no such folder → usage.
pub(crate) fn need_folder(global: &Global) -> Result<(), Stop> {
    if global.content.is_dir() {
        return Ok(());
    }
    let message = format!("there is no folder `{}`", global.content.display());
    let help = "run laureate where `content/` lies, or name the folder with `--content DIR`";
    Err(Stop::new(message).help(help))
}
