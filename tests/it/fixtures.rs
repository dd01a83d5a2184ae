//! One folder per diagnostic code. Each gives its code and nothing else, and every code
//! has one. What a person would see is kept beside it, in `expected.txt`; run the test
//! with `LAUREATE_BLESS=1` to write it anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use laureate::diagnostic::Code;
use tempfile::TempDir;

use crate::generated;
use crate::repository;
use crate::support::{copy, laureate, stderr, stdout};

/// The day that fixtures are judged by.
const TODAY: &str = "2026-11-01";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// Puts the fixture of `code` into a folder of its own.
fn lay_out(code: &str) -> TempDir {
    let temp = TempDir::new().unwrap();
    if !generated::build(code, temp.path()) {
        let fixture = folder().join(code);
        assert!(fixture.is_dir(), "`{code}` has no fixture");
        copy(&fixture, temp.path());
        commit_base(temp.path());
    }
    temp
}

/// Where a fixture has a `base/`, that is what was published: it is committed as the content,
/// and what lies in `content/` is a change of it.
fn commit_base(folder: &Path) {
    let (base, content) = (folder.join("base"), folder.join("content"));
    if !base.is_dir() {
        return;
    }
    let change = folder.join("change");
    fs::rename(&content, &change).unwrap();
    fs::rename(&base, &content).unwrap();
    repository::init(folder);
    repository::commit(folder, "Publish");
    fs::remove_dir_all(&content).unwrap();
    fs::rename(&change, &content).unwrap();
}

/// `check`, against what was published and who approved, where there is such a thing.
fn check(folder: &Path) -> Command {
    let mut command = laureate(folder);
    command.args(["check", "--as-of", TODAY]);
    if folder.join(".git").is_dir() {
        command.args(["--base", "HEAD"]);
    }
    if folder.join("reviews.json").is_file() {
        command.args(["--approvals", "reviews.json"]);
    }
    command
}

/// The codes that `check` reports, and what it exits with.
fn codes(folder: &Path) -> (BTreeSet<String>, Option<i32>) {
    let output = check(folder).args(["--format", "json"]).output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}\n{}{}", stdout(&output), stderr(&output)));
    assert_eq!(report["version"], 1);
    let diagnostics = report["diagnostics"].as_array().unwrap();
    let codes = diagnostics.iter().map(|d| d["code"].as_str().unwrap().to_owned()).collect();
    (codes, output.status.code())
}

#[test]
fn every_code_has_a_fixture_that_gives_it_and_nothing_else() {
    let mut faults = Vec::new();
    for code in Code::ALL {
        let temp = lay_out(code.word());
        let (found, _) = codes(temp.path());
        if found != BTreeSet::from([code.word().to_owned()]) {
            faults.push(format!("the fixture of `{code}` gives {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_fixture_belongs_to_a_code() {
    for entry in fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name();
        let name = name.to_str().unwrap();
        assert!(Code::from_word(name).is_some(), "`{name}` is no code");
    }
}

#[test]
fn a_person_sees_the_line_and_a_way_out() {
    let bless = std::env::var_os("LAUREATE_BLESS").is_some();
    let mut faults = Vec::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let fixture = entry.unwrap().path();
        let temp = lay_out(fixture.file_name().unwrap().to_str().unwrap());
        let output = check(temp.path()).output().unwrap();
        let (seen, kept) = (stdout(&output), fixture.join("expected.txt"));
        if bless {
            fs::write(&kept, &seen).unwrap();
        } else if fs::read_to_string(&kept).unwrap_or_default() != seen {
            faults.push(format!("{} is not what is seen now:\n{seen}", kept.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
