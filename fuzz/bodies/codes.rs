//! Keys and signatures as text: each has one spelling only.

use laureate::credential::proof::Secured;
use laureate::credential::{PublicKey, SigningKey, VerificationKey, multikey};
use serde_json::Value;

use super::world::{BADGE, key};

/// What can be read is spelled as it would be written; a signature in another spelling
/// does not count.
pub fn hold(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Some(point) = multikey::decode_public(text) {
        assert_eq!(multikey::encode_public(&point), text);
    }
    if let Some(seed) = multikey::decode_secret(text) {
        assert_eq!(multikey::encode_secret(&seed).as_str(), text);
    }
    if let Some(key) = PublicKey::from_multikey(text) {
        assert_eq!(key.to_multikey(), text);
    }
    if let Some(key) = VerificationKey::from_multikey(text) {
        assert_eq!(key.to_multikey(), text);
    }
    if let Ok(key) = SigningKey::from_text(text) {
        assert_eq!(
            SigningKey::from_text(&key.to_multikey()).map(|key| key.multikey()).ok(),
            Some(key.multikey())
        );
        assert!(text.trim().starts_with("-----BEGIN") || *key.to_multikey() == text.trim());
    }
    signature(text);
}

/// The sample's proofs with the text for their `proofValue`.
fn signature(text: &str) {
    let secured = Secured::new(&BADGE).expect("the sample is an object");
    for proof in secured.proofs() {
        let mut changed = proof.clone();
        changed["proofValue"] = Value::from(text);
        let key = VerificationKey::from(key().public());
        if secured.check(&changed, key).is_ok() {
            assert_eq!(proof["proofValue"], text, "a second spelling of a signature");
        }
    }
}
