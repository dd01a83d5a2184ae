//! A small site to verify: an issuer, its key, a list, and badges.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;

use data_encoding::BASE64URL_NOPAD;
use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use laureate::credential::SigningKey;
use laureate::credential::proof::{Cryptosuite, Proof, UnsignedCredential};
use laureate::credential::verify::{Fetched, Report, Sources, Verifier};
use serde_json::{Value, json};

pub(crate) const DID: &str = "did:web:badges.example:acme";
pub(crate) const LIST: &str = "https://badges.example/acme/status/2026.json";
pub(crate) const CREATED: &str = "2026-05-01T00:00:00Z";
pub(crate) const BOTH: [Cryptosuite; 2] = [Cryptosuite::EddsaRdfc2022, Cryptosuite::EddsaJcs2022];

pub(crate) fn key() -> SigningKey {
    SigningKey::from_seed(&[1; 32])
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Everything that can be looked up.
#[derive(Clone, Default)]
pub(crate) struct World {
    pub(crate) dids: BTreeMap<String, Value>,
    pub(crate) lists: BTreeMap<String, Value>,
    pub(crate) documents: BTreeMap<String, Value>,
}

impl Sources for World {
    fn did_document(&self, did: &str) -> Result<Fetched, String> {
        fetched(self.dids.get(did))
    }

    fn document(&self, address: &str) -> Result<Fetched, String> {
        fetched(self.documents.get(address))
    }

    fn status_list(&self, address: &str) -> Result<Fetched, String> {
        fetched(self.lists.get(address))
    }
}

fn fetched(document: Option<&Value>) -> Result<Fetched, String> {
    let document = document.cloned().map(Arc::new).ok_or_else(|| "not found".to_owned())?;
    Ok(Fetched { document, origin: "as this test says".to_owned() })
}

impl World {
    /// The issuer with its key, and a list in which entry 7 is revoked.
    pub(crate) fn new() -> Self {
        let dids = [(DID.to_owned(), did_document(&[key().multikey()]))].into();
        let list = sign(list(DID, &[7]), DID, &key());
        Self { dids, lists: [(LIST.to_owned(), list)].into(), ..Self::default() }
    }

    pub(crate) fn judge(&self, document: &Value) -> Report {
        self.judge_at(document, "2026-06-01T00:00:00Z")
    }

    pub(crate) fn judge_at(&self, document: &Value, time: &str) -> Report {
        Verifier::new(self, at(time)).verify(document.clone())
    }
}

pub(crate) fn did_document(keys: &[String]) -> Value {
    let method = |key: &String| {
        json!({"id": format!("{DID}#{key}"), "type": "Multikey", "controller": DID,
            "publicKeyMultibase": key})
    };
    json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": DID,
        "verificationMethod": keys.iter().map(method).collect::<Vec<_>>(),
        "assertionMethod": keys.iter().map(|key| format!("{DID}#{key}")).collect::<Vec<_>>(),
    })
}

pub(crate) fn list(issuer: &str, set: &[usize]) -> Value {
    list_of(issuer, set, 16 << 10)
}

pub(crate) fn list_of(issuer: &str, set: &[usize], bytes: usize) -> Value {
    let mut bits = vec![0_u8; bytes];
    for index in set {
        bits[index / 8] |= 0x80 >> (index % 8);
    }
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(&bits).unwrap();
    let encoded = format!("u{}", BASE64URL_NOPAD.encode(&packer.finish().unwrap()));
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": LIST,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {"id": format!("{LIST}#list"), "type": "BitstringStatusList",
            "statusPurpose": "revocation", "encodedList": encoded},
    })
}

/// An unsigned badge with this entry of the list.
pub(crate) fn badge(index: u32) -> Value {
    json!({
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
        ],
        "id": format!("https://badges.example/acme/credentials/{index}/credential.json"),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "X",
        "issuer": {"id": DID, "type": ["Profile"], "name": "Acme"},
        "validFrom": CREATED,
        "validUntil": "2027-05-01T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [{"type": "IdentityObject", "hashed": false, "identityHash": "Ada",
                "identityType": "name"}],
            "achievement": {
                "id": "https://badges.example/acme/badges/x/achievement.json",
                "type": ["Achievement"], "name": "X", "description": "Does x.",
                "criteria": {"narrative": "Did x."}
            }
        },
        "credentialStatus": {"id": format!("{LIST}#{index}"), "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation", "statusListIndex": index.to_string(),
            "statusListCredential": LIST},
    })
}

pub(crate) fn sign(document: Value, did: &str, key: &SigningKey) -> Value {
    sign_with(&BOTH, document, did, key)
}

pub(crate) fn sign_with(
    suites: &[Cryptosuite],
    document: Value,
    did: &str,
    key: &SigningKey,
) -> Value {
    let method = format!("{did}#{}", key.multikey());
    let proof = Proof { created: CREATED, verification_method: &method };
    let document = UnsignedCredential::new(document).unwrap();
    document.sign_with(suites, key, proof).unwrap().into_value()
}

/// The signed badge with this entry of the list.
pub(crate) fn signed(index: u32) -> Value {
    sign(badge(index), DID, &key())
}

/// The document with the value at `pointer` replaced or added.
pub(crate) fn with(document: &Value, pointer: &str, value: Value) -> Value {
    let mut document = document.clone();
    let (parent, last) = pointer.rsplit_once('/').unwrap();
    match document.pointer_mut(parent).unwrap() {
        Value::Array(entries) => entries[last.parse::<usize>().unwrap()] = value,
        Value::Object(entries) => drop(entries.insert(last.to_owned(), value)),
        _ => panic!("{pointer} leads nowhere"),
    }
    document
}
