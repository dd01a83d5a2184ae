//! A signed badge, changed step by step: it stays what it was, or it is not valid.

use laureate::credential::canonical;
use laureate::credential::verify::{Report, Verdict};
use serde_json::{Value, json};

use super::world::{BADGE, DID, LIST, SAID, WORLD, unsigned};

/// The most changes to one badge.
const MAX_STEPS: usize = 12;

/// Takes four bytes for each change: where, where else, which, and a detail of it.
pub fn hold(bytes: &[u8]) {
    let mut document = BADGE.clone();
    for step in bytes.chunks_exact(4).take(MAX_STEPS) {
        change(&mut document, [step[0], step[1], step[2], step[3]]);
    }
    let report = WORLD.judge(document.clone());
    only_what_was_signed(&document, &report);
}

/// A valid document says, statement for statement, what one of the samples says.
pub fn only_what_was_signed(document: &Value, report: &Report) {
    if !matches!(report.verdict(), Verdict::Valid | Verdict::Revoked | Verdict::Expired) {
        return;
    }
    // A DID document vouches for nothing but its own form.
    if report.kind == Some(laureate::credential::verify::Kind::DidDocument) {
        return;
    }
    let said = canonical::rdfc(&unsigned(document));
    let is_known = said.is_ok_and(|said| SAID.contains(&said));
    assert!(is_known, "a forgery passes for {}: {document}", report.verdict());
}

fn change(document: &mut Value, [at, other, what, detail]: [u8; 4]) {
    let mut places = Vec::new();
    all_places(document, String::new(), &mut places);
    let place = places[usize::from(at) % places.len()].clone();
    let other = places[usize::from(other) % places.len()].clone();
    let copy = document.pointer(&other).cloned().unwrap_or_default();
    let Some(value) = document.pointer_mut(&place) else { return };
    match what % 12 {
        0 => *value = copy,
        1 => *value = Value::Array(vec![value.take()]),
        2 => *value = word(detail),
        3 => swell(value, copy),
        4 => shrink(value, detail),
        5 => rename(value, detail),
        6 => retype(value),
        7 => edit(value, detail),
        8 => *value = json!({ "id": value.take() }),
        9 => *value = Value::Array(vec![value.clone(), value.take()]),
        10 => turn(value),
        _ => *value = json!({ "@value": value.take() }),
    }
}

fn all_places(value: &Value, place: String, places: &mut Vec<String>) {
    match value {
        Value::Array(entries) => {
            for (at, entry) in entries.iter().enumerate() {
                all_places(entry, format!("{place}/{at}"), places);
            }
        }
        Value::Object(entries) => {
            for (key, entry) in entries {
                let key = key.replace('~', "~0").replace('/', "~1");
                all_places(entry, format!("{place}/{key}"), places);
            }
        }
        _ => {}
    }
    places.push(place);
}

const WORDS: [&str; 16] = [
    "",
    DID,
    LIST,
    "AchievementCredential",
    "EndorsementCredential",
    "VerifiableCredential",
    "eddsa-jcs-2022",
    "eddsa-rdfc-2022",
    "ecdsa-rdfc-2019",
    "Ed25519Signature2020",
    "assertionMethod",
    "authentication",
    "2026-05-01T00:00:00Z",
    "2020-01-01T00:00:00Z",
    "https://www.w3.org/2018/credentials/v1",
    "https://w3id.org/security/data-integrity/v2",
];

fn word(detail: u8) -> Value {
    match detail % 20 {
        16 => Value::Null,
        17 => json!(0),
        18 => json!({}),
        19 => json!([]),
        at => json!(WORDS[usize::from(at) % WORDS.len()]),
    }
}

const KEYS: [&str; 16] = [
    "@id",
    "@type",
    "@context",
    "@graph",
    "@value",
    "id",
    "type",
    "proof",
    "name",
    "issuer",
    "credentialStatus",
    "evidence",
    "validUntil",
    "verifiableCredential",
    "previousProof",
    "unheardOf",
];

/// Adds an entry to a list or an object.
fn swell(value: &mut Value, copy: Value) {
    match value {
        Value::Array(entries) => entries.push(copy),
        Value::Object(entries) => {
            let key = KEYS[entries.len() % KEYS.len()];
            entries.insert(key.to_owned(), copy);
        }
        _ => {}
    }
}

fn shrink(value: &mut Value, detail: u8) {
    match value {
        Value::Array(entries) if !entries.is_empty() => {
            entries.remove(usize::from(detail) % entries.len());
        }
        Value::Object(entries) if !entries.is_empty() => {
            let key = entries.keys().nth(usize::from(detail) % entries.len()).cloned();
            entries.remove(&key.unwrap_or_default());
        }
        _ => {}
    }
}

fn rename(value: &mut Value, detail: u8) {
    if let Value::Object(entries) = value
        && !entries.is_empty()
    {
        let key = entries.keys().nth(usize::from(detail & 15) % entries.len()).cloned();
        let old = entries.remove(&key.unwrap_or_default()).unwrap_or_default();
        entries.insert(KEYS[usize::from(detail >> 4)].to_owned(), old);
    }
}

/// The same in another type of JSON.
fn retype(value: &mut Value) {
    *value = match value.take() {
        Value::String(text) => {
            text.parse().map_or(Value::String(text), |number: i64| json!(number))
        }
        Value::Number(number) => json!(number.to_string()),
        Value::Array(mut entries) if entries.len() == 1 => entries.remove(0),
        Value::Array(entries) => json!({ "@list": entries }),
        other => json!(other.to_string()),
    };
}

/// Changes one character of a text.
fn edit(value: &mut Value, detail: u8) {
    let Value::String(text) = value else { return };
    let mut letters: Vec<char> = text.chars().collect();
    let at = usize::from(detail) % (letters.len() + 1);
    match detail % 4 {
        0 => letters.insert(at, ' '),
        1 if at < letters.len() => drop(letters.remove(at)),
        2 if at < letters.len() => letters[at] = letters[at].to_ascii_uppercase(),
        _ => letters.push('1'),
    }
    *value = Value::String(letters.into_iter().collect());
}

fn turn(value: &mut Value) {
    if let Value::Array(entries) = value {
        entries.reverse();
    }
}
