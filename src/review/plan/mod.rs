//! What merging a change would do to the site.

mod badges;
mod change;
mod credentials;
mod escape;
mod groups;
mod markdown;
mod people;
mod summary;
mod text;
mod warnings;
mod what;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::tz::TimeZone;

pub use change::{
    Addresses, BadgeChange, Badges, Changed, Credential, Credentials, Keys, People, Person, Plan,
    Revoked, Vanished, Warning, Was, Why,
};
pub use markdown::{markdown, markdown_of_faults};
pub use text::text;

use crate::content::Sources;
use crate::credential::Documents;
use crate::model::{Badge, Catalog, PublicKey, Settings, SitePath, routes};

/// One state of the folder, as a site would be made of it.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// What its credentials say.
    pub documents: &'a Documents<'a>,
    /// Every file that its site has.
    pub addresses: &'a BTreeSet<SitePath>,
    /// What it was read from.
    pub sources: &'a Sources,
}

impl<'a> Side<'a> {
    fn catalog(&self) -> &'a Catalog {
        self.documents.catalog()
    }
}

/// What would happen if `head` took the place of `base`, which is nothing where nothing was
/// published yet. `compared` names the revision of the base.
pub fn plan(base: Option<Side<'_>>, head: Side<'_>, compared: &str, as_of: Timestamp) -> Plan {
    let mut plan = Plan {
        version: 1,
        base: compared.to_owned(),
        as_of: as_of.to_zoned(TimeZone::UTC).date().to_string(),
        base_url: head.catalog().settings().base_url.to_string(),
        was_at: base.unwrap_or(head).catalog().settings().base_url.to_string(),
        credentials: credentials::compare(base, head, as_of),
        badges: badges::compared(base, head),
        people: people::compare(base.map(|base| base.catalog()), head.catalog()),
        keys: keys(base.map(|base| base.catalog().settings()), head.catalog().settings()),
        addresses: addresses(base, head),
        warnings: Vec::new(),
        pictures: base.map(|base| pictures(base.catalog(), head.catalog())).unwrap_or_default(),
    };
    plan.warnings = warnings::of(&plan, base.map(|base| base.catalog()), head.catalog());
    plan
}

/// As one JSON object, laid out, with its last line end.
pub fn json(plan: &Plan) -> String {
    // Texts, numbers and lists of them: nothing that JSON cannot say.
    serde_json::to_string_pretty(plan).unwrap_or_default() + "\n"
}

/// The picture of a badge in a size for lists.
const ICON: &str = "badge-96.png";

/// Pictures that can be shown: those that are there already, and stay where they are.
fn pictures(base: &Catalog, head: &Catalog) -> BTreeMap<String, String> {
    let url = &base.settings().base_url;
    if *url != head.settings().base_url || !url.as_str().starts_with("https://") {
        return BTreeMap::new();
    }
    let picture = |badge: &Badge| url.join(&routes::badge_file(badge, ICON));
    base.badges().iter().map(|badge| (badge.slug.to_string(), picture(badge))).collect()
}

fn addresses(base: Option<Side>, head: Side) -> Addresses {
    let none = BTreeSet::new();
    let before = base.map_or(&none, |base| base.addresses);
    let texts = |some: &BTreeSet<SitePath>, but: &BTreeSet<SitePath>| {
        some.difference(but).map(SitePath::to_string).collect()
    };
    Addresses { added: texts(head.addresses, before), vanished: texts(before, head.addresses) }
}

fn keys(base: Option<&Settings>, head: &Settings) -> Keys {
    let before = base.map_or(&[][..], |base| &base.keys);
    let was = |multikey: &str| before.iter().find(|key| key.multikey == multikey);
    let is = |multikey: &str| head.keys.iter().any(|key| key.multikey == multikey);
    let ids = |keys: Vec<&PublicKey>| keys.iter().map(|key| key.id.clone()).collect();
    let revoked = head.keys.iter().filter(|key| {
        key.revoked.is_some() && was(&key.multikey).is_some_and(|was| was.revoked.is_none())
    });
    Keys {
        added: ids(head.keys.iter().filter(|key| was(&key.multikey).is_none()).collect()),
        revoked: ids(revoked.collect()),
        vanished: ids(before.iter().filter(|key| !is(&key.multikey)).collect()),
    }
}
