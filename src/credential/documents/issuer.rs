//! The issuer: its Profile and its DID document.

use std::borrow::Cow;

use super::{Mode, uri};
use crate::credential::fast::{Fields, Tree, words};
use crate::model::{Catalog, PublicKey, Settings};

/// The contexts of an Open Badges 3.0 document, in the order that verifiers ask for.
pub(super) const CONTEXTS: [&str; 2] = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
];

/// What the issuer's name ends in where a development key signs, and that of a list.
pub(super) const DRAFT: &str = " (draft)";

/// The issuer as an Open Badges Profile (section B.1.14 of Open Badges 3.0).
pub(super) fn profile(catalog: &Catalog, mode: Mode) -> Fields<'_> {
    let settings = catalog.settings();
    let issuer = &settings.issuer;
    let url = issuer.url.as_deref().unwrap_or(settings.base_url.as_str());
    named(settings, mode)
        .text("url", url)
        .text_if("email", issuer.email.as_deref())
        .text_if("description", issuer.description.as_deref())
        .with_if(
            "image",
            issuer.image.as_ref().map(|picture| image(settings.base_url.join(&picture.address))),
        )
}

/// The issuer with its name alone, where the full Profile would only repeat.
pub(super) fn named(settings: &Settings, mode: Mode) -> Fields<'_> {
    Fields::default()
        .iri("id", settings.did.as_str())
        .with("type", words(&["Profile"]))
        .with("name", display_name(settings, mode))
}

/// The issuer's name, which of a draft says so.
pub(super) fn name(settings: &Settings, mode: Mode) -> Cow<'_, str> {
    match mode {
        Mode::Production => settings.issuer.name.as_str().into(),
        Mode::Draft => format!("{}{DRAFT}", settings.issuer.name).into(),
    }
}

/// The same, as part of a document.
pub(super) fn display_name(settings: &Settings, mode: Mode) -> Tree<'_> {
    Tree::Text(name(settings, mode))
}

/// An Open Badges Image. Its `type` is a plain string, unlike that of others.
pub(super) fn image<'a>(address: String) -> Tree<'a> {
    Fields::default().iri("id", address).word("type", "Image").tree()
}

/// `issuer.json`.
pub(super) fn document(catalog: &Catalog, mode: Mode) -> Tree<'_> {
    let mut fields = vec![("@context", words(&CONTEXTS))];
    if let Tree::Map(profile) = profile(catalog, mode).tree() {
        fields.extend(profile);
    }
    Tree::Map(fields)
}

/// `did.json`: the keys under which credentials verify, the signing key first, for some
/// verifiers look at no other; then the newest first. A revoked key is told, but proves
/// nothing any more. (Controlled Identifiers 1.0, section 2.2.)
///
/// Verifiers of the Digital Credentials Consortium read at most 8 KiB: some twenty keys.
pub(super) fn did_document<'a>(settings: &'a Settings, signer: &'a str) -> Tree<'a> {
    let mut keys: Vec<&PublicKey> =
        settings.keys.iter().filter(|key| key.multikey != signer).collect();
    keys.sort_by(|a, b| b.created.cmp(&a.created).then_with(|| a.multikey.cmp(&b.multikey)));
    let valid = keys.iter().filter(|key| key.revoked.is_none());
    let assertions = std::iter::once(signer).chain(valid.map(|key| key.multikey.as_str()));
    let assertions = assertions.map(|key| Tree::Iri(method_id(&settings.did, key).into()));
    let methods = std::iter::once(method(settings, signer, None))
        .chain(keys.iter().map(|key| method(settings, &key.multikey, Some(key))));
    Fields::default()
        .with(
            "@context",
            words(&["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"]),
        )
        .iri("id", settings.did.as_str())
        .list("verificationMethod", methods.collect())
        .list("assertionMethod", assertions.collect())
        .tree()
}

fn method<'a>(settings: &'a Settings, multikey: &'a str, key: Option<&PublicKey>) -> Tree<'a> {
    let fields = Fields::default()
        .iri("id", method_id(&settings.did, multikey))
        .word("type", "Multikey")
        .iri("controller", settings.did.as_str())
        .text("publicKeyMultibase", multikey);
    match key.and_then(|key| key.revoked) {
        Some(revoked) => fields.text("revoked", revoked.to_string()).tree(),
        None => fields.tree(),
    }
}

/// What a proof calls the key: the key itself is the fragment, so that no verifier need
/// look it up to check the signature.
pub(super) fn method_id(did: &str, multikey: &str) -> String {
    format!("{did}#{multikey}")
}

/// Whether the issuer's identifier can name a node.
pub(super) fn is_sound(did: &str) -> bool {
    uri::uri(did).is_some_and(|uri| uri == did) && !did.contains('#')
}
