//! Proofs, against published vectors and a few of our own.

use laureate::credential::canonical::{jcs, rdfc};
use laureate::credential::proof::{Cryptosuite, Proof, ProofFault, Secured, UnsignedCredential};
use laureate::credential::{PublicKey, SigningKey};
use serde_json::{Value, json};

use super::shared;

fn unsigned(mut document: Value) -> Value {
    document.as_object_mut().unwrap().remove("proof");
    document
}

/// Signs as the published document was signed, and compares.
fn reproduces(name: &str, signed: &Value, key: &SigningKey) {
    let proofs =
        signed["proof"].as_array().cloned().unwrap_or_else(|| vec![signed["proof"].clone()]);
    let suites: Vec<Cryptosuite> = proofs
        .iter()
        .map(|proof| Cryptosuite::named(proof["cryptosuite"].as_str().unwrap()).unwrap())
        .collect();
    let proof = Proof {
        created: proofs[0]["created"].as_str().unwrap(),
        verification_method: proofs[0]["verificationMethod"].as_str().unwrap(),
    };
    let made = UnsignedCredential::new(unsigned(signed.clone())).unwrap();
    let made = made.sign_with(&suites, key, proof).unwrap().into_value();
    assert_eq!(made["proof"], Value::Array(proofs), "{name}");
    let secured = Secured::new(signed).unwrap();
    for proof in secured.proofs() {
        assert_eq!(secured.check(proof, key.public()), Ok(()), "{name}");
    }
}

#[test]
fn vectors_of_two_other_implementations() {
    let Some(_) = shared::path("generated-vectors") else { return };
    for name in ["minimal-openbadge", "rich-openbadge", "endorsement", "status-list"] {
        let file = |part: &str| format!("generated-vectors/{name}.{part}");
        let signed = shared::json(&file("signed.json")).unwrap();
        let document = rdfc(&unsigned(signed.clone())).unwrap();
        assert_eq!(document, shared::text(&file("doc.nq")).unwrap(), "{name}");
        let seed = if name == "endorsement" { [2; 32] } else { [1; 32] };
        reproduces(name, &signed, &SigningKey::from_seed(&seed));
    }
}

#[test]
fn vector_of_the_open_badges_guide() {
    let Some(signed) = shared::json("ob3-guide-vectors/obv3p0/signed.json") else { return };
    let expected = shared::json("ob3-guide-vectors/expected.json").unwrap();
    let seed = data_encoding::HEXLOWER
        .decode(expected["secretSeedHex"].as_str().unwrap().as_bytes())
        .unwrap();
    let key = SigningKey::from_seed(&seed.try_into().unwrap());
    reproduces("guide", &signed, &key);
}

#[test]
fn jcs_vector_of_the_standard() {
    let folder = "vc-di-eddsa/eddsa-jcs-2022";
    let Some(signed) = shared::json(&format!("{folder}/signedJCS.json")) else { return };
    let document = shared::text(&format!("{folder}/canonDocJCS.txt")).unwrap();
    assert_eq!(jcs(&unsigned(signed.clone())).unwrap(), document);
    let secret = shared::json("vc-di-eddsa/keyPair.json").unwrap();
    let key = SigningKey::from_multikey(secret["privateKeyMultibase"].as_str().unwrap()).unwrap();
    reproduces("standard", &signed, &key);
}

fn badge() -> Value {
    json!({
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
        ],
        "id": "urn:uuid:3a185b8f-078a-4646-8343-76a45c2856a5",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": "did:key:z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX",
            "type": ["Profile"], "name": "Acme"},
        "validFrom": "2026-05-01T00:00:00Z",
        "credentialSubject": {"type": ["AchievementSubject"], "achievement": {
            "id": "https://badges.example/badges/x", "type": ["Achievement"], "name": "X",
            "description": "Does x.", "criteria": {"narrative": "Did x."}}}
    })
}

const PROOF: Proof<'_> = Proof {
    created: "2026-05-01T00:00:00Z",
    verification_method: "did:key:z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX#z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX",
};

fn signed() -> (Value, PublicKey) {
    let key = SigningKey::from_seed(&[1; 32]);
    let signed = UnsignedCredential::new(badge()).unwrap().sign(&key, PROOF).unwrap();
    (signed.into_value(), key.public())
}

/// Bytes that earlier versions made. They are in the hands of earners: never change them.
#[test]
fn a_signature_stays_what_it_is() {
    let (signed, _) = signed();
    let values: Vec<&str> =
        (0..2).map(|proof| signed["proof"][proof]["proofValue"].as_str().unwrap()).collect();
    assert_eq!(values, RECORDED);
    assert_eq!(signed["proof"][0].get("@context"), None);
    assert_eq!(signed["proof"][1]["@context"], signed["@context"]);
}

const RECORDED: [&str; 2] = [
    "zi3rpNEfYgBwpCxqAccjCEfk8mk8CKxqLrBMh9ksPxFoqDSeR7my52xtNpkauBWk5qXnBm9yyFDPz37iER3FVrYV",
    "z2Y2qC2bpJka2JMyKBybSQ3gAZjY3b4eem3VimZC6EuQVSsoZ18KSqjWFVm9Pcj9zXmXB3Pt4WB7CuXQPV7qkiQdE",
];

#[test]
fn changes_are_seen_by_the_suite_that_covers_them() {
    let (signed, key) = signed();
    let results = |document: &Value| -> Vec<bool> {
        let secured = Secured::new(document).unwrap();
        secured.proofs().iter().map(|proof| secured.check(proof, key).is_ok()).collect()
    };
    assert_eq!(results(&signed), [true, true]);
    let changed = |pointer: &str, value: Value| {
        let mut document = signed.clone();
        *document.pointer_mut(pointer).unwrap() = value;
        results(&document)
    };
    assert_eq!(changed("/credentialSubject/achievement/name", json!("Y")), [false, false]);
    assert_eq!(changed("/proof/0/created", json!("2027-05-01T00:00:00Z")), [false, true]);
    assert_eq!(changed("/proof/1/created", json!("2027-05-01T00:00:00Z")), [true, false]);
    // RDF knows no order of types; canonical JSON does.
    let types = json!(["OpenBadgeCredential", "VerifiableCredential"]);
    assert_eq!(changed("/type", types), [true, false]);
}

#[test]
fn proofs_of_other_kinds_are_told_apart_from_bad_ones() {
    let (signed, key) = signed();
    let fault = |name: &str, value: Value| {
        let mut document = signed.clone();
        document["proof"][0][name] = value;
        let secured = Secured::new(&document).unwrap();
        secured.check(&secured.proofs()[0], key).unwrap_err()
    };
    let unsupported =
        |fault: ProofFault| assert!(matches!(fault, ProofFault::Unsupported(_)), "{fault:?}");
    let foreign = |fault: ProofFault| assert!(matches!(fault, ProofFault::Foreign(_)), "{fault:?}");
    let malformed =
        |fault: ProofFault| assert!(matches!(fault, ProofFault::Malformed(_)), "{fault:?}");
    foreign(fault("cryptosuite", json!("ecdsa-sd-2023")));
    foreign(fault("type", json!("Ed25519Signature2018")));
    malformed(fault("cryptosuite", json!("ecdsa-rdfc-2019"))); // the key is of another kind
    unsupported(fault("cryptosuite", json!("eddsa-rdfc-2023")));
    unsupported(fault("type", json!("LataIntegrityProof")));
    unsupported(fault("previousProof", json!("urn:x")));
    malformed(fault("proofPurpose", json!("authentication")));
    malformed(fault("proofValue", json!("z1111")));
    malformed(fault("proofValue", json!(1)));
    malformed(fault("@context", json!("https://www.w3.org/ns/credentials/v2")));
    assert!(Secured::new(&json!([1])).is_none());
}
