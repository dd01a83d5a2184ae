//! Skills.

use schemars::JsonSchema;
use serde::Serialize;
use tera::Value;

use super::{Filters, HoldersView, Pages};

/// A skill where it is named.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct SkillMark {
    /// Its name.
    pub(in crate::site) name: String,
    /// Its page.
    pub(in crate::site) link: String,
    /// The framework that defines it.
    pub(in crate::site) framework: Option<String>,
    /// Its code there.
    pub(in crate::site) code: Option<String>,
    /// What it is.
    pub(in crate::site) description: Option<String>,
    /// The language of its texts, where it is not that of the interface.
    pub(in crate::site) lang: Option<String>,
    /// How many badges stand for it.
    pub(in crate::site) badges: usize,
    /// How many people hold one of them.
    pub(in crate::site) people: usize,
    /// What a link to the first of a letter names, in a long list.
    pub(in crate::site) anchor: Option<String>,
}

/// A page of the index of skills.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct SkillsView {
    /// How many there are on the site.
    pub(in crate::site) total: usize,
    /// Those on this page.
    pub(in crate::site) shown: Vec<SkillMark>,
    /// Which page.
    pub(in crate::site) pages: Pages,
    /// What to filter by, where that can be done.
    pub(in crate::site) filters: Option<Filters>,
}

/// The page of a skill.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct SkillView {
    /// The skill.
    pub(in crate::site) about: SkillMark,
    /// Its page in the framework.
    pub(in crate::site) url: Option<String>,
    /// Badges that stand for it ([`super::BadgeCard`]).
    #[schemars(with = "Vec<super::BadgeCard>")]
    pub(in crate::site) badges: Vec<Value>,
    /// Who holds one of them.
    pub(in crate::site) holders: HoldersView,
}
