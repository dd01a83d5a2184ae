//! Reading a folder again comes to what reading it afresh does.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use laureate::content::{self, Loaded, Reader};
use proptest::prelude::*;

use crate::content_load::write;
use crate::support::copy;

/// One change to a folder.
#[derive(Debug, Clone)]
enum Edit {
    /// Writes a text into a file, which may be there.
    Write(usize, usize),
    /// Deletes a file.
    Delete(usize),
    /// Gives a file the name of another.
    Rename(usize, usize),
}

const FILES: [&str; 9] = [
    "site.yaml",
    "badges/first-aid.yaml",
    "badges/first-aid.md",
    "people/ada.yaml",
    "people/more.yaml",
    "awards/2026/one.yaml",
    "awards/two.yaml",
    "images/a.svg",
    ".hidden",
];

const TEXTS: [&str; 8] = [
    "title: T\nbase_url: https://a.example/\nissuer: {name: A}\n",
    "name: First Aid\ndescription: D\ncriteria: C\n",
    "name: Ada\n",
    "- {slug: bob, name: Bob}\n",
    "badge: first-aid\nearner: ada\nawarded: 2026-05-01\n",
    "nmae: [",
    "",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"9\"/>",
];

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => (0..FILES.len(), 0..TEXTS.len()).prop_map(|(file, text)| Edit::Write(file, text)),
        1 => (0..FILES.len()).prop_map(Edit::Delete),
        1 => (0..FILES.len(), 0..FILES.len()).prop_map(|(from, to)| Edit::Rename(from, to)),
    ]
}

/// Makes a change, and names the files that a watcher would tell of.
fn make(dir: &Path, edit: &Edit) -> Vec<String> {
    let named = |at: usize| FILES[at].to_owned();
    match *edit {
        Edit::Write(file, text) => {
            write(dir, FILES[file], TEXTS[text].as_bytes());
            vec![named(file)]
        }
        Edit::Delete(file) => {
            let _ = fs::remove_file(dir.join(FILES[file]));
            vec![named(file)]
        }
        Edit::Rename(from, to) => {
            fs::create_dir_all(dir.join(FILES[to]).parent().unwrap()).unwrap();
            let _ = fs::rename(dir.join(FILES[from]), dir.join(FILES[to]));
            vec![named(from), named(to)]
        }
    }
}

/// All that was read, as one text.
fn told(loaded: &Loaded) -> String {
    let (mut records, sources) = (loaded.records.clone(), &loaded.sources);
    let partial = std::mem::take(&mut records.unreadable.partial).into_iter();
    let mut partial: Vec<_> = partial.map(|place| format!("{place:?}")).collect();
    // The only part without an order.
    partial.sort();
    format!("{records:?} {partial:?} {sources:?} {:?}", loaded.diagnostics)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_edits(rounds in prop::collection::vec(prop::collection::vec(edit(), 0..4), 1..8)) {
        let dir = tempfile::tempdir().unwrap();
        let mut reader = Reader::new(dir.path());
        let mut before = told(&reader.read(&BTreeSet::new()).loaded);
        for edits in rounds {
            let doubted = edits.iter().flat_map(|edit| make(dir.path(), edit)).collect();
            let reread = reader.read(&doubted);
            let (again, fresh) = (told(&reread.loaded), told(&content::load(dir.path())));
            prop_assert_eq!(&again, &fresh);
            prop_assert_eq!(reread.changed == 0, again == before);
            before = again;
        }
    }
}

/// The demo, with one file after the other changed.
#[test]
fn each_file_of_the_demo() {
    let dir = tempfile::tempdir().unwrap();
    copy(Path::new("content"), dir.path());
    let mut reader = Reader::new(dir.path());
    let first = reader.read(&BTreeSet::new());
    assert_eq!(first.changed, first.loaded.sources.inputs().count());
    let files: Vec<_> = first.loaded.sources.inputs().map(|(file, _)| file.to_owned()).collect();
    assert!(files.len() > 40);
    for file in files {
        let text = fs::read_to_string(dir.path().join(&file)).unwrap();
        fs::write(dir.path().join(&file), text + "\n").unwrap();
        let reread = reader.read(&BTreeSet::from([file.clone()]));
        assert_eq!(reread.changed, 1, "{file}");
        assert_eq!(told(&reread.loaded), told(&content::load(dir.path())), "{file}");
    }
    assert_eq!(reader.read(&BTreeSet::new()).changed, 0);
    reader.forget();
    assert_eq!(reader.read(&BTreeSet::new()).changed, 0);
}
