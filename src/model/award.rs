//! Awards: who earned what, when, and whether it still counts.

use jiff::Timestamp;

use super::{CredentialId, Moment, Period, Slug, StatusIndex, Text, Version};
use crate::diagnostic::Place;

/// A badge given to one earner. A cohort is one award each.
#[derive(Debug, Clone)]
pub struct Award {
    /// What its credential is called in addresses.
    pub id: CredentialId,
    /// The badge.
    pub badge: Slug,
    /// The version of the badge that it was earned under.
    pub version: Version,
    /// Who earned it.
    pub earner: Slug,
    /// From the award until it expires.
    pub period: Period,
    /// Who approved it, in the author's order.
    pub approved_by: Vec<Slug>,
    /// Who nominated the earner.
    pub nominated_by: Option<Slug>,
    /// A word to the earner.
    pub message: Option<Text>,
    /// What shows that the criteria were met.
    pub evidence: Vec<Evidence>,
    /// Marks and grades.
    pub results: Vec<Outcome>,
    /// When and why it was taken back.
    pub revoked: Option<Revocation>,
    /// What the credential is called in other systems.
    pub other_identifiers: Vec<String>,
    /// Where its status stands.
    pub status: StatusEntry,
    /// Where it was read.
    pub place: Place,
}

impl Award {
    /// Whether it counts at `at`. What is revoked stays revoked, expired or not.
    pub fn state(&self, at: Timestamp) -> State {
        match &self.revoked {
            Some(revocation) if revocation.on.timestamp() <= at => State::Revoked,
            _ if self.period.until().is_some_and(|until| until.timestamp() <= at) => State::Expired,
            _ => State::Current,
        }
    }
}

/// Whether an award counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It does.
    Current,
    /// Its time is over.
    Expired,
    /// It was taken back.
    Revoked,
}

/// Something that shows that the criteria were met.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// What it is called.
    pub name: Option<String>,
    /// Where it can be seen.
    pub url: Option<String>,
    /// What it shows.
    pub narrative: Option<Text>,
}

/// A mark or grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What was marked.
    pub name: String,
    /// The mark.
    pub value: String,
}

/// When and why an award was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revocation {
    /// When.
    pub on: Moment,
    /// Why. It is published.
    pub reason: Option<String>,
}

/// Where an award's status stands: a year's list and a place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatusEntry {
    /// The year of the award, in UTC.
    pub year: i16,
    /// The place in that year's list.
    pub index: StatusIndex,
}
