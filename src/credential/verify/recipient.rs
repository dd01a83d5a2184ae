//! Whether a credential is about somebody whose e-mail address is known (Open Badges 3.0,
//! `IdentityObject` and `IdentityHash`).

use data_encoding::HEXLOWER;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::Check;
use super::md5::md5;

/// The e-mail address of somebody, trimmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient(String);

impl Recipient {
    /// Takes an address. Nothing where it is none.
    pub fn new(email: &str) -> Option<Self> {
        let email = email.trim();
        let email = email.strip_prefix("mailto:").unwrap_or(email);
        let (user, host) = email.rsplit_once('@')?;
        (!user.is_empty() && !host.is_empty()).then(|| Self(email.to_owned()))
    }

    /// Whether a plain address is this one.
    fn is(&self, address: &str) -> bool {
        address.trim().to_lowercase() == self.0.to_lowercase()
    }

    /// Whether `hash` is that of this address and the salt. The standard does not fold
    /// case: issuers hash in lower case, or as the address was typed.
    ///
    /// Nothing where the hash is of another kind.
    fn is_hashed_as(&self, hash: &str, salt: &str) -> Option<bool> {
        let (kind, hex) = hash.split_once('$')?;
        let hex = hex.to_ascii_lowercase();
        let digest = |address: &str| {
            let salted = format!("{address}{salt}");
            match kind.to_ascii_lowercase().as_str() {
                "sha256" => Some(HEXLOWER.encode(&Sha256::digest(salted))),
                "md5" => Some(HEXLOWER.encode(&md5(salted.as_bytes()))),
                _ => None,
            }
        };
        Some(digest(&self.0.to_lowercase())? == hex || digest(&self.0)? == hex)
    }
}

/// Checks that the subject of a document is that person.
pub(super) fn check(document: &Value, recipient: &Recipient) -> Check {
    let name = "recipient";
    let subject = document.get("credentialSubject").unwrap_or(&Value::Null);
    let id = subject.get("id").and_then(Value::as_str);
    let mut answers = Vec::new();
    if let Some(address) = id.and_then(|id| id.strip_prefix("mailto:")) {
        answers.push(Some(recipient.is(address)));
    }
    let identities = match subject.get("identifier") {
        Some(Value::Array(entries)) => entries.as_slice(),
        Some(entry) => std::slice::from_ref(entry),
        None => &[],
    };
    for entry in identities.iter().filter(|entry| entry["identityType"] == "emailAddress") {
        let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
        answers.push(match entry.get("hashed").and_then(Value::as_bool) {
            Some(true) => recipient.is_hashed_as(text("identityHash"), text("salt")),
            Some(false) => Some(recipient.is(text("identityHash"))),
            None => None,
        });
    }
    if answers.contains(&Some(true)) {
        Check::passed(name, "it was made out to that e-mail address")
    } else if answers.contains(&None) {
        Check::unknown(name, "its e-mail address is hashed in a way that is not checked")
    } else if answers.is_empty() {
        Check::unknown(name, "it names its earner by no e-mail address")
    } else {
        Check::failed(name, "it was made out to another e-mail address".to_owned())
    }
}
