//! Skills.

use serde::Serialize;
use tera::Value;

use super::HoldersView;

/// A skill where it is named.
#[derive(Debug, Clone, Serialize)]
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
    /// How many badges stand for it.
    pub(in crate::site) badges: usize,
    /// How many people hold one of them.
    pub(in crate::site) people: usize,
}

/// The page of a skill.
#[derive(Debug, Clone, Serialize)]
pub(in crate::site) struct SkillView {
    /// The skill.
    pub(in crate::site) about: SkillMark,
    /// Its page in the framework.
    pub(in crate::site) url: Option<String>,
    /// Badges that stand for it ([`super::BadgeCard`]).
    pub(in crate::site) badges: Vec<Value>,
    /// Who holds one of them.
    pub(in crate::site) holders: HoldersView,
}
