//! What a document is.

use serde_json::Value;

use super::json::{is, list};

/// What a document is, and so what becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Open Badges 2.0: an award.
    Assertion,
    /// Open Badges 2.0: a badge.
    BadgeClass,
    /// What others link to, or are checked with: an issuer, its keys, a status list.
    Supporting,
    /// Open Badges 3.0: an award.
    OpenBadge,
    /// Open Badges 3.0: a badge.
    Achievement,
    /// It holds credentials: a portfolio, a presentation.
    Bundle,
    /// It is known, and nothing to import.
    Other(&'static str),
}

impl Kind {
    /// Why something is not taken that is nothing of this.
    pub(super) const NO_BADGE: &str = "it is no Open Badge";

    /// What the document says it is.
    pub(super) fn of(document: &Value) -> Self {
        let is = |kind| is(document, kind);
        if is("OpenBadgeCredential") || is("AchievementCredential") {
            return Self::OpenBadge;
        }
        if is("ClrCredential") || is("VerifiablePresentation") {
            return Self::Bundle;
        }
        if is("EndorsementCredential") || is("Endorsement") {
            return Self::Other("it is an endorsement, not a credential of its own");
        }
        let lists = ["BitstringStatusListCredential", "RevocationList"].into_iter().any(is);
        if lists || document.get("verificationMethod").is_some() {
            return Self::Supporting;
        }
        if is("VerifiableCredential") {
            return Self::Other("it is a verifiable credential, but no Open Badge");
        }
        if is("Assertion") {
            return Self::Assertion;
        }
        if is("BadgeClass") {
            return Self::BadgeClass;
        }
        if is("Achievement") {
            return Self::Achievement;
        }
        if is("Issuer") || is("Profile") || is("CryptographicKey") {
            return Self::Supporting;
        }
        let old = list(document, "@context").any(|one| one == "https://w3id.org/openbadges/v1");
        if old || document.get("recipient").is_some() && document.get("badge").is_some() {
            return Self::Other("it is of Open Badges 1, which is not read; only 2.0 and 3.0 are");
        }
        Self::Other(Self::NO_BADGE)
    }
}
