//! Proofs that only others make, with keys of each kind, signed here by the book.

use laureate::credential::VerificationKey;
use laureate::credential::canonical::{Hash, jcs, rdfc_with};
use laureate::credential::contexts::Contexts;
use laureate::credential::verify::{Outcome, Report, Verdict};
use p256::ecdsa::signature::Signer as _;
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha384};

use super::world::{World, badge, key, with};

const ISSUER: &str = "https://other.example/issuer.json";
const CREATED: &str = "2026-05-01T00:00:00Z";

/// A secret key of one kind.
enum Secret {
    Ed25519,
    P256(p256::ecdsa::SigningKey),
    P384(p384::ecdsa::SigningKey),
}

impl Secret {
    fn p256() -> Self {
        Self::P256(p256::ecdsa::SigningKey::from_slice(&[7; 32]).unwrap())
    }

    fn p384() -> Self {
        Self::P384(p384::ecdsa::SigningKey::from_slice(&[7; 48]).unwrap())
    }

    fn jwk(&self) -> Value {
        let text = |bytes: &[u8]| data_encoding::BASE64URL_NOPAD.encode(bytes);
        let point = |curve: &str, point: &[u8]| {
            let (x, y) = point[1..].split_at(point.len() / 2);
            json!({"kty": "EC", "crv": curve, "x": text(x), "y": text(y)})
        };
        match self {
            Self::Ed25519 => {
                let bytes = laureate::credential::multikey::decode_public(&key().multikey());
                json!({"kty": "OKP", "crv": "Ed25519", "x": text(&bytes.unwrap())})
            }
            Self::P256(key) => point("P-256", key.verifying_key().to_sec1_point(false).as_bytes()),
            Self::P384(key) => point("P-384", key.verifying_key().to_sec1_point(false).as_bytes()),
        }
    }

    fn multikey(&self) -> String {
        VerificationKey::from_jwk(&self.jwk()).unwrap().to_multikey()
    }

    /// Signs as the standards prescribe: hash of the options, then that of the document.
    fn sign(&self, kind: &Value, document: Value, method: &str) -> Value {
        let mut document = document;
        let mut proof = kind.clone();
        proof["created"] = json!(CREATED);
        proof["verificationMethod"] = json!(method);
        proof["proofPurpose"] = json!("assertionMethod");
        let mut options = proof.clone();
        options["@context"] = document["@context"].clone();
        let is_jcs = kind["cryptosuite"].as_str().is_some_and(|suite| suite.contains("jcs"));
        if is_jcs {
            proof["@context"] = document["@context"].clone();
        }
        let hash = if matches!(self, Self::P384(_)) { Hash::Sha384 } else { Hash::Sha256 };
        let canonical = |value: &Value| {
            let contexts = Contexts::default();
            if is_jcs { jcs(value) } else { rdfc_with(value, &contexts, hash) }.unwrap()
        };
        let (options, body) = (canonical(&options), canonical(&document));
        let short = [Sha256::digest(&options), Sha256::digest(&body)].concat();
        let long = [Sha384::digest(&options), Sha384::digest(&body)].concat();
        let signature = match self {
            Self::Ed25519 => key().sign(&short).to_vec(),
            Self::P256(key) => {
                let signature: p256::ecdsa::Signature = key.sign(&short);
                signature.to_bytes().to_vec()
            }
            Self::P384(key) => {
                let signature: p384::ecdsa::Signature = key.sign(&long);
                signature.to_bytes().to_vec()
            }
        };
        let value = format!("z{}", bs58::encode(signature).into_string());
        proof["proofValue"] = json!(value);
        document["proof"] = proof;
        document
    }
}

fn suite(name: &str) -> Value {
    json!({"type": "DataIntegrityProof", "cryptosuite": name})
}

/// A badge of another issuer, without a status.
fn other(issuer: &str) -> Value {
    let mut document = with(&badge(1), "/issuer/id", json!(issuer));
    document.as_object_mut().unwrap().remove("credentialStatus");
    document
}

/// The badge in version 1.1 of the data model, as `Ed25519Signature2020` needs it.
fn old(issuer: &str) -> Value {
    let context = json!([
        "https://www.w3.org/2018/credentials/v1",
        "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
        "https://w3id.org/security/suites/ed25519-2020/v1"
    ]);
    let mut document = with(&other(issuer), "/@context", context);
    let entries = document.as_object_mut().unwrap();
    for (name, old) in [("validFrom", "issuanceDate"), ("validUntil", "expirationDate")] {
        let value = entries.remove(name).unwrap();
        entries.insert(old.to_owned(), value);
    }
    document
}

/// A world in which the issuer at the https address lists one key, described so.
fn world(method: &Value) -> World {
    let mut world = World::default();
    let document = json!({"@context": ["https://www.w3.org/ns/did/v1"], "id": ISSUER,
        "verificationMethod": [method], "assertionMethod": [method["id"]]});
    world.documents.insert(ISSUER.to_owned(), document);
    world
}

fn multikey(secret: &Secret) -> Value {
    json!({"id": format!("{ISSUER}#k"), "type": "Multikey", "controller": ISSUER,
        "publicKeyMultibase": secret.multikey()})
}

#[track_caller]
fn valid(report: &Report) {
    assert_eq!(report.verdict(), Verdict::Valid, "{:#?}", report.checks);
}

#[track_caller]
fn fails(report: &Report, check: &str, says: &str) {
    let found = report.check(check).unwrap();
    assert_eq!(found.outcome, Outcome::Failed, "{:#?}", report.checks);
    assert!(found.detail.contains(says), "{}", found.detail);
}

fn cases() -> Vec<(Secret, Value)> {
    vec![
        (Secret::p256(), suite("ecdsa-rdfc-2019")),
        (Secret::p384(), suite("ecdsa-rdfc-2019")),
        (Secret::p256(), suite("ecdsa-jcs-2019")),
        (Secret::p384(), suite("ecdsa-jcs-2019")),
        (Secret::Ed25519, suite("eddsa-rdfc-2022")),
        (Secret::Ed25519, suite("eddsa-jcs-2022")),
        (Secret::Ed25519, json!({"type": "Ed25519Signature2020"})),
    ]
}

#[test]
fn every_suite_with_every_form_of_key_and_issuer() {
    for (secret, kind) in cases() {
        let is_old = kind["type"] == "Ed25519Signature2020";
        let badge = |issuer: &str| if is_old { old(issuer) } else { other(issuer) };
        let method = format!("{ISSUER}#k");
        let signed = secret.sign(&kind, badge(ISSUER), &method);
        let jwk = json!({"id": "#k", "type": "JsonWebKey", "controller": ISSUER,
            "publicKeyJwk": secret.jwk()});
        for key in [multikey(&secret), jwk] {
            valid(&world(&key).judge(&signed));
        }
        let did = format!("did:key:{}", secret.multikey());
        let method = format!("{did}#{}", secret.multikey());
        let signed = secret.sign(&kind, badge(&did), &method);
        valid(&World::default().judge(&signed));
        let changed = with(&signed, "/credentialSubject/achievement/name", json!("Y"));
        fails(&World::default().judge(&changed), "proof", "does not match");
        let cut = with(&signed, "/proof/proofValue", json!("z1111"));
        fails(&World::default().judge(&cut), "proof", "bytes in base58btc");
    }
}

#[test]
fn a_suite_takes_no_key_of_another_kind() {
    let p256 = Secret::p256();
    let signed = p256.sign(&suite("ecdsa-rdfc-2019"), other(ISSUER), &format!("{ISSUER}#k"));
    fails(&world(&multikey(&Secret::Ed25519)).judge(&signed), "proof", "of another kind");
    let signed = with(&signed, "/proof/cryptosuite", json!("eddsa-rdfc-2022"));
    fails(&world(&multikey(&p256)).judge(&signed), "proof", "of another kind");
    let other_curve = world(&multikey(&Secret::p384())).judge(&with(
        &signed,
        "/proof/cryptosuite",
        json!("ecdsa-rdfc-2019"),
    ));
    fails(&other_curve, "proof", "not 96 bytes");
}

/// A key may be a document of its own: it names the issuer, and the issuer lists it.
#[test]
fn a_key_at_its_own_address() {
    let secret = Secret::p256();
    let at = "https://other.example/keys/k1.json";
    let signed = secret.sign(&suite("ecdsa-rdfc-2019"), other(ISSUER), at);
    let key = |controller: &str| {
        json!({"@context": "https://w3id.org/security/multikey/v1", "id": at, "type": "Multikey",
            "controller": controller, "publicKeyMultibase": secret.multikey()})
    };
    let mut world = World::default();
    let issuer = json!({"id": ISSUER, "assertionMethod": [at]});
    world.documents.insert(ISSUER.to_owned(), issuer);
    assert_eq!(world.judge(&signed).verdict(), Verdict::Unknown);
    world.documents.insert(at.to_owned(), key(ISSUER));
    valid(&world.judge(&signed));
    world.documents.insert(at.to_owned(), key("https://thief.example/"));
    fails(&world.judge(&signed), "issuer", "controlled by another");
    world.documents.insert(at.to_owned(), with(&key(ISSUER), "/id", json!("https://x.example/k")));
    fails(&world.judge(&signed), "issuer", "is another one");
    world.documents.insert(at.to_owned(), key(ISSUER));
    world.documents.get_mut(ISSUER).unwrap()["assertionMethod"] = json!([]);
    fails(&world.judge(&signed), "issuer", "lists no key");
    let thief = with(&signed, "/issuer/id", json!("did:web:other.example"));
    fails(&world.judge(&thief), "issuer", "is said to issue it");
}

/// A page about an issuer that says nothing of keys leaves it open whose a key is.
#[test]
fn an_issuer_that_publishes_no_keys_leaves_it_open() {
    let secret = Secret::Ed25519;
    let method = format!("{ISSUER}#{}", secret.multikey());
    let signed = secret.sign(&suite("eddsa-rdfc-2022"), other(ISSUER), &method);
    let mut world = World::default();
    world.documents.insert(ISSUER.to_owned(), json!({"id": ISSUER, "type": ["Profile"]}));
    let report = world.judge(&signed);
    assert_eq!(report.verdict(), Verdict::Unknown);
    assert!(report.check("issuer").unwrap().detail.contains("publishes no keys"));
    assert_eq!(report.check("proof").unwrap().outcome, Outcome::Passed);
}

/// Keys within `assertionMethod`, kinds that are not judged, and keys that cannot be read.
#[test]
fn forms_of_keys() {
    let secret = Secret::p384();
    let method = format!("{ISSUER}#k");
    let signed = secret.sign(&suite("ecdsa-jcs-2019"), other(ISSUER), &method);
    let judge = |document: Value| {
        let mut world = World::default();
        world.documents.insert(ISSUER.to_owned(), document);
        world.judge(&signed)
    };
    valid(&judge(json!({"id": ISSUER, "assertionMethod": multikey(&secret)})));
    let of = |kind: &str, name: &str, value: Value| {
        judge(json!({"id": ISSUER, "assertionMethod": [
            {"id": "#k", "type": kind, "controller": ISSUER, name: value}]}))
    };
    let open = [
        of("X25519KeyAgreementKey2020", "publicKeyMultibase", json!("z6LS")),
        of("JsonWebKey", "publicKeyJwk", json!({"kty": "RSA", "n": "x", "e": "AQAB"})),
        of(
            "JsonWebKey",
            "publicKeyJwk",
            json!({"kty": "EC", "crv": "secp256k1", "x": "", "y": ""}),
        ),
    ];
    for report in open {
        assert_eq!(report.verdict(), Verdict::Unknown, "{:?}", report.checks);
    }
    let mut off = secret.jwk();
    off["y"] = off["x"].clone();
    fails(&of("JsonWebKey", "publicKeyJwk", off), "issuer", "cannot be read");
    fails(&of("Multikey", "publicKeyMultibase", json!("z82")), "issuer", "cannot be read");
}

#[test]
fn version_1_has_its_own_words_for_dates() {
    let did = format!("did:key:{}", key().multikey());
    let method = format!("{did}#{}", key().multikey());
    let kind = json!({"type": "Ed25519Signature2020"});
    let signed = Secret::Ed25519.sign(&kind, old(&did), &method);
    let at = |time| World::default().judge_at(&signed, time).verdict();
    assert_eq!(at("2026-06-01T00:00:00Z"), Verdict::Valid);
    assert_eq!(at("2026-04-01T00:00:00Z"), Verdict::Invalid);
    assert_eq!(at("2028-04-01T00:00:00Z"), Verdict::Expired);
}

/// Signed with keys of their own by the implementation that most issuers use.
#[test]
fn signed_by_another_implementation() {
    let documents = [
        include_str!("others/ecdsa-rdfc-2019-p256.json"),
        include_str!("others/ecdsa-rdfc-2019-p384.json"),
    ];
    for text in documents {
        let document: Value = serde_json::from_str(text).unwrap();
        valid(&World::default().judge(&document));
        let changed = with(&document, "/credentialSubject/achievement/name", json!("Y"));
        fails(&World::default().judge(&changed), "proof", "does not match");
    }
}
