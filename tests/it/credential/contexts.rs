//! The embedded contexts are those that are published.

use laureate::credential::contexts::find;
use serde_json::Value;

use super::shared;

#[test]
fn embedded_contexts_equal_the_published_ones() {
    let published = [
        ("https://www.w3.org/ns/credentials/v2", "credentials-v2.jsonld"),
        // The content that verifiers embed; the address has since gained two terms.
        (
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            "ob-v3p0-context-3.0.3.as-of-2025-04.json",
        ),
        ("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json", "ob-v3p0-extensions.json"),
        ("https://www.w3.org/ns/did/v1", "did-v1.jsonld"),
        ("https://w3id.org/security/multikey/v1", "multikey-v1.jsonld"),
        ("https://w3id.org/security/data-integrity/v1", "data-integrity-v1.jsonld"),
        ("https://w3id.org/security/data-integrity/v2", "data-integrity-v2.jsonld"),
        ("https://w3id.org/security/suites/ed25519-2020/v1", "ed25519-2020-v1.jsonld"),
    ];
    for (address, file) in published {
        let embedded: Value = serde_json::from_str(find(address).unwrap()).unwrap();
        if let Some(published) = shared::json(&format!("contexts/{file}")) {
            assert_eq!(embedded, published, "{address}");
        }
    }
}
