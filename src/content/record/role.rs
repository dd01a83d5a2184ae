//! `roles/<slug>.yaml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// A job and the badges it asks for.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleRecord {
    /// Its name.
    pub name: String,
    /// What it is, in a sentence or two.
    pub description: Option<String>,
    /// Badges that whoever does it must hold, by slug.
    #[serde(default)]
    pub requires: Vec<String>,
    /// Badges that help, by slug.
    #[serde(default)]
    pub desired: Vec<String>,
    /// How many qualified people the organisation wants, by year.
    #[serde(default)]
    pub targets: BTreeMap<u16, u32>,
}
