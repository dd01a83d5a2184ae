//! Keys, against published vectors.

use data_encoding::HEXLOWER;
use laureate::credential::{KeyFault, PublicKey, SigningKey, multikey};
use serde_json::Value;

use super::shared;

/// RFC 8410, section 10.3.
const PEM: &str = "-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
-----END PRIVATE KEY-----
";

#[test]
fn secret_and_public_multikeys() {
    // Data Integrity EdDSA Cryptosuites v1.0, appendix B.
    let secret = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq";
    let public = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
    let key = SigningKey::from_text(&format!(" {secret}\n")).unwrap();
    assert_eq!(key.public().to_multikey(), public);
    assert_eq!(*key.to_multikey(), secret);
    assert_eq!(PublicKey::from_multikey(public), Some(key.public()));
    assert!(key.public().verifies(b"x", &key.sign(b"x")));
    assert!(!key.public().verifies(b"y", &key.sign(b"x")));
}

#[test]
fn a_pem_is_taken() {
    let key = SigningKey::from_text(PEM).unwrap();
    let public = "19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1";
    let bytes = HEXLOWER.decode(public.as_bytes()).unwrap().try_into().unwrap();
    assert_eq!(Some(key.public()), PublicKey::from_bytes(&bytes));
}

#[test]
fn what_is_no_secret_key_is_told_apart() {
    let fault = |text: &str| SigningKey::from_text(text).err().unwrap();
    assert_eq!(fault(""), KeyFault::UnknownForm);
    assert_eq!(fault("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"), KeyFault::Public);
    assert_eq!(fault("z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjx"), KeyFault::UnknownForm);
    assert_eq!(fault(&PEM.replace("PRIVATE", "ENCRYPTED PRIVATE")), KeyFault::Pem);
    assert_eq!(fault(&PEM.replace("MC4C", "MC4D")), KeyFault::Pem);
    assert_eq!(multikey::decode_public(&"z".repeat(100_000)), None);
    assert_eq!(multikey::decode_public("6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"), None);
}

/// The choice: strict. Points of small order, second forms of a scalar or a point, and
/// cofactored equations are all refused, so that one signature has one form and one meaning.
#[test]
fn taming_the_many_eddsas() {
    let Some(cases) = shared::json("ed25519/speccheck_cases.json") else { return };
    let results: Vec<bool> = cases.as_array().unwrap().iter().map(verifies).collect();
    // Of the twelve, only the one with mixed-order points that holds without a cofactor.
    let expected: Vec<bool> = (0..12).map(|case| case == 3).collect();
    assert_eq!(results, expected);
}

fn verifies(case: &Value) -> bool {
    let bytes = |key: &str| HEXLOWER.decode(case[key].as_str().unwrap().as_bytes()).unwrap();
    let Some(key) = PublicKey::from_bytes(&bytes("pub_key").try_into().unwrap()) else {
        return false;
    };
    key.verifies(&bytes("message"), &bytes("signature").try_into().unwrap())
}

#[test]
fn wycheproof() {
    let Some(vectors) = shared::json("ed25519/wycheproof_ed25519_test.json") else { return };
    let mut count = 0;
    for group in vectors["testGroups"].as_array().unwrap() {
        let public =
            HEXLOWER.decode(group["publicKey"]["pk"].as_str().unwrap().as_bytes()).unwrap();
        let key = PublicKey::from_bytes(&public.try_into().unwrap());
        for test in group["tests"].as_array().unwrap() {
            let bytes =
                |key: &str| HEXLOWER.decode(test[key].as_str().unwrap().as_bytes()).unwrap();
            let good = match (key, <[u8; 64]>::try_from(bytes("sig"))) {
                (Some(key), Ok(signature)) => key.verifies(&bytes("msg"), &signature),
                _ => false,
            };
            assert_eq!(good, test["result"] == "valid", "{}", test["tcId"]);
            count += 1;
        }
    }
    assert_eq!(count, 151);
}
