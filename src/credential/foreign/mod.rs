//! What other systems issued: Open Badges 2.0 and 3.0, brought to one form.
//!
//! Nothing is believed here and nothing is looked up: a document says what it says, and what
//! it only links to has to be among the documents given. Texts come out harmless: without
//! control characters and without HTML.

mod collection;
mod json;
mod kind;
mod text;
mod three;
mod time;
mod two;

pub use collection::{Collection, Refusal};
pub use text::{line, markdown, name};

use std::sync::Arc;

use serde_json::Value;

/// A badge that somebody else defined, and perhaps an award of it.
#[derive(Debug, Clone)]
pub struct Foreign {
    /// Where it was found, for people.
    pub source: String,
    /// Who issued it.
    pub issuer: ForeignProfile,
    /// The badge.
    pub badge: ForeignAchievement,
    /// Who earned it and when. Nothing where the document only defines the badge.
    pub award: Option<ForeignAward>,
    /// The credential whole, where its proofs can be checked: Open Badges 3.0 as JSON.
    pub document: Option<Arc<Value>>,
}

/// Who issued it (Open Badges 2.0 Issuer, 3.0 Profile).
#[derive(Debug, Clone, Default)]
pub struct ForeignProfile {
    /// A DID, or the address of the profile.
    pub id: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// Its web site.
    pub url: Option<String>,
}

/// The badge (Open Badges 2.0 `BadgeClass`, 3.0 Achievement).
#[derive(Debug, Clone, Default)]
pub struct ForeignAchievement {
    /// What it is called, most often its address.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// What it recognises, in a line.
    pub description: String,
    /// How it is earned, in Markdown.
    pub criteria: Option<String>,
    /// The page that says how it is earned.
    pub criteria_page: Option<String>,
    /// The `achievementType`, not yet judged.
    pub achievement_type: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// What it stands for.
    pub alignments: Vec<ForeignAlignment>,
    /// Further names of it.
    pub other_identifiers: Vec<String>,
    /// Its picture.
    pub picture: Picture,
    /// What it says that has no place here.
    pub left_out: Vec<String>,
}

/// What a badge stands for (Open Badges Alignment).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in the standard")]
pub struct ForeignAlignment {
    pub name: String,
    pub framework: Option<String>,
    pub code: Option<String>,
    pub url: Option<String>,
    pub description: Option<String>,
}

/// A picture of a badge, as far as the document holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Picture {
    /// There is none.
    #[default]
    None,
    /// Its bytes.
    Bytes(Arc<[u8]>),
    /// Only its address.
    Address(String),
}

/// An award (Open Badges 2.0 Assertion, 3.0 `OpenBadgeCredential`).
#[derive(Debug, Clone, Default)]
pub struct ForeignAward {
    /// What the credential is called, most often its address.
    pub id: Option<String>,
    /// Who earned it.
    pub recipient: Recipient,
    /// When: a day, or an RFC 3339 time in UTC.
    pub awarded: String,
    /// Until when it counts, likewise.
    pub expires: Option<String>,
    /// A word to the earner or about the award, in Markdown.
    pub narrative: Option<String>,
    /// What shows that the criteria were met.
    pub evidence: Vec<ForeignEvidence>,
    /// Marks: what was marked, and the mark.
    pub results: Vec<(String, String)>,
    /// Why it was taken back, if it was; empty where that is not said.
    pub revoked: Option<String>,
    /// What it says that has no place here.
    pub left_out: Vec<String>,
}

/// What shows that the criteria were met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ForeignEvidence {
    /// What it is called.
    pub name: Option<String>,
    /// Where it can be seen.
    pub url: Option<String>,
    /// What it shows, in Markdown.
    pub narrative: Option<String>,
}

/// What is told of who earned it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recipient {
    /// The name.
    pub name: Option<String>,
    /// A decentralised identifier.
    pub did: Option<String>,
    /// E-mail addresses.
    pub emails: Vec<Address>,
    /// Identifiers of other kinds, for people.
    pub others: Vec<String>,
}

/// An e-mail address, or what can be told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// The address.
    Plain(String),
    /// `sha256$` and the hash in hexadecimal of address and salt.
    Hashed {
        /// Algorithm and hash.
        hash: String,
        /// What was hashed with the address.
        salt: String,
    },
}

/// The longest salt that is tried, in bytes: it is hashed again for everybody who is known.
const LONGEST_SALT: usize = 1 << 10;

impl Address {
    /// Whether it is that e-mail address. Nothing where the hash is of a kind that is not
    /// tried here, or its salt is longer than 1 KiB. Issuers hash addresses in lower case or as they are written, so both count.
    pub fn is(&self, email: &str) -> Option<bool> {
        use sha2::{Digest, Sha256};
        let (email, lower) = (email.trim(), email.trim().to_lowercase());
        match self {
            Self::Plain(address) => Some(address.trim().to_lowercase() == lower),
            Self::Hashed { hash, salt } => {
                let (algorithm, wanted) = hash.split_once('$')?;
                if !algorithm.eq_ignore_ascii_case("sha256") || salt.len() > LONGEST_SALT {
                    return None;
                }
                let is = |form: &str| {
                    let hash = Sha256::digest(format!("{form}{salt}"));
                    data_encoding::HEXLOWER.encode(&hash).eq_ignore_ascii_case(wanted)
                };
                Some(is(&lower) || is(email))
            }
        }
    }
}
