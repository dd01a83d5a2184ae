//! What a version of a badge says and asks for.

use super::{Badge, Slug};

/// What a version of a badge says and asks for: the words that do not change under those who
/// earned it. A change of any is a new version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms<'a> {
    /// Its name.
    pub name: &'a str,
    /// What its holders can do, in a sentence.
    pub description: &'a str,
    /// What one must do, in Markdown.
    pub criteria: &'a str,
    /// The badges that must be held first, in the author's order.
    pub requires: &'a [Slug],
    /// How long an award counts, as an ISO 8601 duration.
    pub valid_for: Option<String>,
    /// Its skills, in the author's order.
    pub skills: &'a [Slug],
}

impl Badge {
    /// What this version of the badge says and asks for.
    pub fn terms(&self) -> Terms<'_> {
        Terms {
            name: &self.name,
            description: &self.description,
            criteria: &self.criteria.markdown,
            requires: &self.requires,
            valid_for: self.valid_for.map(|span| span.to_string()),
            skills: &self.skills,
        }
    }
}
