//! `site.yaml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::ordered::ordered;
use super::word::optional_word;
use super::{AppearanceRecord, LocalText, PoliciesRecord, SkillRecord, Visibility};

/// The programme as a whole: who issues, with which keys, and how it looks.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteRecord {
    /// The name of the site.
    pub title: LocalText,
    /// Where the site will be published. The issuer's `did:web` follows from it.
    pub base_url: String,
    /// The issuer's DID, only where the site has moved since the first credential.
    pub did: Option<String>,
    /// One line about the site, for search engines and the home page.
    pub description: Option<LocalText>,
    /// Where the repository of the folder can be seen: `https://github.com/acme/badges`. With
    /// `build --git` each credential names the commit there that issued it.
    pub repository: Option<String>,
    /// The language of the site, as a BCP 47 tag. Default: `en`.
    pub language: Option<String>,
    /// Other languages in which the site exists too, below `/de/` and so on. Default: those in
    /// which any text stands.
    #[serde(default)]
    pub languages: Vec<String>,
    /// The theme: `default`, `plain`, or a folder of `themes/`, laid over `default`.
    pub theme: Option<String>,
    /// Colours and typefaces, over those of the theme.
    #[serde(default)]
    pub appearance: AppearanceRecord,
    /// The organisation that issues the badges.
    pub issuer: IssuerRecord,
    /// The public half of every key that ever signed. Secret keys never stand here.
    #[serde(default)]
    pub keys: Vec<KeyRecord>,
    /// Kinds of badge and their visual identity, by slug, in the order of the pages.
    #[serde(default, deserialize_with = "ordered")]
    #[schemars(with = "BTreeMap<String, FamilyRecord>")]
    pub families: Vec<(String, FamilyRecord)>,
    /// Levels of badge, lowest first.
    #[serde(default)]
    pub tiers: Vec<String>,
    /// What pages call the tiers, by slug. Default: the slug in words.
    #[serde(default)]
    pub tier_names: BTreeMap<String, LocalText>,
    /// Skills that badges may name by their slug.
    #[serde(default)]
    pub skills: BTreeMap<String, SkillRecord>,
    /// Who may issue, beyond what always holds.
    #[serde(default)]
    pub policies: PoliciesRecord,
    /// Who is in the teams that `reviewers` name, by their handles: `"@acme/privacy": [ada]`.
    #[serde(default)]
    pub teams: BTreeMap<String, Vec<String>>,
    /// What of the earners is public.
    #[serde(default)]
    pub privacy: PrivacyRecord,
    /// Whether awards are published as Open Badges 2.0 hosted assertions too, for programs
    /// that never moved on. They name the earner by a salted hash of the e-mail address, so
    /// this needs `privacy.email_hash: true`, and `issuer.email`; an earner without an
    /// address has none.
    #[serde(default)]
    pub open_badges_2: bool,
}

/// The organisation that issues the badges (an Open Badges *Profile*).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssuerRecord {
    /// Its name, as credentials show it.
    pub name: String,
    /// Its own web site.
    pub url: Option<String>,
    /// An address for questions about badges. It is published.
    pub email: Option<String>,
    /// What it is, in a sentence or two.
    pub description: Option<String>,
    /// Its logo: a file under `images/`.
    pub image: Option<String>,
    /// Its LinkedIn organisation id, so that its logo shows on profiles.
    pub linkedin: Option<String>,
}

/// The public half of a signing key.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyRecord {
    /// A name for it, such as `key-2026`.
    pub id: String,
    /// The key as an Ed25519 Multikey: `z6Mk…`.
    pub public_key: String,
    /// The day it was made.
    pub created: String,
    /// The day from which it no longer counts.
    pub revoked: Option<String>,
}

/// A kind of badge and its visual identity.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FamilyRecord {
    /// Its name, as pages show it. Default: its slug.
    pub name: Option<LocalText>,
    /// What it is about, in a sentence.
    pub description: Option<LocalText>,
    /// The emblem of its badges: `shield`, `compass`, `gear`, `circuit`, `star`,
    /// `laurel`, `hexagon`, `flame`, `book` or `handshake`.
    pub motif: Option<String>,
    /// Its colour, as `#rrggbb`.
    pub color: Option<String>,
    /// Who may approve awards of its badges that name no `reviewers` themselves.
    #[serde(default)]
    pub reviewers: Vec<String>,
}

/// What of the earners is public.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrivacyRecord {
    /// For earners who do not say it themselves. Default: `public`.
    #[serde(default, deserialize_with = "optional_word")]
    pub default_visibility: Option<Visibility>,
    /// A random text that makes addresses unguessable. Once published, never change it.
    pub salt: Option<String>,
    /// Whether public credentials carry a salted hash of the earner's e-mail address. The
    /// salt is published with it: who guesses an address can tell that the guess is right.
    #[serde(default)]
    pub email_hash: bool,
}
