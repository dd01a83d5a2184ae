//! `badges/<slug>.v<version>.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{LocalText, SkillReference};

/// A badge as it was: an earlier version of what it says and asks for. Who earned it under
/// that version keeps it so.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VersionRecord {
    /// The last day of awards under it.
    pub until: String,
    /// The badge's name then.
    pub name: LocalText,
    /// What its holders could do or had done, in a sentence.
    pub description: LocalText,
    /// The Open Badges `achievementType` then. Default: `Badge`.
    #[serde(rename = "type")]
    pub achievement_type: Option<String>,
    /// What one had to do to earn it, in Markdown. Or write it to `<slug>.v1.md`, in other
    /// languages to `<slug>.v1.de.md`.
    pub criteria: Option<LocalText>,
    /// Badges that had to be held, unexpired, on the day of the award.
    #[serde(default)]
    pub requires: Vec<String>,
    /// How long an award counts, as an ISO 8601 duration.
    pub valid_for: Option<String>,
    /// The skills it stood for (Open Badges *Alignment*).
    #[serde(default)]
    pub skills: Vec<SkillReference>,
    /// Words to find it by.
    #[serde(default)]
    pub tags: Vec<String>,
}
