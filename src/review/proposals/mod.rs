//! Awards that somebody could make now, by what the folder says.

mod milestones;
mod pathways;
mod renewals;

pub use milestones::milestones;
pub use pathways::pathways;
pub use renewals::renewals;

use crate::model::{Moment, Slug};

/// An award that could be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The badge.
    pub badge: Slug,
    /// Who has earned it.
    pub earner: Slug,
    /// When.
    pub awarded: Moment,
    /// A word to the earner, in Markdown.
    pub message: Option<String>,
    /// What shows that it was earned: names and addresses.
    pub evidence: Vec<(String, String)>,
    /// Why it is proposed, in a few words.
    pub why: String,
}
