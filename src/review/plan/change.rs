//! The parts of a plan. Their names are those of its JSON form.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::compare::Piece;

/// What merging a change would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// The form of this object: 1.
    pub version: u8,
    /// The revision that was compared with.
    pub base: String,
    /// The day it is judged by, `YYYY-MM-DD`.
    pub as_of: String,
    /// Where the site is published.
    pub base_url: String,
    /// Credentials.
    pub credentials: Credentials,
    /// Badges.
    pub badges: Badges,
    /// People who can be found, or no longer.
    pub people: People,
    /// Signing keys.
    pub keys: Keys,
    /// Files of the site.
    pub addresses: Addresses,
    /// What cannot be undone, and what should not be overlooked.
    pub warnings: Vec<Warning>,
    /// Where what vanishes was published.
    #[serde(skip)]
    pub(super) was_at: String,
    /// The addresses of the pictures that are published of badges, by their slugs.
    #[serde(skip)]
    pub(super) pictures: BTreeMap<String, String>,
}

impl Plan {
    /// Whether nothing that is published would change. What expires does so in any case.
    pub fn is_empty(&self) -> bool {
        let Self { credentials, badges, people, keys, addresses, .. } = self;
        let nothing = Credentials { expiring: credentials.expiring.clone(), ..Default::default() };
        *credentials == nothing
            && *badges == Badges::default()
            && *people == People::default()
            && *keys == Keys::default()
            && *addresses == Addresses::default()
    }
}

/// What becomes of credentials. One may be in several lists: revoked and changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Credentials {
    /// New ones.
    pub issued: Vec<Credential>,
    /// Those there were, which get a page: their earner is no longer private.
    pub published: Vec<Credential>,
    /// Those that are taken back.
    pub revoked: Vec<Revoked>,
    /// Those that say something else.
    pub changed: Vec<Changed>,
    /// Those whose address vanishes.
    pub vanished: Vec<Vanished>,
    /// Those that count and will not in 90 days, soonest first. They do so without the change.
    pub expiring: Vec<Credential>,
}

/// A credential.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Credential {
    /// Its id.
    pub id: String,
    /// The absolute address of its page. Nothing where its earner is private.
    pub address: Option<String>,
    /// The slug of the badge.
    pub badge: String,
    /// The name of the badge.
    pub badge_name: String,
    /// The slug of the earner.
    pub earner: String,
    /// The name of the earner.
    pub earner_name: String,
    /// When it was awarded: a day, or a time in UTC.
    pub awarded: String,
    /// Until when it counts, likewise. Nothing where it always does.
    pub expires: Option<String>,
    /// The slugs of those who approved it.
    pub approved_by: Vec<String>,
    /// The file of the content.
    pub file: String,
}

/// A credential that is taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Revoked {
    /// Which.
    #[serde(flatten)]
    pub credential: Credential,
    /// From when.
    pub on: String,
    /// Why.
    pub reason: Option<String>,
}

/// A credential that says something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Which, as it is after the change.
    #[serde(flatten)]
    pub credential: Credential,
    /// What is another: `evidence`, `expires`, `badge description`, `issuer`, …
    pub what: Vec<String>,
}

/// A credential whose address vanishes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Vanished {
    /// Which, as it was before.
    #[serde(flatten)]
    pub credential: Credential,
    /// Why.
    pub why: Why,
    /// The id of what stands in its stead.
    pub replaced_by: Option<String>,
}

/// Why a credential vanishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Why {
    /// The award is gone.
    Removed,
    /// The award has another badge, earner, date or id.
    Replaced,
    /// The earner is private.
    Private,
}

/// What becomes of badges.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Badges {
    /// New ones.
    pub added: Vec<BadgeChange>,
    /// Those that are no longer awarded.
    pub retired: Vec<BadgeChange>,
    /// Those that are awarded again.
    pub resumed: Vec<BadgeChange>,
    /// Those that are another in what they say.
    pub changed: Vec<BadgeChange>,
    /// Those whose page vanishes.
    pub vanished: Vec<BadgeChange>,
}

/// A badge that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BadgeChange {
    /// Its slug.
    pub badge: String,
    /// Its name.
    pub name: String,
    /// Its version, after the change where it is there then.
    pub version: String,
    /// How many credentials of it there were before.
    pub credentials: usize,
    /// What is another: `name`, `description`, `criteria`, `picture`, …
    pub what: Vec<String>,
    /// The criteria, word by word, where they are others.
    pub criteria: Vec<Piece>,
}

/// Who can be found, or no longer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct People {
    /// Those who become public.
    pub public: Vec<Person>,
    /// Those who were public and no longer are.
    pub hidden: Vec<Person>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The slug.
    pub slug: String,
    /// The name.
    pub name: String,
    /// What the other state says: before for who becomes public, after for who does no longer.
    pub other: Was,
}

/// Who can find a person in the other state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Was {
    /// The person is not there.
    Absent,
    /// Those who have the address.
    Unlisted,
    /// Nobody.
    Private,
}

/// The ids of signing keys.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Keys {
    /// New ones.
    pub added: Vec<String>,
    /// Those that no longer count.
    pub revoked: Vec<String>,
    /// Those that are no longer listed.
    pub vanished: Vec<String>,
}

/// Files of the site, relative to its base, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Addresses {
    /// New ones.
    pub added: Vec<String>,
    /// Those that vanish.
    pub vanished: Vec<String>,
}

/// What cannot be undone, or should not be overlooked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// A word for its kind, which stays: `public`, `final`, `vanished`, …
    pub kind: &'static str,
    /// What it is, in a sentence. What content says stands between backticks.
    pub message: String,
}
