//! Who holds a badge or has a skill.

use super::Day;
use schemars::JsonSchema;
use serde::Serialize;

/// Somebody who holds a badge.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct Holder {
    /// The name.
    pub(in crate::site) name: String,
    /// What stands for a portrait.
    pub(in crate::site) initials: String,
    /// What a link to the first of a letter names, in a long list.
    pub(in crate::site) anchor: Option<String>,
    /// The portfolio.
    pub(in crate::site) link: String,
    /// The portrait.
    pub(in crate::site) picture: Option<String>,
    /// One line below the name.
    pub(in crate::site) headline: Option<String>,
    /// Since when, where one award is meant.
    pub(in crate::site) awarded: Option<Day>,
    /// When it ends, where one award is meant.
    pub(in crate::site) until: Option<Day>,
    /// The credential, where one award is meant.
    pub(in crate::site) credential: Option<String>,
}

/// The first holders on a page, and how many there are.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct HoldersView {
    /// The newest listed ones.
    pub(in crate::site) shown: Vec<Holder>,
    /// All, with those who are not listed.
    pub(in crate::site) total: usize,
    /// Those who are not listed.
    pub(in crate::site) hidden: usize,
    /// Where the rest is, if there is one.
    pub(in crate::site) more: Option<String>,
}

/// A page of a long list of holders.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct Holders {
    /// The name of the badge or skill.
    pub(in crate::site) name: String,
    /// The language of its name, where it is not that of the interface.
    pub(in crate::site) lang: Option<String>,
    /// Its page.
    pub(in crate::site) link: String,
    /// Its colour, where it has one.
    pub(in crate::site) color: Option<String>,
    /// How many are listed, on all pages.
    pub(in crate::site) total: usize,
    /// Those on this page.
    pub(in crate::site) shown: Vec<Holder>,
    /// Which page.
    pub(in crate::site) pages: Pages,
}

/// Which page of a long list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct Pages {
    /// From 1.
    pub(in crate::site) number: usize,
    /// How many there are.
    pub(in crate::site) count: usize,
    /// The page before.
    pub(in crate::site) previous: Option<String>,
    /// The page after.
    pub(in crate::site) next: Option<String>,
    /// The first, the last, this and its neighbours.
    pub(in crate::site) shown: Vec<PageLink>,
    /// The letters that names begin with, where there is more than one page.
    pub(in crate::site) letters: Vec<Letter>,
}

impl Pages {
    /// Of a list that is all on one page.
    pub(in crate::site) fn single() -> Self {
        Self { number: 1, count: 1, previous: None, next: None, shown: vec![], letters: vec![] }
    }
}

/// A page of a long list, where it is named.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct PageLink {
    /// From 1.
    pub(in crate::site) number: usize,
    /// What its names begin with: `Ab – Be`.
    pub(in crate::site) label: Option<String>,
    /// Where it is.
    pub(in crate::site) link: String,
    /// Whether pages before it are left out.
    pub(in crate::site) gap: bool,
}

/// A letter to jump to.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct Letter {
    /// The letter, or `#` for all that is none.
    pub(in crate::site) name: String,
    /// Where its names begin.
    pub(in crate::site) link: String,
    /// Whether that is on this page.
    pub(in crate::site) here: bool,
}
