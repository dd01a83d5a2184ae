//! `awards/**/*.yaml`: one award, or a list of them.

use schemars::JsonSchema;
use serde::Deserialize;

/// A badge given to somebody, or to several people at once.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AwardRecord {
    /// The badge, by slug.
    pub badge: String,
    /// Who earned it, by slug.
    pub earner: Option<String>,
    /// Who earned it together, by slug: one credential each.
    pub earners: Option<Vec<String>>,
    /// When: a date, or an RFC 3339 time.
    pub awarded: String,
    /// The version of the badge that it was earned under. Default: the one that was in force on
    /// that day.
    pub version: Option<String>,
    /// Until when it counts. Default: `awarded` and the badge's `valid_for`.
    pub expires: Option<String>,
    /// Who approved it, by slug: one person, or a list.
    pub approved_by: Option<Approvers>,
    /// Who nominated the earner, by slug.
    pub nominated_by: Option<String>,
    /// A word to the earner, in Markdown. It is published.
    pub message: Option<String>,
    /// What shows that the criteria were met.
    #[serde(default)]
    pub evidence: Vec<EvidenceRecord>,
    /// Marks and grades.
    #[serde(default)]
    pub results: Vec<ResultRecord>,
    /// When and why it was taken back.
    pub revoked: Option<RevocationRecord>,
    /// The credential's id, only to keep an address from an older system.
    pub id: Option<String>,
    /// The place in the year's status list, only where `check` asks for it.
    #[schemars(range(min = 0, max = 4_294_967_295_i64))]
    pub status_index: Option<u32>,
    /// What the credential is called in other systems, such as its address in an older one.
    /// `index.json` tells it, so that old addresses can lead here. An import knows the award
    /// by it.
    #[serde(default)]
    pub other_identifiers: Vec<String>,
}

/// The slug of one person, or a list of several.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Approvers {
    /// One person.
    One(String),
    /// Several people, each approved.
    Several(Vec<String>),
}

impl Approvers {
    /// All of them, as written.
    pub fn as_slice(&self) -> &[String] {
        match self {
            Self::One(slug) => std::slice::from_ref(slug),
            Self::Several(slugs) => slugs,
        }
    }
}

/// Something that shows that the criteria were met.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceRecord {
    /// What it is called.
    pub name: Option<String>,
    /// Where it can be seen.
    pub url: Option<String>,
    /// What it shows, in Markdown.
    pub narrative: Option<String>,
}

/// A mark or grade.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResultRecord {
    /// What was marked.
    pub name: String,
    /// The mark.
    pub value: String,
}

/// When and why an award was taken back.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RevocationRecord {
    /// The day.
    pub on: String,
    /// The reason. It is published.
    pub reason: Option<String>,
}
