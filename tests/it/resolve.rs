//! Whole folders become catalogues.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use laureate::content;
use laureate::model::{self, Catalog};

use crate::content_load;

/// A day after everything in these folders.
fn today() -> Timestamp {
    "2026-12-31T00:00:00Z".parse().unwrap()
}

/// The catalogue of a folder that is at no fault, not even for a warning.
fn catalog(dir: &Path) -> Catalog {
    let loaded = content::load(dir);
    assert_eq!(loaded.diagnostics, []);
    let resolved = model::resolve(&loaded.records, today());
    let faults: Vec<_> = resolved
        .diagnostics
        .iter()
        .map(|d| format!("{}: {} {:?}", d.code, d.message, d.place))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    resolved.catalog.unwrap()
}

/// Real programmes, where they lie beside the crate.
fn shared(name: &str) -> Option<PathBuf> {
    let root = std::env::var_os("LAUREATE_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let dir = root.join("data").join(name);
    dir.is_dir().then_some(dir)
}

#[test]
fn the_demo_is_at_no_fault() {
    let catalog = catalog(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    assert!(catalog.badges().len() >= 20);
    assert!(catalog.awards().len() >= 200);
}

#[test]
fn real_awards_resolve() {
    let Some(dir) = shared("swc") else { return };
    let catalog = catalog(&dir);
    assert_eq!((catalog.earners().len(), catalog.awards().len()), (457, 496));
}

#[test]
fn a_real_framework_resolves() {
    let Some(dir) = shared("gddcf") else { return };
    let catalog = catalog(&dir);
    assert_eq!((catalog.badges().len(), catalog.roles().len()), (664, 200));
}

const BADGE: &str = "name: B\ndescription: D\ncriteria: C\n";

/// The faults of a folder that nothing is built from, `file word` each, sorted.
fn faults(files: &[(&str, &str)]) -> Vec<String> {
    let site = usize::from(files.iter().any(|(file, _)| *file == "site.yaml"));
    let sound = [("site.yaml", content_load::SITE), ("people/ada.yaml", "name: Ada\n")];
    let loaded = content_load::load(&[&sound[site..], files].concat());
    let resolved = model::resolve(&loaded.records, today());
    assert!(resolved.catalog.is_none());
    let all = loaded.diagnostics.iter().chain(&resolved.diagnostics);
    let mut all: Vec<_> = all.map(|d| format!("{} {}", d.place.file, d.code)).collect();
    all.sort_unstable();
    all
}

#[test]
fn a_slip_in_a_key_hides_no_other_fault_of_the_record() {
    let award = "- badge: c\n  earner: adda\n  awarded: soon\n  expries: x\n  id: a b\n";
    let found = faults(&[
        ("site.yaml", "titel: T\ntitle: T\nbase_url: x\nissuer: {name: A, ulr: x, email: x}\n"),
        ("badges/b.yaml", &format!("{BADGE}famly: x\nvalid_for: 1 year\nrequires: [x]\ntags: 5\n")),
        ("people/p.yaml", "name: P\nemail: x\nvisibility: secret\nhr: {manager: x, roel: y}\n"),
        ("people/list.yaml", "- {slug: q, name: Q, did: x, nick: q}\n"),
        ("awards/a.yaml", award),
        ("roles/r.yaml", "name: R\nrequires: [x]\nlevel: 1\n"),
    ]);
    let expected = [
        "awards/a.yaml bad-date",
        "awards/a.yaml bad-id",
        "awards/a.yaml unknown-badge",
        "awards/a.yaml unknown-earner",
        "awards/a.yaml unknown-key",
        "badges/b.yaml bad-duration",
        "badges/b.yaml unknown-badge",
        "badges/b.yaml unknown-key",
        "badges/b.yaml wrong-type",
        "people/list.yaml bad-did",
        "people/list.yaml unknown-key",
        "people/p.yaml bad-email",
        "people/p.yaml bad-value",
        "people/p.yaml unknown-key",
        "people/p.yaml unknown-person",
        "roles/r.yaml unknown-badge",
        "roles/r.yaml unknown-key",
        "site.yaml bad-email",
        "site.yaml bad-url",
        "site.yaml unknown-key",
        "site.yaml unknown-key",
    ];
    assert_eq!(found, expected);
}

#[test]
fn nothing_is_missing_on_account_of_a_slip() {
    let reviewed = format!("{BADGE}reviewers: [ada]\n");
    let award = "badge: b\nearner: bob\nawarded: 2026-05-01\n";
    let bob = ("people/bob.yaml", "name: Bob\n");
    for (file, text, code) in [
        ("awards/a.yaml", &*format!("{award}aproved_by: ada\n"), "unknown-key"),
        ("awards/a.yaml", &format!("{award}approved_by: {{ada: true}}\n"), "wrong-type"),
        ("awards/a.yaml", "badge: b\nearnr: bob\nawarded: 2026-05-01\n", "unknown-key"),
        ("awards/a.yaml", "badge: b\nearners: bob\nawarded: 2026-05-01\n", "wrong-type"),
    ] {
        let found = faults(&[("badges/b.yaml", &reviewed), bob, (file, text)]);
        assert_eq!(found, [format!("{file} {code}")], "{text}");
    }
    let ways = ("pathways/p.yaml", "name: P\nsteps: [b]\n");
    let needs_b = format!("{BADGE}requires: [b]\nfamily: f\ntier: t\nskills: [s]\n");
    let needs_b = ("badges/c.yaml", &*needs_b);
    let known = "families: {f: {}}\ntiers: [t]\nskills: {s: {name: S}}\n";
    let site = format!("{}{known}", content_load::SITE);
    let awards = "- {badge: b, earner: bob, awarded: 2026-05-01}\n\
                  - {badge: c, earner: bob, awarded: 2026-05-02}\n";
    let awards = ("awards/a.yaml", awards);
    let slip = "name: B\ndescription: D\ncritera: C\n";
    let people = ("people/list.yaml", "- {slug: bob, name: Bob}\n- {slgu: cy, name: Cy}\n");
    let ada = ("people/ada.yaml", "name: Ada\n");
    let found =
        faults(&[("site.yaml", &site), ada, bob, ways, needs_b, awards, ("badges/b.yaml", slip)]);
    assert_eq!(found, ["badges/b.yaml unknown-key"]);
    let hidden = "name: Bob\nvisibility: private\nnick: b\n";
    let found = faults(&[
        ("site.yaml", &site),
        ada,
        ("people/bob.yaml", hidden),
        ways,
        needs_b,
        awards,
        ("badges/b.yaml", BADGE),
    ]);
    assert_eq!(found, ["people/bob.yaml unknown-key"]);
    let slip = format!(
        "{}famlies: {{f: {{}}}}\ntiers: {{t: 1}}\nprivacy: {{slat: x}}\n",
        content_load::SITE
    );
    let hidden = "name: Bob\nvisibility: private\n";
    let found = faults(&[
        ("site.yaml", &slip),
        ada,
        ("people/bob.yaml", hidden),
        ways,
        needs_b,
        awards,
        ("badges/b.yaml", BADGE),
    ]);
    assert_eq!(found, ["site.yaml unknown-key", "site.yaml unknown-key", "site.yaml wrong-type"]);
    let cy = ("awards/b.yaml", "badge: b\nearner: cy\nawarded: 2026-05-01\n");
    let found = faults(&[
        ("site.yaml", &site),
        ada,
        people,
        ways,
        needs_b,
        awards,
        cy,
        ("badges/b.yaml", BADGE),
    ]);
    assert_eq!(found, ["people/list.yaml unknown-key"]);
}
