//! Files of the content folder: whatever they hold, faults have places and are bounded.

use std::collections::BTreeMap;
use std::path::Path;

use laureate::content;
use laureate::model;

use super::world::at;

/// One file of each kind. The name of the seed says nothing: the first byte tells the file.
pub const FILES: [&str; 9] = [
    "awards/a.yaml",
    "badges/a.yaml",
    "people/a.yaml",
    "pathways/a.yaml",
    "roles/a.yaml",
    "site.yaml",
    "pages/a.md",
    "badges/a.md",
    "endorsements/aaaaaaaaaaaaaaaaaaaaaaaaaa/ada.json",
];

/// The most faults that are told of one folder here: one file at fault, and what of it is
/// at fault in itself.
const MAX_FAULTS: usize = 3000;

/// The first byte, from `a` on, says which file the others are.
pub fn hold(bytes: &[u8]) {
    let Some((which, rest)) = bytes.split_first() else { return };
    let file = FILES[usize::from(which.wrapping_sub(b'a')) % FILES.len()];
    let mut files = around();
    files.insert(file.to_owned(), rest.to_vec());
    let loaded = content::load_with(Path::new("no such folder"), &files);
    let resolved = model::resolve(&loaded.records, at());
    let faults = || loaded.diagnostics.iter().chain(&resolved.diagnostics);
    assert!(faults().count() <= MAX_FAULTS, "{} faults", faults().count());
    let mut locator = loaded.sources.locator();
    for fault in faults() {
        assert!(!fault.message.is_empty() && !fault.message.contains('\n'), "{fault:?}");
        let Some(span) = locator.locate(&fault.place) else { continue };
        let text = loaded.sources.bytes(&fault.place.file).expect("the file of a span is there");
        assert!(span.bytes.start <= span.bytes.end && span.bytes.end <= text.len(), "{fault:?}");
        if let Ok(text) = std::str::from_utf8(text) {
            assert!(text.get(span.bytes).is_some(), "a span cuts a character: {fault:?}");
        }
    }
}

/// A sound folder for the file to lie in.
fn around() -> BTreeMap<String, Vec<u8>> {
    let files = [
        ("site.yaml", "title: T\nbase_url: https://a.example/\nissuer: {name: A}\n"),
        ("badges/b.yaml", "name: B\ndescription: D\ncriteria: C\n"),
        ("people/ada.yaml", "name: Ada\n"),
        ("awards/b.yaml", "badge: b\nearner: ada\nawarded: 2026-05-01\n"),
    ];
    files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into()
}
