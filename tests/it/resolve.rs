//! Whole folders become catalogues.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use laureate::content;
use laureate::model::{self, Catalog};

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
