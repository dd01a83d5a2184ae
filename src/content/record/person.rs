//! `people/<slug>.yaml`, or an entry of a list of people.

use schemars::JsonSchema;
use serde::Deserialize;

use super::word::optional_word;

/// Somebody who earns badges, or approves them.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonRecord {
    /// The slug, needed in a list of people. In a file of one's own its name tells it.
    pub slug: Option<String>,
    /// The name, as credentials show it.
    pub name: String,
    /// The e-mail address. Never published.
    pub email: Option<String>,
    /// One line below the name.
    pub headline: Option<String>,
    /// A few words about the person, in Markdown.
    pub bio: Option<String>,
    /// Links to elsewhere.
    #[serde(default)]
    pub links: Vec<LinkRecord>,
    /// Who can find the portfolio. Default: `privacy.default_visibility` of `site.yaml`.
    #[serde(default, deserialize_with = "optional_word")]
    pub visibility: Option<Visibility>,
    /// A portrait: a file under `images/`.
    pub image: Option<String>,
    /// The person's own decentralised identifier. Who endorses awards has a `did:key:…`, as
    /// `laureate key reviewer` prints it.
    pub did: Option<String>,
    /// The account on the forge where the folder is reviewed, such as a login of GitHub, so
    /// that `check --approvals` knows who approved. Never published.
    pub account: Option<String>,
    /// Slugs that were theirs before, as `laureate rename-person` writes them: the old
    /// addresses of the portfolio lead to the new one, and nobody else can have them.
    #[serde(default)]
    pub former_slugs: Vec<String>,
    /// What human resources know. Never published.
    pub hr: Option<HrRecord>,
}

/// Who can find an earner's pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// Everybody.
    #[default]
    Public,
    /// Those who have the address, which nobody can guess.
    Unlisted,
    /// Nobody: there is no page.
    Private,
}

/// A link to elsewhere.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkRecord {
    /// What to call it.
    pub label: String,
    /// Where it leads.
    pub url: String,
}

/// What human resources know of a person. Never published.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HrRecord {
    /// The number in the personnel system.
    pub employee_id: Option<String>,
    /// The department.
    pub department: Option<String>,
    /// The manager, by slug.
    pub manager: Option<String>,
    /// The first day of work.
    pub hired: Option<String>,
    /// The role, by slug.
    pub role: Option<String>,
    /// The last day of work.
    pub left: Option<String>,
}
