//! The first page.

use schemars::JsonSchema;
use serde::Serialize;
use tera::Value;

use super::{Day, FamilyView, PathwayMark, PersonMark};

/// The first page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct HomeView {
    /// How many badges there are.
    pub(in crate::site) badges: usize,
    /// How many awards there are, with those of people who are not listed.
    pub(in crate::site) recognitions: usize,
    /// How many people have any.
    pub(in crate::site) people: usize,
    /// How many skills badges stand for.
    pub(in crate::site) skills: usize,
    /// The families, each with a few badges.
    pub(in crate::site) families: Vec<FamilyView>,
    /// The newest awards of listed people.
    pub(in crate::site) recent: Vec<RecentAward>,
    /// The pathways.
    pub(in crate::site) pathways: Vec<PathwayMark>,
    /// Three or four badges to begin with ([`super::BadgeCard`]), or none.
    #[schemars(with = "Vec<super::BadgeCard>")]
    pub(in crate::site) showcase: Vec<Value>,
}

/// A new award.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct RecentAward {
    /// The badge ([`super::BadgeCard`]).
    #[schemars(with = "super::BadgeCard")]
    pub(in crate::site) badge: Value,
    /// Who earned it.
    pub(in crate::site) earner: PersonMark,
    /// The credential.
    pub(in crate::site) link: String,
    /// When.
    pub(in crate::site) awarded: Day,
    /// When it ends.
    pub(in crate::site) until: Option<Day>,
}
