//! A small programme to write into.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use crate::support::{laureate, stderr, stdout};

const SITE: &str = "title: Acme\nbase_url: https://acme.example/badges/\nissuer: {name: Acme}\n";

/// A content folder with two badges, three people and these files.
pub(super) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let badge = |name: &str| format!("name: {name}\ndescription: D.\ncriteria: C.\n");
    put(folder.path(), "site.yaml", SITE);
    put(folder.path(), "badges/first-aid.yaml", &(badge("First Aid") + "valid_for: P2Y\n"));
    put(folder.path(), "badges/mentor.yaml", &badge("Mentor"));
    for (slug, name) in [("ada", "Ada Lovelace"), ("alan", "Alan Turing"), ("joan", "Joan Clarke")]
    {
        put(folder.path(), &format!("people/{slug}.yaml"), &format!("name: {name}\n"));
    }
    files.iter().for_each(|(name, text)| put(folder.path(), name, text));
    folder
}

/// Writes a file of the content.
pub(super) fn put(folder: &Path, name: &str, text: &str) {
    let file = folder.join("content").join(name);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// The text of a file of the content.
pub(super) fn text(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join("content").join(name)).unwrap()
}

/// Runs a command on the day on which everything happens.
pub(super) fn run(folder: &Path, arguments: &[&str]) -> Output {
    let epoch = "1795737600"; // 2026-11-27
    laureate(folder)
        .env("SOURCE_DATE_EPOCH", epoch)
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .args(arguments)
        .output()
        .unwrap()
}

/// Runs a command that does its work. What it prints.
pub(super) fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(&output), stderr(&output));
    stdout(&output)
}

/// Runs a command that does nothing, for it is done already.
pub(super) fn done_already(folder: &Path, arguments: &[&str]) {
    let before = content(folder);
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output), "", "nothing changes");
    assert_eq!(content(folder), before);
}

/// Runs a command that is refused with this exit code, writes nothing and says why.
pub(super) fn refused(folder: &Path, code: i32, arguments: &[&str]) -> String {
    let before = content(folder);
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(code), "{}{}", stdout(&output), stderr(&output));
    assert_eq!(content(folder), before);
    stdout(&output) + &stderr(&output)
}

/// `check` finds nothing wrong.
pub(super) fn assert_sound(folder: &Path) {
    let output = run(folder, &["check"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
}

/// Every file of the folder but those of git.
pub(super) fn content(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut waiting = vec![folder.join("content")];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                files.insert(path.to_str().unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    files
}
