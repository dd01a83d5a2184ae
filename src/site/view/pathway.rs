//! Pathways, and how far somebody came.

use schemars::JsonSchema;
use serde::Serialize;
use tera::Value;

use super::{Day, Tally};
use crate::site::Sanitised;

/// A pathway where it is named.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct PathwayMark {
    /// Its name.
    pub(in crate::site) name: String,
    /// Where it leads.
    pub(in crate::site) description: Option<String>,
    /// The language of its texts, where it is not that of the interface.
    pub(in crate::site) lang: Option<String>,
    /// Its page.
    pub(in crate::site) link: String,
    /// How many steps it has.
    pub(in crate::site) steps: usize,
    /// The badge at its end ([`super::BadgeCard`]).
    #[schemars(with = "Option<super::BadgeCard>")]
    pub(in crate::site) completes_with: Option<Value>,
}

/// The page of a pathway.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct PathwayView {
    /// Its name.
    pub(in crate::site) name: String,
    /// Where it leads.
    pub(in crate::site) description: Option<String>,
    /// The language of its texts, where it is not that of the interface.
    pub(in crate::site) lang: Option<String>,
    /// The drawn map.
    pub(in crate::site) map: Sanitised,
    /// The steps, in order.
    pub(in crate::site) steps: Vec<StepView>,
    /// The badge at its end ([`super::BadgeCard`]).
    #[schemars(with = "Option<super::BadgeCard>")]
    pub(in crate::site) completes_with: Option<Value>,
    /// How many people hold all it asks for.
    pub(in crate::site) completed: usize,
}

/// A step: so many of these badges.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct StepView {
    /// How many.
    pub(in crate::site) any: usize,
    /// Of these ([`super::BadgeCard`]).
    #[schemars(with = "Vec<super::BadgeCard>")]
    pub(in crate::site) of: Vec<Value>,
}

/// How far somebody came on a pathway.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct Progress {
    /// Its name.
    pub(in crate::site) name: String,
    /// The language of its texts, where it is not that of the interface.
    pub(in crate::site) lang: Option<String>,
    /// Its page.
    pub(in crate::site) link: String,
    /// Badges that count.
    pub(in crate::site) done: Tally,
    /// Badges it asks for.
    pub(in crate::site) total: usize,
    /// Whether all are there.
    pub(in crate::site) complete: bool,
    /// When the first of those badges ends.
    pub(in crate::site) until: Option<Day>,
    /// How many of the next ones are missing.
    pub(in crate::site) any: usize,
    /// The badges that come next ([`super::BadgeCard`]).
    #[schemars(with = "Vec<super::BadgeCard>")]
    pub(in crate::site) next: Vec<Value>,
}
