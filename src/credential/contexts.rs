//! The JSON-LD contexts that credentials may name. There is no loader: a context that is
//! not here is an error, never a fetch.

use std::collections::BTreeMap;

/// Verifiable Credentials Data Model 2.0. First in every credential.
pub const CREDENTIALS_V2: &str = "https://www.w3.org/ns/credentials/v2";
/// Open Badges 3.0. Second in every badge.
pub const OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
/// Comprehensive Learner Record 2.0. Second in every portfolio, before Open Badges.
pub const CLR: &str = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";
/// What Open Badges 3.0 adds to the types of the data model.
pub const OPEN_BADGES_EXTENSIONS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";
/// Verifiable Credentials Data Model 1.1, of badges that others made before 2024.
pub const CREDENTIALS_V1: &str = "https://www.w3.org/2018/credentials/v1";
/// Decentralized Identifiers 1.0. First in every DID document.
pub const DID_V1: &str = "https://www.w3.org/ns/did/v1";
/// The form of key that DID documents carry.
pub const MULTIKEY_V1: &str = "https://w3id.org/security/multikey/v1";

/// Every context there is, with its address.
pub const ALL: [(&str, &str); 13] = [
    (CREDENTIALS_V2, include_str!("contexts/credentials-v2.json")),
    (OPEN_BADGES, include_str!("contexts/open-badges-3.0.3.json")),
    (CLR, include_str!("contexts/clr-2.0.1.json")),
    (OPEN_BADGES_EXTENSIONS, include_str!("contexts/open-badges-extensions.json")),
    (DID_V1, include_str!("contexts/did-v1.json")),
    (MULTIKEY_V1, include_str!("contexts/multikey-v1.json")),
    (
        "https://w3id.org/security/data-integrity/v1",
        include_str!("contexts/data-integrity-v1.json"),
    ),
    (
        "https://w3id.org/security/data-integrity/v2",
        include_str!("contexts/data-integrity-v2.json"),
    ),
    (
        "https://w3id.org/security/suites/ed25519-2020/v1",
        include_str!("contexts/ed25519-2020-v1.json"),
    ),
    // What badges of others name: older versions of the same.
    (CREDENTIALS_V1, include_str!("contexts/credentials-v1.json")),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
        include_str!("contexts/open-badges-3.0.0.json"),
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
        include_str!("contexts/open-badges-3.0.1.json"),
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
        include_str!("contexts/open-badges-3.0.2.json"),
    ),
];

/// The embedded context at `address`, as JSON text.
pub fn find(address: &str) -> Option<&'static str> {
    ALL.iter().find(|(known, _)| *known == address).map(|(_, text)| *text)
}

/// The contexts that a document may name: the embedded ones, and what the caller adds.
#[derive(Debug, Clone, Default)]
pub struct Contexts(BTreeMap<String, String>);

impl Contexts {
    /// The same with one more, as JSON text. An embedded one cannot be replaced.
    #[must_use]
    pub fn with(mut self, address: &str, text: &str) -> Self {
        self.0.insert(address.to_owned(), text.to_owned());
        self
    }

    /// The context at `address`, as JSON text.
    pub fn find(&self, address: &str) -> Option<&str> {
        find(address).or_else(|| self.0.get(address).map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn every_context_is_json_with_a_context() {
        for (address, text) in ALL {
            let value: Value = serde_json::from_str(text).unwrap();
            assert!(value.get("@context").is_some(), "{address}");
        }
    }

    #[test]
    fn nothing_else_is_known() {
        let other = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.1.json";
        assert_eq!(find(other), None);
        assert_eq!(Contexts::default().find(other), None);
        let more = Contexts::default().with(other, "{}").with(CREDENTIALS_V2, "{}");
        assert_eq!(more.find(other), Some("{}"));
        assert_eq!(more.find(CREDENTIALS_V2), find(CREDENTIALS_V2));
    }
}
