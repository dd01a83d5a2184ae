//! From records to the catalogue: every value checked, every reference resolved.
//!
//! All faults are found in one run. What is sound is read on although something beside it
//! is not, and a fault that follows from another is not reported.

mod appearance;
mod award;
mod badge;
mod draft;
mod endorsement;
mod faults;
mod known;
mod local;
mod milestone;
mod page;
mod pathway;
mod person;
mod policies;
mod read;
mod site;
mod skills;
mod sound;
mod spot;
mod terms;
#[cfg(test)]
mod tests;
mod version;

use jiff::Timestamp;

use super::{Catalog, rules};
use crate::content::{Records, Unreadable};
use crate::diagnostic::Diagnostic;
pub(in crate::model) use award::AwardDraft;
pub(in crate::model) use draft::Draft;
pub(in crate::model) use faults::{Faults, Problem};
pub(in crate::model) use known::Known;
pub(in crate::model) use local::{Languages, Part, key_of};
pub(in crate::model) use skills::Skills;
pub use sound::{LeftOut, Sound};
pub(in crate::model) use spot::Spot;

/// What came of the records.
#[derive(Debug)]
pub struct Resolved {
    /// The catalogue. Nothing where something is at fault, or could not be read.
    pub catalog: Option<Catalog>,
    /// Where there is no catalogue: what can be looked at all the same.
    pub sound: Option<Sound>,
    /// Every fault and every warning.
    pub diagnostics: Vec<Diagnostic>,
}

/// Resolves everything the folder says, and holds it against the rules.
///
/// `as_of` is the day the content is judged on. The order of the records does not matter.
pub fn resolve(records: &Records, as_of: Timestamp) -> Resolved {
    let mut faults = Faults::default();
    let draft = draft::read(&mut faults, records, as_of);
    rules::check(&mut faults, records, &draft, as_of);
    let is_all_there = records.unreadable == Unreadable::default();
    let (catalog, sound) = if is_all_there && faults.allow_a_catalog() {
        (draft.finish(), None)
    } else {
        (None, draft.finish_sound(records))
    };
    Resolved { catalog, sound, diagnostics: faults.into_vec() }
}
