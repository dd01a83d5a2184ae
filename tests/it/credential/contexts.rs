//! The embedded contexts are those that are published.

use laureate::credential::canonical::{Hash, canonicalize, rdfc};
use laureate::credential::contexts::{CLR, CREDENTIALS_V2, OPEN_BADGES, find};
use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use serde_json::{Value, json};

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

/// The canonical form of a document, where `clr` stands at the address of the context of
/// learner records.
fn canonical_with(document: &Value, clr: &str) -> String {
    let (text, clr) = (document.to_string(), clr.to_owned());
    let parser = JsonLdParser::new().for_slice(text.as_bytes()).with_load_document_callback(
        move |address, _| {
            let document = if address == CLR { &clr } else { find(address).unwrap() };
            Ok(JsonLdRemoteDocument {
                document: document.as_bytes().to_vec(),
                document_url: address.to_owned(),
            })
        },
    );
    canonicalize(&parser.map(Result::unwrap).collect::<Vec<_>>(), Hash::Sha256).unwrap()
}

/// Every term of a learner record, and every way to write what may stand alone or in a list.
fn every_term() -> Vec<Value> {
    let subject = json!({
        "id": "urn:x:earner",
        "type": ["ClrSubject"],
        "identifier": {
            "type": "IdentityObject", "hashed": false, "identityHash": "Ada", "identityType": "name"
        },
        "verifiableCredential": ["cred:text", {"id": "urn:x:1", "type": ["VerifiableCredential"]}],
        "achievement": [{"id": "urn:x:a", "type": ["Achievement"], "name": "A"}, "obi:text"],
        "association": {
            "id": "urn:x:as",
            "type": "Association",
            "associationType": "isPartOf",
            "sourceId": "urn:x:a",
            "targetId": "urn:x:b"
        }
    });
    let contexts = [
        json!([CREDENTIALS_V2, CLR, OPEN_BADGES]),
        json!([CREDENTIALS_V2, OPEN_BADGES, CLR]),
        json!([CLR]),
    ];
    let document = |context: &Value| {
        json!({
            "@context": context,
            "id": "urn:x:clr",
            "type": ["VerifiableCredential", "ClrCredential"],
            "partial": true,
            "name": "Record",
            "credentialSubject": subject
        })
    };
    let alone = |context: &Value| {
        let mut subject = subject.clone();
        subject["@context"] = context.clone();
        subject
    };
    contexts.iter().map(document).chain(contexts.iter().map(alone)).collect()
}

#[test]
fn records_mean_the_same_with_our_context_as_with_the_published_one() {
    let Some(published) = shared::text("contexts/clr-v2p0-context-2.0.1.json") else { return };
    let mut documents = every_term();
    documents.extend(shared::json("generated-vectors/clr.signed.json"));
    documents.extend(shared::json("ob3-guide-vectors/clrv2p0/signed.json"));
    assert_eq!(documents.len(), 8);
    for mut document in documents {
        document.as_object_mut().unwrap().remove("proof");
        let ours = canonical_with(&document, find(CLR).unwrap());
        assert_eq!(ours, canonical_with(&document, &published), "{document:#}");
    }
}

#[test]
fn records_have_the_canonical_form_that_others_give_them() {
    let (Some(unsigned), Some(expected)) = (
        shared::json("generated-vectors/clr.unsigned.json"),
        shared::text("generated-vectors/clr.doc.nq"),
    ) else {
        return;
    };
    assert_eq!(rdfc(&unsigned).unwrap(), expected);
}
