//! Documents: strict JSON, both canonical forms, and the judgement.

use laureate::credential::canonical::{self, MAX_DEPTH};
use laureate::credential::verify::{Verdict, Verifier};
use serde_json::{Map, Value};

use super::world::{WORLD, at};

/// Strict reading takes less than plain reading and the same; canonical forms are fixed
/// points and know no order of keys; nothing that nobody signed is valid.
pub fn hold(bytes: &[u8]) {
    let report = Verifier::new(&*WORLD, at()).verify_bytes(bytes);
    let Ok(document) = canonical::parse(bytes) else {
        assert_eq!(report.verdict(), Verdict::Invalid, "what is no JSON cannot be judged well");
        return;
    };
    let plain: Value = serde_json::from_slice(bytes).expect("strict reading takes no more");
    assert_eq!(document, plain, "strict reading takes the same");
    assert!(depth(&document) <= MAX_DEPTH);
    jcs(&document);
    rdfc(&document);
    super::forgery::only_what_was_signed(&document, &report);
    assert!(report.checks.iter().all(|check| !check.detail.is_empty()));
    assert_eq!(report.verdict() == Verdict::Valid, report.into_verified().is_some());
}

fn jcs(document: &Value) {
    let Ok(text) = canonical::jcs(document) else { return };
    let again = canonical::parse(text.as_bytes()).expect("canonical JSON is JSON");
    assert_eq!(canonical::jcs(&again).as_ref(), Ok(&text), "JCS is a fixed point");
    assert_eq!(canonical::jcs(&turned(document)), Ok(text), "JCS knows no order of keys");
}

fn rdfc(document: &Value) {
    let turned = canonical::rdfc(&turned(document));
    let Ok(text) = canonical::rdfc(document) else {
        assert!(turned.is_err(), "an order of keys makes a document sound");
        return;
    };
    assert_eq!(turned.as_ref(), Ok(&text), "RDFC knows no order of keys");
    assert!(!text.contains("<laureate-undefined:"), "a trap was sprung, and not seen");
    assert!(text.is_empty() || text.ends_with(" .\n"));
    assert!(text.lines().is_sorted());
}

/// The same with the keys of each object in the reverse order.
fn turned(value: &Value) -> Value {
    match value {
        Value::Array(entries) => entries.iter().map(turned).collect(),
        Value::Object(entries) => {
            let entries = entries.iter().rev().map(|(key, value)| (key.clone(), turned(value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

fn depth(value: &Value) -> usize {
    1 + match value {
        Value::Array(entries) => entries.iter().map(depth).max().unwrap_or(0),
        Value::Object(entries) => entries.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}
