//! `pathways/<slug>.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::LocalText;

/// Badges that lead somewhere together.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PathwayRecord {
    /// Its name.
    pub name: LocalText,
    /// Where it leads, in a sentence or two.
    pub description: Option<LocalText>,
    /// The steps, in order.
    pub steps: Vec<StepRecord>,
    /// A badge that is proposed for whoever completes it, by slug.
    pub completes_with: Option<String>,
}

/// A step is a badge's slug, or a mapping with `any` and `of`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum StepRecord {
    /// A badge, by slug.
    Badge(String),
    /// Some of several badges.
    Choice(ChoiceRecord),
}

/// Some of several badges.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChoiceRecord {
    /// How many of them.
    #[schemars(range(min = 0, max = 4_294_967_295_i64))]
    pub any: u32,
    /// The badges, by slug.
    pub of: Vec<String>,
}
