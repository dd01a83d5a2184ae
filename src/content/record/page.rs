//! The front matter of `pages/**/*.md`.

use schemars::JsonSchema;
use serde::Deserialize;

/// The front matter of a free page.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageRecord {
    /// Its title.
    pub title: String,
    /// One line about it, for search engines.
    pub description: Option<String>,
    /// Its place in the menu, lowest first. Without it the page is not in the menu.
    #[schemars(range(min = -2_147_483_648_i64, max = 2_147_483_647_i64))]
    pub menu: Option<i32>,
}
