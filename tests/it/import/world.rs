//! A folder to import into, and what other systems could hand over.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::support::laureate;

pub(super) const ISSUER: &str = "https://old.example/issuer";

/// A content folder with these files, and a `site.yaml`.
pub(super) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let site = "title: Acme\nbase_url: https://acme.example/badges/\n\
                issuer: {name: Acme Corporation, url: 'https://acme.example'}\n";
    write(folder.path(), "content/site.yaml", site);
    files.iter().for_each(|(name, text)| write(folder.path(), &format!("content/{name}"), text));
    folder
}

pub(super) fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) {
    let file = folder.join(name);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

pub(super) fn write_json(folder: &Path, name: &str, value: &Value) {
    write(folder, name, serde_json::to_string_pretty(value).unwrap());
}

/// Runs the import of `old`.
pub(super) fn import(folder: &Path, more: &[&str]) -> Output {
    let fixed = ["import", "credentials", "--as-of", "2026-11-01"];
    laureate(folder).args(fixed).args(more).output().unwrap()
}

/// Every file of the content folder with its bytes.
pub(super) fn content(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let root = folder.join("content");
    let mut files = BTreeMap::new();
    let mut waiting = vec![root.clone()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// `check` finds nothing wrong.
pub(super) fn assert_sound(folder: &Path) {
    let output = laureate(folder).args(["check", "--as-of", "2026-11-01"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
}

pub(super) fn issuer() -> Value {
    json!({
        "@context": "https://w3id.org/openbadges/v2", "type": "Issuer", "id": ISSUER,
        "name": "Acme Corporation", "url": "https://acme.example", "email": "b@acme.example",
    })
}

pub(super) fn class(id: &str, name: &str) -> Value {
    json!({
        "@context": "https://w3id.org/openbadges/v2", "type": "BadgeClass",
        "id": format!("https://old.example/classes/{id}"), "name": name,
        "description": format!("Knows {name}."), "image": "https://old.example/image.png",
        "criteria": {"narrative": "Passed the exam."}, "issuer": ISSUER,
    })
}

/// An assertion; `recipient` as the standard has it.
pub(super) fn assertion(id: &str, class: &str, recipient: &Value) -> Value {
    json!({
        "@context": "https://w3id.org/openbadges/v2", "type": "Assertion",
        "id": format!("https://old.example/assertions/{id}"), "recipient": recipient,
        "badge": format!("https://old.example/classes/{class}"),
        "verification": {"type": "hosted"}, "issuedOn": "2020-05-01T00:00:00+00:00",
    })
}

/// A recipient by the hash of an e-mail address.
pub(super) fn hashed(email: &str, salt: &str) -> Value {
    let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(format!("{email}{salt}")));
    json!({"type": "email", "hashed": true, "salt": salt, "identity": format!("sha256${hash}")})
}

/// An Open Badges 3.0 credential without a proof.
pub(super) fn credential(id: &str, name: &str, earner: &str) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": id, "type": ["VerifiableCredential", "OpenBadgeCredential"], "name": name,
        "issuer": {"id": "did:web:old.example", "type": ["Profile"], "name": "Acme Corporation"},
        "validFrom": "2024-02-03T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [{"type": "IdentityObject", "hashed": false, "identityHash": earner,
                "identityType": "name"}],
            "achievement": {
                "id": format!("https://old.example/achievements/{}", name.replace(' ', "-")),
                "type": ["Achievement"], "name": name, "description": format!("Knows {name}."),
                "achievementType": "Certification", "criteria": {"narrative": "Passed."},
            },
        },
    })
}
