//! DID documents and the addresses where they are published.

use std::collections::BTreeMap;
use std::sync::Arc;

use laureate::credential::verify::{Kind, Verdict, did};
use laureate::credential::{VerificationKey, canonical};
use serde_json::Value;

use super::world::{BADGE, DID, WORLD, World, key};

/// A document makes a badge valid only if it holds the issuer's key, and an address is one
/// of a plain web site.
pub fn hold(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        address(text);
        key_of_did(text);
    }
    let Ok(document) = canonical::parse(bytes) else { return };
    if Kind::of(&document) == Ok(Kind::DidDocument) {
        let verdict = WORLD.judge(document.clone()).verdict();
        assert!(matches!(verdict, Verdict::Valid | Verdict::Invalid | Verdict::Unknown));
    }
    if let Some(key) = VerificationKey::from_jwk(&document) {
        assert_eq!(VerificationKey::from_multikey(&key.to_multikey()), Some(key));
    }
    vouch(document);
}

/// The sample, judged in a world where this is its issuer's document.
fn vouch(document: Value) {
    let holds_key = any_text(&document, &|text| text == key().multikey() || text == in_jwk());
    let says_did = any_text(&document, &|text| text == DID);
    let dids = BTreeMap::from([(DID.to_owned(), Arc::new(document))]);
    let world = World { dids, lists: WORLD.lists.clone() };
    if world.judge(BADGE.clone()).verdict() == Verdict::Valid {
        assert!(holds_key && says_did, "a badge is valid by a document without its key");
    }
}

/// The issuer's key as the `x` of a JSON Web Key.
pub fn in_jwk() -> String {
    let point = laureate::credential::multikey::decode_public(&key().multikey());
    data_encoding::BASE64URL_NOPAD.encode(&point.unwrap_or_default())
}

fn any_text(value: &Value, is: &dyn Fn(&str) -> bool) -> bool {
    match value {
        Value::String(text) => is(text),
        Value::Array(entries) => entries.iter().any(|entry| any_text(entry, is)),
        Value::Object(entries) => entries.values().any(|entry| any_text(entry, is)),
        _ => false,
    }
}

fn address(did: &str) {
    let Some(address) = did::web_address(did) else { return };
    let (host, path) = address
        .strip_prefix("https://")
        .and_then(|rest| rest.split_once('/'))
        .expect("an address has a host and a path");
    assert!(did.starts_with("did:web:"));
    assert!(path.ends_with("did.json"));
    assert!(!path.split('/').any(|part| matches!(part, "" | "." | "..")), "{address}");
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:/".contains(&byte);
    assert!(!host.is_empty() && address[8..].bytes().all(plain), "{address}");
    assert!(address.len() <= did.len() + 40);
}

fn key_of_did(did: &str) {
    let Some(document) = did::key_document(did) else { return };
    assert_eq!(document["id"], did);
    let method = &document["verificationMethod"][0];
    let key = method["publicKeyMultibase"].as_str().and_then(VerificationKey::from_multikey);
    let key = key.expect("the key that was read can be read again");
    assert_eq!(format!("did:key:{key}"), did, "a key has one did:key");
}
