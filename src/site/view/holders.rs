//! Who holds a badge or has a skill.

use serde::Serialize;
use tera::Value;

use super::Day;

/// Somebody who holds a badge.
#[derive(Debug, Clone, Serialize)]
pub(in crate::site) struct Holder {
    /// The name.
    pub(in crate::site) name: String,
    /// What stands for a portrait.
    pub(in crate::site) initials: String,
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
#[derive(Debug, Clone, Serialize)]
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
#[derive(Debug, Clone, Serialize)]
pub(in crate::site) struct Holders {
    /// The badge ([`super::BadgeCard`]).
    pub(in crate::site) badge: Value,
    /// Those on this page.
    pub(in crate::site) shown: Vec<Holder>,
    /// Which page.
    pub(in crate::site) pages: Pages,
}

/// Which page of a long list.
#[derive(Debug, Clone, Serialize)]
pub(in crate::site) struct Pages {
    /// From 1.
    pub(in crate::site) number: usize,
    /// How many there are.
    pub(in crate::site) count: usize,
    /// The page before.
    pub(in crate::site) previous: Option<String>,
    /// The page after.
    pub(in crate::site) next: Option<String>,
}

impl Pages {
    /// Page `number` of `count`, from 1; `link` tells where each is.
    pub(in crate::site) fn new(
        number: usize,
        count: usize,
        link: impl Fn(usize) -> String,
    ) -> Self {
        Self {
            number,
            count,
            previous: (number > 1).then(|| link(number - 1)),
            next: (number < count).then(|| link(number + 1)),
        }
    }
}
