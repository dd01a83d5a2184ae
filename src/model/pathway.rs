//! Pathways and roles.

use std::collections::BTreeMap;

use super::{Slug, Translations};
use crate::diagnostic::Place;

/// Badges that lead somewhere together. No pathway leads back to itself.
#[derive(Debug, Clone)]
pub struct Pathway {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// Where it leads.
    pub description: Option<String>,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// A badge for whoever completes it.
    pub completes_with: Option<Slug>,
    /// What it says in other languages.
    pub translations: Translations,
    /// Its file.
    pub place: Place,
}

/// One step: so many of these badges. A step of one badge asks for 1 of 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// How many, 1 to the number of badges.
    pub any: usize,
    /// Of these.
    pub of: Vec<Slug>,
}

/// A job and the badges it asks for.
#[derive(Debug, Clone)]
pub struct Role {
    /// Its name in addresses and references.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// Badges it needs.
    pub requires: Vec<Slug>,
    /// Badges that help.
    pub desired: Vec<Slug>,
    /// How many qualified people are wanted, by year.
    pub targets: BTreeMap<u16, u32>,
    /// Its file.
    pub place: Place,
}
