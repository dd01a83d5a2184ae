//! Versions of a badge, and what changed between them.

use schemars::JsonSchema;
use serde::Serialize;
use tera::Value;

use super::{Day, Duration, SkillMark};
use crate::site::Sanitised;

/// The page that a version of a badge keeps for good.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct VersionView {
    /// The badge as this version says it ([`super::BadgeCard`]).
    #[schemars(with = "super::BadgeCard")]
    pub(in crate::site) card: Value,
    /// What it is, in words: its Open Badges `achievementType`.
    pub(in crate::site) kind: String,
    /// The version.
    pub(in crate::site) mark: VersionMark,
    /// What one must do, or had to.
    pub(in crate::site) criteria: Sanitised,
    /// How long an award counts.
    pub(in crate::site) valid_for: Option<Duration>,
    /// Badges that must be held first ([`super::BadgeCard`]).
    #[schemars(with = "Vec<super::BadgeCard>")]
    pub(in crate::site) requires: Vec<Value>,
    /// Its skills.
    pub(in crate::site) skills: Vec<SkillMark>,
    /// All versions, the present one first. Empty where there is but one.
    pub(in crate::site) versions: Vec<VersionMark>,
    /// What changed: from an earlier version to the present one; to the present one from the
    /// one before it.
    pub(in crate::site) changes: Option<ChangesView>,
    /// The achievement as JSON.
    pub(in crate::site) json: String,
}

/// A version where it is named.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct VersionMark {
    /// Its name, such as `2`.
    pub(in crate::site) version: String,
    /// Its page.
    pub(in crate::site) link: String,
    /// The first day of awards under it. Nothing where it is the first version.
    pub(in crate::site) since: Option<Day>,
    /// The last day of awards under it. Nothing where it is the present version.
    pub(in crate::site) until: Option<Day>,
    /// Whether it is that of the page.
    pub(in crate::site) here: bool,
}

/// What changed between two versions.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct ChangesView {
    /// The earlier version.
    pub(in crate::site) before: String,
    /// The later one.
    pub(in crate::site) after: String,
    /// The texts that differ.
    pub(in crate::site) parts: Vec<ChangedPart>,
    /// How long an award counts, where that differs.
    pub(in crate::site) lasts: Option<LastsView>,
}

/// A text that differs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct ChangedPart {
    /// What it is, such as `Criteria`.
    pub(in crate::site) label: String,
    /// Its paragraphs and entries, each in pieces.
    pub(in crate::site) blocks: Vec<Vec<PieceView>>,
}

/// Words that stayed or did not.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct PieceView {
    /// `kept`, `added` or `removed`.
    pub(in crate::site) fate: &'static str,
    /// The words.
    pub(in crate::site) text: String,
}

/// How long an award counted and counts. Nothing where it does not end.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct LastsView {
    /// Under the earlier version.
    pub(in crate::site) before: Option<Duration>,
    /// Under the later one.
    pub(in crate::site) after: Option<Duration>,
}
