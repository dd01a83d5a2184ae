//! DIDs and their documents (*Decentralized Identifiers 1.0*, *Controlled Identifiers 1.0*),
//! as far as keys go.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Check;
use super::method::{Method, MethodFault, absolute, entries};
use crate::credential::{VerificationKey, contexts};

/// The document of a `did:key` of a key that is checked: Ed25519, P-256, P-384. Nothing where it is none.
pub fn key_document(did: &str) -> Option<Value> {
    let multikey = did.strip_prefix("did:key:")?;
    VerificationKey::from_multikey(multikey)?;
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
pub(super) fn check_document(document: &Value) -> Check {
    match read_document(document) {
        Ok(detail) => Check::passed("parse", detail),
        Err(MethodFault::Wrong(detail)) => Check::failed("parse", detail),
        Err(MethodFault::Open(detail)) => Check::unknown("parse", detail),
    }
}

fn read_document(document: &Value) -> Result<String, MethodFault> {
    let wrong = |what: &str| MethodFault::Wrong(what.to_owned());
    let did = document.get("id").and_then(Value::as_str).ok_or_else(|| wrong("it has no `id`"))?;
    let methods = entries(document, "verificationMethod");
    let mut ids = BTreeSet::new();
    for entry in methods {
        let Method { id, .. } = Method::read(did, entry)?;
        if ids.contains(&id) {
            return Err(MethodFault::Wrong(format!("the key `{id}` stands twice")));
        }
        ids.insert(id);
    }
    let assertions = entries(document, "assertionMethod");
    for assertion in assertions {
        if assertion.is_object() {
            Method::read(did, assertion)?;
            continue;
        }
        let id = absolute(did, assertion);
        let id = id.ok_or_else(|| wrong("its `assertionMethod` is no list of keys"))?;
        if !ids.contains(&id) {
            let what = format!("`{id}` is under `assertionMethod`, but no key has that id");
            return Err(MethodFault::Wrong(what));
        }
    }
    let (all, counted) = (methods.len(), assertions.len());
    let (all_keys, sign) =
        (if all == 1 { "key" } else { "keys" }, if counted == 1 { "signs" } else { "sign" });
    Ok(format!("a DID document, well formed, with {all} {all_keys}, of which {counted} {sign}"))
}
