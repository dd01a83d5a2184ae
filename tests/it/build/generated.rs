//! The content that benches are measured with is what users would write.

use std::fs;

use laureate::{content, model};

use super::generate::{AS_OF, generate};

#[test]
fn generated_content_is_sound() {
    let folder = tempfile::tempdir().unwrap();
    generate(folder.path(), 600).unwrap();
    let loaded = content::load(folder.path());
    assert_eq!(loaded.diagnostics, []);
    let as_of = model::Moment::parse(AS_OF).unwrap().timestamp();
    let resolved = model::resolve(&loaded.records, as_of);
    assert_eq!(resolved.diagnostics, []);
    assert_eq!(resolved.catalog.unwrap().awards().len(), 600);
}

#[test]
fn it_is_always_the_same() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let texts = [&one, &two].map(|folder| {
        generate(folder.path(), 100).unwrap();
        let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
        let files = entries.map(Result::unwrap).filter(|entry| entry.file_type().is_file());
        files.map(|file| fs::read(file.path()).unwrap()).collect::<Vec<_>>()
    });
    assert!(texts[0] == texts[1]);
}
