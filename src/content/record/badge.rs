//! `badges/<slug>.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::LocalText;
use super::word::word;

/// A badge: what it recognises and how it is earned (an Open Badges *Achievement*).
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BadgeRecord {
    /// Its name. Texts may stand in several languages: `{en: …, de: …}`.
    pub name: LocalText,
    /// What its holders can do or have done, in a sentence.
    pub description: LocalText,
    /// The family it belongs to, by slug.
    pub family: Option<String>,
    /// Its tier, one of `tiers` in `site.yaml`.
    pub tier: Option<String>,
    /// The Open Badges `achievementType`. Default: `Badge`.
    #[serde(rename = "type")]
    pub achievement_type: Option<String>,
    /// What one must do to earn it, in Markdown. Or write it to `<slug>.md`, in other languages
    /// to `<slug>.de.md`.
    pub criteria: Option<LocalText>,
    /// Badges that must be held, unexpired, on the day of the award.
    #[serde(default)]
    pub requires: Vec<String>,
    /// How long an award counts, as an ISO 8601 duration: `P1Y`, `P18M`, `P30D`.
    pub valid_for: Option<String>,
    /// The skills it stands for (Open Badges *Alignment*).
    #[serde(default)]
    pub skills: Vec<SkillReference>,
    /// Words to find it by.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Who may approve an award: people by slug, or CODEOWNERS handles (`@acme/privacy`).
    /// Default: the `reviewers` of its family.
    #[serde(default)]
    pub reviewers: Vec<String>,
    /// How it comes to be awarded. Default: `reviewed`.
    #[serde(default, deserialize_with = "word")]
    pub issuing: Issuing,
    /// What a badge with `issuing: milestone` is given for, so that
    /// `laureate propose milestones` finds who has reached it.
    pub milestone: Option<MilestoneRecord>,
    /// The version of what it says and asks for, such as `"2"`. Default: `"1"`. What earlier
    /// ones said stands in `<slug>.v1.yaml`, as `laureate revise` writes it.
    pub version: Option<String>,
    /// Whether one person may earn it again. Default: `never`.
    #[serde(default, deserialize_with = "word")]
    pub repeatable: Repeatable,
    /// `retired`: its page stays, no new awards. Default: `active`. New awards are those after
    /// `retired_on` or, without it, those dated today or later.
    #[serde(default, deserialize_with = "word")]
    pub status: Status,
    /// The last day it was awarded on. Once it has passed, the badge is retired.
    pub retired_on: Option<String>,
    /// What it is called in other systems, such as its address in an older one (Open Badges
    /// *otherIdentifier*). It is published. An import knows the badge by it.
    #[serde(default)]
    pub other_identifiers: Vec<String>,
}

/// How a badge comes to be awarded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Issuing {
    /// A reviewer approves it.
    #[default]
    Reviewed,
    /// A colleague nominates.
    Peer,
    /// It follows from a fact, such as years of service.
    Milestone,
}

/// A fact that a badge is given for: years of service, by `hr: {hired: …}`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MilestoneRecord {
    /// After how many years of service.
    #[schemars(range(min = 0, max = 4_294_967_295_i64))]
    pub years: u32,
    /// Since when it is given. Anniversaries before that day are passed over.
    pub since: Option<String>,
    /// A word to the earner, in Markdown. `{name}`, `{first_name}`, `{years}` and `{badge}`
    /// stand for what they say.
    pub message: Option<String>,
}

/// Whether one person may earn a badge again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Repeatable {
    /// Once. An award that outlasts the one before renews it and is not earned again.
    #[default]
    Never,
    /// Once in each year of the calendar.
    Yearly,
    /// As often as it is deserved.
    Always,
}

/// Whether a badge can still be earned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It can.
    #[default]
    Active,
    /// Its page stays, no new awards.
    Retired,
}

/// A skill is the slug of one, or a mapping with `name`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum SkillReference {
    /// The slug of a skill of `site.yaml`, or of one that another badge writes out.
    Slug(String),
    /// The skill itself.
    Skill(SkillRecord),
}

/// A skill and where it is defined (Open Badges *Alignment*).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SkillRecord {
    /// Its name.
    pub name: LocalText,
    /// The framework that defines it, such as `ESCO`.
    pub framework: Option<String>,
    /// Its code in that framework.
    pub code: Option<String>,
    /// Its page in that framework. Credentials name it only where it has one.
    pub url: Option<String>,
    /// What it is, in a sentence.
    pub description: Option<LocalText>,
}
