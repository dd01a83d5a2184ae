//! Keys in the documents of those who control them (*Controlled Identifiers 1.0*, section
//! 2.2; *Decentralized Identifiers 1.0*, section 5.2).

use std::borrow::Cow;

use serde_json::Value;

use super::form::has_type;
use crate::credential::VerificationKey;

/// A key of a document, and what the document says of it.
pub(super) struct Method<'a> {
    /// Its id, absolute.
    pub(super) id: Cow<'a, str>,
    /// The key.
    pub(super) key: VerificationKey,
}

/// Why a key does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum MethodFault {
    /// It is not there, not allowed, or of another.
    Wrong(String),
    /// It is of a kind that is not judged, or nobody says whose it is.
    Open(String),
}

impl<'a> Method<'a> {
    /// Reads an entry of the document of `controller`.
    ///
    /// # Errors
    /// It has no id of that document, is controlled by another, or holds no key that is
    /// checked.
    pub(super) fn read(controller: &str, entry: &'a Value) -> Result<Self, MethodFault> {
        let wrong = |what: String| MethodFault::Wrong(what);
        let id = entry.get("id").and_then(|id| absolute(controller, id));
        let id = id.ok_or_else(|| wrong("a key has no `id`".to_owned()))?;
        if id.strip_prefix(controller).is_none_or(|rest| !rest.starts_with('#')) {
            return Err(wrong(format!("the key `{id}` is not of `{controller}`")));
        }
        Self::read_apart(controller, id, entry)
    }

    /// Reads an entry that may be a document of its own.
    ///
    /// # Errors
    /// It is controlled by another, or holds no key that is checked.
    pub(super) fn read_apart(
        controller: &str,
        id: Cow<'a, str>,
        entry: &'a Value,
    ) -> Result<Self, MethodFault> {
        if entry.get("controller").is_none_or(|found| found != controller) {
            return Err(MethodFault::Wrong(format!("the key `{id}` is controlled by another")));
        }
        let key = key(entry, &id)?;
        Ok(Self { id, key })
    }
}

/// The key of an entry.
fn key(entry: &Value, id: &str) -> Result<VerificationKey, MethodFault> {
    let of = |names: &[&str]| names.iter().any(|name| has_type(entry, name));
    let multikey = entry.get("publicKeyMultibase").map(|text| {
        let text = text.as_str().unwrap_or_default();
        VerificationKey::from_multikey(text)
    });
    let jwk = entry.get("publicKeyJwk").map(VerificationKey::from_jwk);
    let found = if of(&["Multikey", "Ed25519VerificationKey2020"]) {
        multikey
    } else if of(&["JsonWebKey", "JsonWebKey2020"]) {
        jwk
    } else if of(&["EcdsaSecp256r1VerificationKey2019"]) {
        multikey.or(jwk)
    } else {
        None
    };
    match found {
        Some(Some(key)) => Ok(key),
        Some(None) if is_of_another_curve(entry) => {
            Err(MethodFault::Open(format!("the key `{id}` is of a kind that is not checked")))
        }
        Some(None) => Err(MethodFault::Wrong(format!("the key `{id}` cannot be read"))),
        None => Err(MethodFault::Open(format!("the key `{id}` is of a kind that is not checked"))),
    }
}

/// Whether a JSON Web Key says that it is of a kind that is not judged here.
fn is_of_another_curve(entry: &Value) -> bool {
    let text = |name: &str| entry.pointer(&format!("/publicKeyJwk/{name}")).and_then(Value::as_str);
    text("kty").is_some_and(|kty| !matches!(kty, "OKP" | "EC"))
        || text("crv").is_some_and(|crv| !matches!(crv, "Ed25519" | "P-256" | "P-384"))
}

/// The entries of a property, which may stand alone.
pub(super) fn entries<'a>(document: &'a Value, name: &str) -> &'a [Value] {
    match document.get(name) {
        None => &[],
        Some(Value::Array(entries)) => entries,
        Some(entry) => std::slice::from_ref(entry),
    }
}

/// An id in the document of `controller`, which may be its fragment alone.
pub(super) fn absolute<'a>(controller: &str, id: &'a Value) -> Option<Cow<'a, str>> {
    let id = id.as_str()?;
    Some(match id.strip_prefix('#') {
        Some(_) => Cow::Owned(format!("{controller}{id}")),
        None => Cow::Borrowed(id),
    })
}

/// Whether the document of `controller` lets the key `id` sign credentials, and its entry
/// where it is there: one can be published elsewhere.
///
/// # Errors
/// The document is of another, publishes no keys, or does not allow it.
pub(super) fn allowed<'a>(
    document: &'a Value,
    controller: &str,
    id: &str,
) -> Result<Option<&'a Value>, MethodFault> {
    let wrong = |what: String| Err(MethodFault::Wrong(what));
    if document.get("id").and_then(Value::as_str) != Some(controller) {
        return wrong(format!("the document found for `{controller}` is of another"));
    }
    if ["verificationMethod", "assertionMethod"].iter().all(|name| document.get(name).is_none()) {
        return Err(MethodFault::Open(format!("`{controller}` publishes no keys")));
    }
    let is = |value: &Value| absolute(controller, value).is_some_and(|found| found == id);
    let named = |entry: &&Value| entry.get("id").is_some_and(is);
    let assertions = entries(document, "assertionMethod");
    let embedded = assertions.iter().find(named);
    let entry = entries(document, "verificationMethod").iter().find(named).or(embedded);
    let short = id.rsplit('#').next().unwrap_or(id);
    if embedded.is_some() || assertions.iter().any(is) {
        return Ok(entry);
    }
    match entry.map(|entry| entry.get("revoked").and_then(Value::as_str)) {
        None => wrong(format!("`{controller}` lists no key `{short}`")),
        Some(Some(revoked)) => {
            wrong(format!("`{controller}` revoked the key `{short}` on {revoked}"))
        }
        Some(None) => {
            wrong(format!("`{controller}` does not let the key `{short}` sign credentials"))
        }
    }
}
