//! An issuer whose key everybody can guess, what it signed, and where it is looked up.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Arc, LazyLock};

use data_encoding::BASE64URL_NOPAD;
use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use laureate::credential::SigningKey;
use laureate::credential::canonical;
use laureate::credential::proof::{Cryptosuite, Proof, UnsignedCredential};
use laureate::credential::verify::{Fetched, Report, Sources, Verifier};
use serde_json::{Value, json};

/// The issuer.
pub const DID: &str = "did:web:badges.example:acme";
/// The address of its list.
pub const LIST: &str = "https://badges.example/acme/status/2026.json";

const CREATED: &str = "2026-05-01T00:00:00Z";
const SUITES: [Cryptosuite; 2] = [Cryptosuite::EddsaRdfc2022, Cryptosuite::EddsaJcs2022];

/// The world in which everything is as it should be.
pub static WORLD: LazyLock<World> = LazyLock::new(World::new);

/// What can be looked up.
#[derive(Clone)]
pub struct World {
    /// DID documents.
    pub dids: BTreeMap<String, Arc<Value>>,
    /// Status lists.
    pub lists: BTreeMap<String, Arc<Value>>,
}

impl Sources for World {
    fn did_document(&self, did: &str) -> Result<Fetched, String> {
        fetched(self.dids.get(did))
    }

    fn status_list(&self, address: &str) -> Result<Fetched, String> {
        fetched(self.lists.get(address))
    }
}

fn fetched(document: Option<&Arc<Value>>) -> Result<Fetched, String> {
    let document = document.cloned().ok_or_else(|| "it is not there".to_owned())?;
    Ok(Fetched { document, origin: "as this world says".to_owned() })
}

impl World {
    fn new() -> Self {
        let list = Arc::new(sign(list(&pack(&bits()))));
        Self {
            dids: BTreeMap::from([(DID.to_owned(), Arc::new(did_document()))]),
            lists: BTreeMap::from([(LIST.to_owned(), list)]),
        }
    }

    /// The judgement of a document, as of a day on which the badge counts.
    pub fn judge(&self, document: Value) -> Report {
        Verifier::new(self, at()).verify(document)
    }
}

/// The time of all judgements.
pub fn at() -> Timestamp {
    Timestamp::from_second(1_780_272_000).unwrap_or_default() // 2026-06-01
}

/// The issuer's key.
pub fn key() -> SigningKey {
    SigningKey::from_seed(&[1; 32])
}

/// The issuer's DID document.
pub fn did_document() -> Value {
    let key = key().multikey();
    let method = format!("{DID}#{key}");
    json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": DID,
        "verificationMethod": [{"id": method, "type": "Multikey", "controller": DID,
            "publicKeyMultibase": key}],
        "assertionMethod": [method],
    })
}

/// The bits of a list in which entry 7 is set.
pub fn bits() -> Vec<u8> {
    let mut bits = vec![0; 16 << 10];
    bits[0] = 1;
    bits
}

/// Bytes as an `encodedList`.
pub fn pack(bits: &[u8]) -> String {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    let packed = writer.write_all(bits).and_then(|()| writer.finish()).unwrap_or_default();
    format!("u{}", BASE64URL_NOPAD.encode(&packed))
}

/// An unsigned list.
pub fn list(encoded: &str) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": LIST,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": DID,
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {"id": format!("{LIST}#list"), "type": "BitstringStatusList",
            "statusPurpose": "revocation", "encodedList": encoded},
    })
}

/// An unsigned badge.
pub fn badge(index: u32) -> Value {
    json!({
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
        ],
        "id": format!("https://badges.example/acme/credentials/{index}/credential.json"),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Ropes and knots",
        "issuer": {"id": DID, "type": ["Profile"], "name": "Acme"},
        "validFrom": CREATED,
        "validUntil": "2027-05-01T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [{"type": "IdentityObject", "hashed": false, "identityHash": "Ada",
                "identityType": "name"}],
            "achievement": {
                "id": "https://badges.example/acme/badges/knots/achievement.json",
                "type": ["Achievement"], "name": "Ropes and knots",
                "description": "Ties what should hold.",
                "criteria": {"narrative": "Tied a bowline with one hand."}
            }
        },
        "credentialStatus": {"id": format!("{LIST}#{index}"), "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation", "statusListIndex": index.to_string(),
            "statusListCredential": LIST},
    })
}

/// The document, signed by the issuer.
pub fn sign(document: Value) -> Value {
    let key = key();
    let method = format!("{DID}#{}", key.multikey());
    let proof = Proof { created: CREATED, verification_method: &method };
    let signed = UnsignedCredential::new(document)
        .and_then(|document| document.sign_with(&SUITES, &key, proof));
    signed.expect("the sample can be signed").into_value()
}

/// A signed badge that is valid.
pub static BADGE: LazyLock<Value> = LazyLock::new(|| sign(badge(1)));

/// A signed endorsement of that badge that is valid.
pub static ENDORSEMENT: LazyLock<Value> = LazyLock::new(|| {
    let mut endorsement = badge(2);
    endorsement["type"][1] = json!("EndorsementCredential");
    endorsement["credentialSubject"] = json!({
        "id": "https://badges.example/acme/credentials/1/credential.json",
        "type": ["EndorsementSubject"],
        "endorsementComment": "I saw it."
    });
    sign(endorsement)
});

/// What all that is signed says, in statements.
pub static SAID: LazyLock<Vec<String>> = LazyLock::new(|| {
    let samples = [&*BADGE, &*ENDORSEMENT, &*WORLD.lists[LIST]];
    samples.into_iter().filter_map(|sample| canonical::rdfc(&unsigned(sample)).ok()).collect()
});

/// The document without its proofs.
pub fn unsigned(document: &Value) -> Value {
    let mut unsigned = document.clone();
    if let Some(object) = unsigned.as_object_mut() {
        object.remove("proof");
    }
    unsigned
}
