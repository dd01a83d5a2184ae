//! Verification of what was changed after it was signed: never valid, and no panic.

use laureate::credential::verify::{Verdict, Verifier};
use proptest::prelude::*;
use serde_json::Value;

use super::world::{DID, LIST, World, at, signed};

/// Every byte of a signed badge, changed: never valid, unless it still says the same.
#[test]
fn no_changed_byte_passes() {
    let world = World::new();
    let document = signed(1);
    let verifier = Verifier::new(&world, at("2026-06-01T00:00:00Z"));
    let bytes = serde_json::to_vec(&document).unwrap();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1 << (at % 7); // another bit each time, and never out of ASCII
        let report = verifier.verify_bytes(&changed);
        assert_ne!(report.verdict(), Verdict::Valid, "{}", String::from_utf8_lossy(&changed));
    }
}

/// JSON that looks much like a credential.
fn anything() -> impl Strategy<Value = Value> {
    let words = prop::sample::select(vec![
        "VerifiableCredential",
        "OpenBadgeCredential",
        "BitstringStatusListCredential",
        "Profile",
        "https://www.w3.org/ns/credentials/v2",
        DID,
        LIST,
        "",
        "_:b0",
        "@id",
        "did:key:z6Mk",
        "z1",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "1",
        "2026-05-01T00:00:00Z",
        "DataIntegrityProof",
        "eddsa-rdfc-2022",
        "eddsa-jcs-2022",
        "assertionMethod",
        "revocation",
        "BitstringStatusList",
        "uH4sIAAAA",
    ]);
    let keys = prop::sample::select(vec![
        "@context",
        "id",
        "type",
        "issuer",
        "validFrom",
        "credentialSubject",
        "proof",
        "criteria",
        "achievement",
        "credentialStatus",
        "cryptosuite",
        "proofPurpose",
        "verificationMethod",
        "created",
        "proofValue",
        "statusListIndex",
        "statusListCredential",
        "encodedList",
        "@type",
        "statusPurpose",
        "endorsement",
        "resultDescription",
        "allowedValue",
        "@value",
        "@id",
        "name",
        "assertionMethod",
        "controller",
        "publicKeyMultibase",
        "identifier",
        "verifiableCredential",
    ]);
    let leaf = prop_oneof![
        words.prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(keys.clone(), inner, 0..8).prop_map(|map| map
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect()),
        ]
    })
}

fn is_nothing(value: &Value) -> bool {
    value.as_array().is_some_and(|entries| entries.iter().all(is_nothing))
}

fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                pointers(entry, &format!("{at}/{index}"), found);
            }
        }
        Value::Object(entries) => {
            for (key, entry) in entries {
                pointers(entry, &format!("{at}/{key}"), found);
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_makes_it_panic_or_pass(value in anything(), place in any::<prop::sample::Index>(), extra in any::<bool>()) {
        // RDF has no word for an empty list, so its proof does not cover one.
        prop_assume!(!is_nothing(&value));
        let world = World::new();
        let document = signed(1);
        let mut places = Vec::new();
        pointers(&document, "", &mut places);
        let at = &places[place.index(places.len())];
        let mut changed = document.clone();
        let target = changed.pointer_mut(at).unwrap();
        match target {
            Value::Object(entries) if extra => drop(entries.insert("name".to_owned(), value.clone())),
            _ => *target = value.clone(),
        }
        let verdict = world.judge(&changed).verdict();
        prop_assert!(changed == document || verdict != Verdict::Valid, "{}", changed);
        world.judge(&value);
    }
}
