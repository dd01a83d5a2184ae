//! Who is said to issue a document, and which keys are theirs.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::Value;

use super::method::{Method, MethodFault, allowed};
use super::{Fetched, Sources, did};
use crate::credential::VerificationKey;

/// The issuer of a document, looked up.
pub(super) struct Issuer<'a> {
    /// Its id.
    pub(super) id: &'a str,
    sources: &'a dyn Sources,
    document: Result<Fetched, String>,
}

impl<'a> Issuer<'a> {
    /// Looks the document of an issuer up: a `did:key` says it itself, a `did:web` and an
    /// https address publish one.
    pub(super) fn resolve(id: &'a str, sources: &'a dyn Sources) -> Self {
        let document = if id.starts_with("did:key:") {
            let document = did::key_document(id).map(|document| Fetched {
                document: Arc::new(document),
                origin: "which the did:key itself says".to_owned(),
            });
            document.ok_or_else(|| format!("`{id}` is no key that is checked"))
        } else if id.starts_with("did:web:") {
            sources.did_document(id)
        } else if id.starts_with("https://") {
            sources.document(id)
        } else {
            Err(format!("`{id}` is neither a did:web, a did:key nor an https address"))
        };
        Self { id, sources, document }
    }

    /// Where its keys were found, for people.
    pub(super) fn origin(&self) -> &str {
        self.document.as_ref().map_or("", |fetched| fetched.origin.as_str())
    }

    /// The key `method`, where the issuer lets it sign credentials, with what is said of it.
    ///
    /// # Errors
    /// The key is not the issuer's, or it cannot be said whose it is.
    pub(super) fn key(&self, method: &str) -> Result<(VerificationKey, Value), MethodFault> {
        let issuer = self.id;
        if issuer.is_empty() {
            return Err(MethodFault::Open("nobody is said to issue it".to_owned()));
        }
        let owner = match method.split_once('#') {
            Some((owner, _)) => owner,
            None if method.starts_with("did:key:") => method,
            None if method.starts_with("https://") => return self.key_apart(method),
            None => {
                let what = format!("the key `{method}` is of no DID and at no address");
                return Err(MethodFault::Wrong(what));
            }
        };
        if owner != issuer {
            let what = format!("`{owner}` signed it, and `{issuer}` is said to issue it");
            return Err(MethodFault::Wrong(what));
        }
        let document = &self.document()?.document;
        if let Some(entry) = allowed(document, issuer, &Self::in_full(method))? {
            Method::read(issuer, entry).map(|found| (found.key, entry.clone()))
        } else {
            let what = format!("`{issuer}` names the key `{method}`, and nobody describes it");
            Err(MethodFault::Wrong(what))
        }
    }

    /// A did:key is its own only key, so some name it without a fragment.
    fn in_full(method: &str) -> Cow<'_, str> {
        match method.strip_prefix("did:key:") {
            Some(key) if !key.contains('#') => Cow::Owned(format!("{method}#{key}")),
            _ => Cow::Borrowed(method),
        }
    }

    /// A key that has an address of its own. Its document names the issuer as its
    /// controller, and the issuer lists it.
    fn key_apart(&self, method: &str) -> Result<(VerificationKey, Value), MethodFault> {
        let issuer = self.id;
        if !issuer.starts_with("https://") {
            let what = format!("`{method}` signed it, and `{issuer}` is said to issue it");
            return Err(MethodFault::Wrong(what));
        }
        let entry = if let Some(entry) = allowed(&self.document()?.document, issuer, method)? {
            entry.clone()
        } else {
            let fetched = self.sources.document(method);
            Value::clone(&fetched.map_err(MethodFault::Open)?.document)
        };
        if entry.get("id").is_none_or(|id| id != method) {
            return Err(MethodFault::Wrong(format!("the key at `{method}` is another one")));
        }
        let key = Method::read_apart(issuer, Cow::Borrowed(method), &entry)?.key;
        Ok((key, entry))
    }

    fn document(&self) -> Result<&Fetched, MethodFault> {
        self.document.as_ref().map_err(|reason| MethodFault::Open(reason.clone()))
    }
}
