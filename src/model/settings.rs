//! The programme as a whole.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Appearance, BaseUrl, Moment, Policies, Reviewer, SitePath, Slug, Translations};
use crate::diagnostic::Place;

/// What `site.yaml` says, resolved.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The name of the site.
    pub title: String,
    /// One line about the site.
    pub description: Option<String>,
    /// Where it is published.
    pub base_url: BaseUrl,
    /// The issuer's DID: as written, or the `did:web` of the base.
    pub did: String,
    /// BCP 47 tag, such as `en` or `de-AT`. Of a catalogue in another language: that one.
    pub language: String,
    /// The language of the texts that are not translated.
    pub main_language: String,
    /// The languages in which the site exists too, sorted.
    pub languages: Vec<String>,
    /// Its title and description in other languages.
    pub translations: Translations,
    /// The name of the theme. `default` is embedded.
    pub theme: String,
    /// Colours and typefaces, over those of the theme.
    pub appearance: Appearance,
    /// Who issues.
    pub issuer: Issuer,
    /// Where the repository of the folder can be seen.
    pub repository: Option<String>,
    /// Every key that ever signed, as written.
    pub keys: Vec<PublicKey>,
    /// Kinds of badge, in the author's order.
    pub families: Vec<Family>,
    /// Names of the tiers, lowest first.
    pub tiers: Vec<Slug>,
    /// What pages call them, in the same order, and in other languages.
    pub tier_names: Vec<(String, Translations)>,
    /// Who may issue, beyond what always holds.
    pub policies: Policies,
    /// What makes addresses unguessable. Empty where the author gave none.
    pub salt: String,
    /// Whether public credentials carry a salted hash of the e-mail address.
    pub email_hash: bool,
    /// Whether there are Open Badges 2.0 hosted assertions too.
    pub open_badges_2: bool,
}

impl Settings {
    /// What pages call the tier at `rank`.
    pub fn tier_name(&self, rank: usize) -> Option<&str> {
        self.tier_names.get(rank).map(|(name, _)| name.as_str())
    }

    /// The family of that slug.
    pub fn family(&self, slug: &Slug) -> Option<&Family> {
        self.families.iter().find(|family| family.slug == *slug)
    }

    /// The key that signs everything: the newest that is not revoked, of several of one
    /// moment the last.
    pub fn signing_key(&self) -> Option<&PublicKey> {
        let unrevoked = self.keys.iter().filter(|key| key.revoked.is_none());
        unrevoked.max_by_key(|key| key.created)
    }
}

/// The organisation that issues.
#[derive(Debug, Clone)]
pub struct Issuer {
    /// Its name.
    pub name: String,
    /// Its web site.
    pub url: Option<String>,
    /// A published address for questions.
    pub email: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// Its logo.
    pub image: Option<Picture>,
    /// Its `LinkedIn` organisation id.
    pub linkedin: Option<String>,
}

/// The public half of a signing key.
#[derive(Debug, Clone)]
pub struct PublicKey {
    /// Its name.
    pub id: String,
    /// The Multikey, `z6Mk…`, proven to hold an Ed25519 point.
    pub multikey: String,
    /// When it was made.
    pub created: Moment,
    /// From when it no longer counts.
    pub revoked: Option<Moment>,
}

/// A kind of badge.
#[derive(Debug, Clone)]
pub struct Family {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name in words.
    pub name: String,
    /// What it is about.
    pub description: Option<String>,
    /// Its emblem.
    pub motif: Motif,
    /// Its colour: red, green, blue.
    pub color: [u8; 3],
    /// Who may approve awards of its badges that name no reviewers themselves.
    pub reviewers: Vec<Reviewer>,
    /// What it says in other languages.
    pub translations: Translations,
}

/// What an emblem shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Motif {
    Shield,
    Compass,
    Gear,
    Circuit,
    Star,
    Laurel,
    Hexagon,
    Flame,
    Book,
    Handshake,
}

impl Motif {
    /// Every motif and its word in `site.yaml`.
    pub const ALL: [(&'static str, Self); 10] = [
        ("shield", Self::Shield),
        ("compass", Self::Compass),
        ("gear", Self::Gear),
        ("circuit", Self::Circuit),
        ("star", Self::Star),
        ("laurel", Self::Laurel),
        ("hexagon", Self::Hexagon),
        ("flame", Self::Flame),
        ("book", Self::Book),
        ("handshake", Self::Handshake),
    ];
}

/// A Markdown text, and where it stands, so that a link in it can be pointed at.
#[derive(Debug, Clone)]
pub struct Text {
    /// The Markdown.
    pub markdown: String,
    /// The YAML value or the file.
    pub place: Place,
    /// Where the text begins in the file, in bytes; 0 for a YAML value.
    pub offset: usize,
}

/// A picture of the content folder, copied into the site as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The file, relative to the content folder.
    pub file: Arc<str>,
    /// Where it lies on this machine.
    pub source: PathBuf,
    /// Its media type, such as `image/png`.
    pub media_type: &'static str,
    /// Width and height in pixels, where known.
    pub size: Option<(u32, u32)>,
    /// Where it goes.
    pub address: SitePath,
}

/// A free page.
#[derive(Debug, Clone)]
pub struct Page {
    /// Where it goes: `about/index.html` for `pages/about.md`.
    pub address: SitePath,
    /// Its title.
    pub title: String,
    /// One line about it.
    pub description: Option<String>,
    /// Its place in the menu, lowest first.
    pub menu: Option<i32>,
    /// The text.
    pub body: Text,
    /// What it says in other languages.
    pub translations: Translations,
    /// The file.
    pub place: Place,
}
