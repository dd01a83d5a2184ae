//! DIDs and their documents (*Decentralized Identifiers 1.0*, *Controlled Identifiers 1.0*),
//! as far as keys go.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::form::has_type;
use crate::credential::{PublicKey, contexts};

/// The document of a `did:key` of an Ed25519 key. Nothing where it is none.
pub fn key_document(did: &str) -> Option<Value> {
    let multikey = did.strip_prefix("did:key:")?;
    PublicKey::from_multikey(multikey)?;
    let method = format!("{did}#{multikey}");
    Some(json!({
        "@context": [contexts::DID_V1, contexts::MULTIKEY_V1],
        "id": did,
        "verificationMethod": [{
            "id": method,
            "type": "Multikey",
            "controller": did,
            "publicKeyMultibase": multikey,
        }],
        "assertionMethod": [method],
    }))
}

/// Where the document of a `did:web` is published. Nothing where it is none, or names a
/// place that no web site has.
pub fn web_address(did: &str) -> Option<String> {
    let mut parts = did.strip_prefix("did:web:")?.split(':');
    let host = parts.next()?.replace("%3A", ":").replace("%3a", ":");
    let (name, port) = host.split_once(':').unwrap_or((&host, "443"));
    let plain = |part: &str| {
        !matches!(part, "" | "." | "..")
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
    };
    if !name.split('.').all(plain) || port.parse::<u16>().is_err() {
        return None;
    }
    let segments: Vec<&str> = parts.collect();
    if !segments.iter().all(|segment| plain(segment)) {
        return None;
    }
    Some(match segments.as_slice() {
        [] => format!("https://{host}/.well-known/did.json"),
        segments => format!("https://{host}/{}/did.json", segments.join("/")),
    })
}

/// Whether an object that is no credential means to be a DID document.
pub(super) fn looks_like_document(document: &Value) -> bool {
    let id = document.get("id").and_then(Value::as_str);
    id.is_some_and(|id| id.starts_with("did:"))
        && (document.get("verificationMethod").is_some()
            || document.get("assertionMethod").is_some())
}

/// Checks that each key of a DID document can be read and is its own.
///
/// # Errors
/// Why it is malformed.
pub(super) fn check_document(document: &Value) -> Result<String, String> {
    let did = document.get("id").and_then(Value::as_str).ok_or("it has no `id`")?;
    let methods = document.get("verificationMethod").and_then(Value::as_array);
    let methods = methods.map(Vec::as_slice).unwrap_or_default();
    let mut ids = BTreeSet::new();
    for method in methods {
        let (id, _) = read_method(did, method)?;
        if !ids.insert(id) {
            return Err(format!("the key `{id}` stands twice"));
        }
    }
    let assertions = document.get("assertionMethod").and_then(Value::as_array);
    let assertions = assertions.map(Vec::as_slice).unwrap_or_default();
    for assertion in assertions {
        let id = assertion.as_str().ok_or("its `assertionMethod` is no list of ids")?;
        if !ids.contains(id) {
            return Err(format!("`{id}` is under `assertionMethod`, but no key has that id"));
        }
    }
    let (all, counted) = (methods.len(), assertions.len());
    let (all_keys, sign) =
        (if all == 1 { "key" } else { "keys" }, if counted == 1 { "signs" } else { "sign" });
    Ok(format!("a DID document, well formed, with {all} {all_keys}, of which {counted} {sign}"))
}

/// The id and the key of one verification method.
fn read_method<'a>(did: &str, method: &'a Value) -> Result<(&'a str, PublicKey), String> {
    let text = |key: &str| method.get(key).and_then(Value::as_str);
    let id = text("id").ok_or("a key has no `id`")?;
    if id.strip_prefix(did).is_none_or(|rest| !rest.starts_with('#')) {
        return Err(format!("the key `{id}` is not of `{did}`"));
    }
    if text("controller") != Some(did) {
        return Err(format!("the key `{id}` is controlled by another"));
    }
    if !(has_type(method, "Multikey") || has_type(method, "Ed25519VerificationKey2020")) {
        return Err(format!("the key `{id}` is of a kind that is not checked"));
    }
    let key = text("publicKeyMultibase").and_then(PublicKey::from_multikey);
    key.map(|key| (id, key)).ok_or_else(|| format!("the key `{id}` is no Ed25519 Multikey"))
}

/// A key of a DID document, and what the document says of it.
pub(super) struct Method<'a> {
    /// The key.
    pub(super) key: PublicKey,
    /// The entry.
    pub(super) entry: &'a Value,
}

/// The key `id`, as far as the document allows it to sign credentials.
///
/// # Errors
/// The document is of another DID, has no such key, or does not allow it.
pub(super) fn signing_method<'a>(
    document: &'a Value,
    did: &str,
    id: &str,
) -> Result<Method<'a>, String> {
    if document.get("id").and_then(Value::as_str) != Some(did) {
        return Err(format!("the DID document found for `{did}` is of another"));
    }
    let list = |key: &str| {
        let entries = document.get(key).and_then(Value::as_array);
        entries.map(Vec::as_slice).unwrap_or_default()
    };
    let named = |entry: &&Value| entry.get("id").is_some_and(|found| found == id);
    let assertions = list("assertionMethod");
    let embedded = assertions.iter().find(named);
    let entry = list("verificationMethod").iter().find(named).or(embedded);
    let short = id.rsplit('#').next().unwrap_or(id);
    let entry = entry.ok_or_else(|| format!("`{did}` lists no key `{short}`"))?;
    let (_, key) = read_method(did, entry)?;
    if embedded.is_none() && !assertions.iter().any(|assertion| assertion == id) {
        return Err(match entry.get("revoked").and_then(Value::as_str) {
            Some(revoked) => format!("`{did}` revoked the key `{short}` on {revoked}"),
            None => format!("`{did}` does not let the key `{short}` sign credentials"),
        });
    }
    Ok(Method { key, entry })
}
