//! The page of one credential.

use schemars::JsonSchema;
use serde::Serialize;
use tera::Value;

use super::{Day, PersonMark, QrView, RevocationView, SharingView};
use crate::site::Sanitised;

/// The page of one credential.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct CredentialView {
    /// What was earned ([`super::BadgeOnCredential`]).
    #[schemars(with = "super::BadgeOnCredential")]
    pub(in crate::site) badge: Value,
    /// Who earned it.
    pub(in crate::site) earner: PersonMark,
    /// When.
    pub(in crate::site) awarded: Day,
    /// When it ends or ended.
    pub(in crate::site) until: Option<Day>,
    /// `current`, `expired` or `revoked`.
    pub(in crate::site) state: &'static str,
    /// When and why it was taken back.
    pub(in crate::site) revoked: Option<RevocationView>,
    /// Who approved it.
    pub(in crate::site) approved_by: Vec<PersonMark>,
    /// Who nominated the earner.
    pub(in crate::site) nominated_by: Option<PersonMark>,
    /// A word to the earner.
    pub(in crate::site) message: Option<Sanitised>,
    /// What shows that the criteria were met.
    pub(in crate::site) evidence: Vec<EvidenceView>,
    /// By what it was issued, where that is told.
    pub(in crate::site) issued_by: Option<IssuedView>,
    /// Who signed for it with a key of their own.
    pub(in crate::site) endorsements: Vec<EndorsementView>,
    /// Marks and grades.
    pub(in crate::site) results: Vec<ResultView>,
    /// What it is called in addresses.
    pub(in crate::site) id: String,
    /// What its pictures are called once they are downloaded, without ending.
    pub(in crate::site) file: String,
    /// The Open Badges 2.0 assertion, where there is one.
    pub(in crate::site) open_badges_2: Option<String>,
    /// The list that says whether it was revoked.
    pub(in crate::site) status: String,
    /// The absolute address of the signed file.
    pub(in crate::site) url: String,
    /// A public verifier, told that address.
    pub(in crate::site) verify: String,
    /// How to show it elsewhere, while it counts.
    pub(in crate::site) sharing: Option<SharingView>,
    /// The QR code that leads from paper to the page.
    pub(in crate::site) code: Option<QrView>,
}

/// The commit by which a credential was issued.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct IssuedView {
    /// Its first ten digits.
    pub(in crate::site) commit: String,
    /// Its page.
    pub(in crate::site) commit_url: String,
    /// The request that it merged, as its forge writes it: `#12`.
    pub(in crate::site) request: Option<String>,
    /// Its page.
    pub(in crate::site) request_url: Option<String>,
    /// Who approved.
    pub(in crate::site) approved_by: Vec<PersonMark>,
}

/// Something that shows that the criteria were met.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct EvidenceView {
    /// Its name.
    pub(in crate::site) name: Option<String>,
    /// Where it is.
    pub(in crate::site) url: Option<String>,
    /// What it shows.
    pub(in crate::site) narrative: Option<Sanitised>,
}

/// What somebody signed about the credential.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct EndorsementView {
    /// Who, as they signed it; linked where they are listed.
    pub(in crate::site) by: PersonMark,
    /// One line about them, where they are listed.
    pub(in crate::site) headline: Option<String>,
    /// When.
    pub(in crate::site) since: Day,
    /// Their words.
    pub(in crate::site) comment: Option<Sanitised>,
    /// Their key.
    pub(in crate::site) key: String,
}

/// A mark or grade.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct ResultView {
    /// What was marked.
    pub(in crate::site) name: String,
    /// The mark.
    pub(in crate::site) value: String,
}
