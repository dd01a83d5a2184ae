//! The folder as it would be.

use jiff::Timestamp;

use super::change::{Before, Changes};
use crate::cli::reading::Reading;
use crate::cli::secrecy::without_secrets;
use crate::cli::{Global, Stop};
use crate::content::Sources;
use crate::credential::{Documents, Mode, SigningKey};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::model::{Catalog, LeftOut};
use crate::review;
use crate::site::{self, Theme, links};

/// What would come of the changes.
pub(crate) struct After {
    /// The bytes it would be read from.
    pub(super) sources: Sources,
    /// What would be wrong that is not so now.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What it would come to. Nothing where something would be wrong.
    pub(crate) catalog: Option<Catalog>,
}

impl After {
    /// Reads the folder with the changes, and judges it as `check` does, but for the
    /// templates, which no change of the content puts at fault.
    ///
    /// # Errors
    /// As for [`Reading::new`].
    pub(crate) fn new(before: &Before<'_>, changes: &Changes) -> Result<Self, Stop> {
        let (files, gone) = changes.files();
        let Reading { sources, mut diagnostics, mut catalog, .. } =
            Reading::with(before.global, before.as_of, &files, &gone)?;
        if let Some(sound) = &catalog {
            diagnostics.extend(faults_of_site(before.global, sound, before.as_of)?);
        }
        let is_error = |one: &Diagnostic| one.severity == Severity::Error;
        let is_known = |one: &Diagnostic| {
            before.diagnostics.iter().any(|known| {
                known.code == one.code && known.message == one.message && !is_error(one)
            })
        };
        diagnostics.retain(|one| !is_known(one));
        // Who issues now does so by the rules, as `check` demands.
        review::hold_policies(&mut diagnostics, None);
        if diagnostics.iter().any(is_error) {
            catalog = None;
        }
        Ok(Self { sources, diagnostics: without_secrets(diagnostics), catalog })
    }
}

/// Clashes of addresses, and links that lead nowhere: the errors among them.
///
/// # Errors
/// The catalogue cannot be signed, which no sound one is.
pub(crate) fn faults_of_site(
    global: &Global,
    catalog: &Catalog,
    as_of: Timestamp,
) -> Result<Vec<Diagnostic>, Stop> {
    let named = Place::file(&"site.yaml".into()).at("theme");
    // A theme at fault has nothing to do with what is written.
    let Ok(theme) = Theme::load(&global.themes, &catalog.settings().theme, &named) else {
        return Ok(Vec::new());
    };
    // No secret is needed to see which addresses there are. Nothing is signed.
    let key = SigningKey::from_seed(&[0; 32]);
    let documents =
        Documents::new(catalog, key, Mode::Draft).map_err(|fault| Stop::new(fault.to_string()))?;
    let mut faults = match site::plan(catalog, &documents, &theme, as_of) {
        Ok(site) => links::check(catalog, &LeftOut::default(), &site),
        Err(faults) => faults,
    };
    faults.retain(|fault| fault.severity == Severity::Error);
    Ok(faults)
}
