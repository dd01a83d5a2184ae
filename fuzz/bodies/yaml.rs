//! Files of the content folder: whatever they hold, faults have places and are bounded.

use std::collections::BTreeMap;
use std::path::Path;

use laureate::content;
use laureate::diagnostic::{Diagnostic, Location, Shown, github, human, json};
use laureate::model;
use serde_json::Value;

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
        assert!(!fault.message.is_empty(), "{fault:?}");
        let span = locator.locate(&fault.place);
        let file = &fault.place.file;
        if let Some(span) = &span {
            let bytes = loaded.sources.bytes(file).expect("the file of a span is there");
            assert!(span.bytes.start <= span.bytes.end, "{fault:?}");
            assert!(span.bytes.end <= bytes.len(), "{fault:?}");
            let text = std::str::from_utf8(bytes).ok();
            let is_cut = text.is_some_and(|text| text.get(span.bytes.clone()).is_none());
            assert!(!is_cut, "a span cuts a character: {fault:?}");
        }
        told(&Shown {
            diagnostic: fault,
            at: Location { file: file.to_string(), span, text: loaded.sources.text(file) },
            related: Vec::new(),
        });
    }
}

/// However it is told, the content has no say in what a terminal or a runner does.
fn told(shown: &Shown<'_>) {
    let shown = Shown { diagnostic: &without_related(shown.diagnostic), ..shown.clone() };
    let human = human(&shown, false);
    assert!(!human.contains(|c: char| c.is_control() && c != '\n'), "{human:?}");
    let github = github(&shown);
    assert!(github.starts_with("::") && github.lines().count() == 1, "{github:?}");
    assert!(!github.trim_end_matches('\n').contains(['\n', '\r']), "{github:?}");
    let json: Option<Value> = serde_json::from_str(&json(&[shown])).ok();
    assert!(json.is_some(), "a report that is no JSON");
}

fn without_related(fault: &Diagnostic) -> Diagnostic {
    Diagnostic { related: Vec::new(), ..fault.clone() }
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
