//! Catalogues to make documents of.

use std::fs;
use std::path::Path;

use laureate::content;
use laureate::credential::SigningKey;
use laureate::model::{self, Award, Catalog};

/// The key of all tests.
pub(crate) fn key() -> SigningKey {
    SigningKey::from_seed(&[7; 32])
}

/// Another one.
pub(crate) fn other_key() -> SigningKey {
    SigningKey::from_seed(&[8; 32])
}

fn multikey(key: &SigningKey) -> String {
    key.public().to_multikey()
}

/// The least that can be written.
pub(crate) fn least() -> Catalog {
    catalog(&[
        ("site.yaml", least_site()),
        ("badges/plain.yaml", "name: Plain\ndescription: D\ncriteria: C\n".to_owned()),
        ("people/ada.yaml", "name: Ada\n".to_owned()),
        ("awards/a.yaml", "{badge: plain, earner: ada, awarded: 2025-12-31}\n".to_owned()),
    ])
}

/// The least that a `site.yaml` says.
pub(crate) fn least_site() -> String {
    format!(
        "title: T\nbase_url: https://example.org/\nissuer: {{name: I}}\n\
         keys: [{{id: k, public_key: {}, created: 2026-01-05}}]\n",
        multikey(&key())
    )
}

/// Everything that can be written.
pub(crate) fn full() -> Catalog {
    full_with("")
}

/// The same, with more keys in `site.yaml`.
pub(crate) fn full_with(keys: &str) -> Catalog {
    catalog(&[
        ("site.yaml", full_site() + keys),
        (
            "images/logo.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>".into(),
        ),
        ("badges/plain.yaml", "name: Plain\ndescription: D\ncriteria: C\n".to_owned()),
        ("badges/rich.yaml", RICH.to_owned()),
        ("people/all.yaml", PEOPLE.to_owned()),
        ("awards/all.yaml", AWARDS.to_owned()),
    ])
}

/// All that a `site.yaml` says.
pub(crate) fn full_site() -> String {
    format!(
        r#"title: Full
base_url: https://example.org/badges/
language: de-AT
issuer:
  name: 'Acme & "Söhne" </script> ]]> \u0000'
  url: https://acme.example/?a=1&b=2
  email: badges@acme.example
  description: "Zwei\nZeilen"
  image: images/logo.svg
keys:
  - {{id: old, public_key: {}, created: 2025-01-05, revoked: 2026-02-03}}
  - {{id: new, public_key: {}, created: 2026-01-05}}
privacy: {{salt: 0123456789abcdef0123456789abcdef, email_hash: true}}
"#,
        multikey(&other_key()),
        multikey(&key())
    )
}

/// All that a badge says.
pub(crate) const RICH: &str = r#"
name: Rich
description: 'Says "it", and \ too'
type: Certification
version: "2"
criteria: |
  # Criteria

  - **one** {brace}
  - 日本語 😀 شكرا
skills:
  - {name: A, url: "https://skills.example/a", framework: F, code: A.1, description: What it is}
  - {name: B, url: "https://skills.example/b"}
  - {name: C, url: "https://skills.example/c", framework: F}
  - {name: D}
tags: [one, two, "3"]
other_identifiers: ["https://old.example/badges/1", "urn:x:1"]
"#;

/// People of every kind.
pub(crate) const PEOPLE: &str = "
- {slug: ada, name: Ada Lovelace, email: Ada@acme.example}
- {slug: bob, name: Bob, visibility: unlisted, email: bob@acme.example}
- {slug: cy, name: Cy, visibility: private, email: cy@acme.example}
- {slug: dee, name: Dee, did: 'did:key:z6MkwXG2WjeQnNxSoynSGYU8V9j3QzP3JSqhdmkHc6SaVWoT'}
- {slug: eve, name: Eve}
";

const AWARDS: &str = r#"
- {badge: plain, earner: ada, awarded: 2025-03-04}
- {badge: plain, earner: bob, awarded: 2025-03-05, revoked: {on: 2025-04-01, reason: Error}}
- {badge: plain, earner: cy, awarded: 2026-03-06, revoked: {on: 2026-04-01}}
- badge: rich
  earner: ada
  awarded: 2026-03-04
  expires: 2027-03-04
  approved_by: eve
  message: Thank *you*
  evidence:
    - {name: Report, url: "https://acme.example/r%201", narrative: Ran it}
    - {name: Without}
    - {narrative: Only words}
  results: [{name: Final exam, value: "92"}, {name: Mündlich, value: sehr gut}]
- {badge: rich, earner: dee, awarded: 2026-03-05T10:00:00+02:00, approved_by: bob}
"#;

/// The catalogue of these files.
pub(crate) fn catalog(files: &[(&str, String)]) -> Catalog {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    read(folder.path())
}

fn read(folder: &Path) -> Catalog {
    let loaded = content::load(folder);
    let as_of = "2026-06-30T00:00:00Z".parse().unwrap();
    let resolved = model::resolve(&loaded.records, as_of);
    let faults: Vec<String> = loaded
        .diagnostics
        .iter()
        .chain(&resolved.diagnostics)
        .map(|fault| format!("{fault:?}\n"))
        .collect();
    resolved.catalog.unwrap_or_else(|| panic!("{}", faults.concat()))
}

/// The award of that badge to that earner.
pub(crate) fn award<'c>(catalog: &'c Catalog, badge: &str, earner: &str) -> &'c Award {
    let fits = |award: &&Award| award.badge.as_str() == badge && award.earner.as_str() == earner;
    catalog.awards().iter().find(fits).unwrap()
}
