//! Texts as they were agreed on, kept in `tests/snapshots/`. Run the tests with
//! `LAUREATE_BLESS=1` to write them anew, and look at the difference before it is committed.

use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")
}

/// Holds a text against the one that is kept under `name`.
pub(crate) fn assert_snapshot(name: &str, text: &str) {
    let path = folder().join(format!("{name}.txt"));
    if std::env::var_os("LAUREATE_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        return;
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{} is not what is seen now:\n{text}", path.display());
}

/// A text without what differs from day to day and from key to key.
pub(crate) fn settled(text: &str) -> String {
    let today = jiff::Zoned::now().with_time_zone(jiff::tz::TimeZone::UTC).date();
    let text = text.replace(&today.to_string(), "TODAY");
    let text = text.replace(&format!("key-{}", today.year()), "key-YEAR");
    let mut out = String::new();
    // Keys in base58btc, hashes in hexadecimal, ids in base32: words too long for people.
    for word in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let is_key = bare.len() > 40 && bare.starts_with('z');
        let is_hex = bare.len() >= 26 && bare.bytes().all(|b| b.is_ascii_hexdigit());
        let is_id = bare.len() == 26
            && bare.bytes().all(|b| b.is_ascii_lowercase() || (b'2'..=b'7').contains(&b));
        let shown = [(is_key, "KEY"), (is_hex, "HEX"), (is_id, "ID")];
        out.push_str(shown.iter().find(|(is, _)| *is).map_or(bare, |(_, shown)| shown));
        out.push_str(&word[bare.len()..]);
    }
    out
}

#[test]
fn every_snapshot_is_of_something() {
    fn sources(folder: &Path, out: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, out);
            } else {
                out.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut all = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it"), &mut all);
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        // A folder belongs to the test that names it, which holds what is in it.
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(all.contains(&format!("\"{name}")), "nobody asks for {}", path.display());
    }
}
