//! Who may use whom: the table of ARCHITECTURE.md, held against the sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A room and the rooms it may use. What is not here may use nothing.
const MAY_USE: [(&str, &[&str]); 9] = [
    ("diagnostic", &[]),
    ("content", &["diagnostic"]),
    ("model", &["diagnostic", "content"]),
    ("credential", &["model", "diagnostic"]),
    ("site", &["model", "credential", "diagnostic"]),
    ("output", &["site", "model"]),
    ("review", &["diagnostic", "content", "model", "credential"]),
    ("serve", &["diagnostic", "content", "model", "credential", "site"]),
    ("cli", &["diagnostic", "content", "model", "credential", "site", "output", "review", "serve"]),
];

/// Words that only `cli` may say: the clock, the environment, the network, printing.
const ONLY_CLI: [&str; 8] = [
    "Timestamp::now",
    "SystemTime",
    "Zoned::now",
    "std::env",
    "ureq::",
    "TcpStream",
    "println!",
    "process::exit",
];

/// Words of those that a room may say all the same, with the reason.
const BUT: [(&str, &str, &str); 1] = [("serve", "TcpStream", "it answers whoever connects")];

/// What one room may not say, with the reason.
const NOT_HERE: [(&str, &str, &str); 12] = [
    ("site", "SigningKey", "nothing in `site` can sign"),
    ("serve", "TcpStream::connect", "`serve` asks nobody"),
    ("serve", "TcpListener::bind", "`cli` decides where `serve` listens"),
    ("serve", "fs::write", "`serve` writes no file"),
    ("serve", "File::create", "`serve` writes no file"),
    ("credential", "std::fs", "nothing in `credential` can touch a file"),
    ("credential", "std::path", "nothing in `credential` can touch a file"),
    ("review", "std::fs", "`review` compares what others have read"),
    ("review", "process::Command", "only `cli` runs git"),
    ("model", "std::fs", "`model` knows no files"),
    ("model", "serde_json", "`model` knows no JSON"),
    ("diagnostic", "std::fs", "`diagnostic` knows no files"),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Each source file as (room, file, text without comments and tests).
fn rooms() -> Vec<(String, PathBuf, String)> {
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&house, &mut files);
    files.sort();
    let mut rooms = Vec::new();
    for file in files {
        let inside = file.strip_prefix(&house).unwrap();
        if inside.components().count() < 2 {
            continue;
        }
        let room = inside.components().next().unwrap().as_os_str().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap().lines();
        let code: Vec<_> = code.filter(|line| !line.trim_start().starts_with("//")).collect();
        rooms.push((room, inside.to_owned(), code.join("\n")));
    }
    rooms
}

/// The rooms that a text names after `crate::`, in one or in a list.
fn used(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for after in code.split("crate::").skip(1) {
        let list = after.strip_prefix('{').map_or(after, |list| list.split('}').next().unwrap());
        let names = if list.len() == after.len() { vec![after] } else { list.split(',').collect() };
        for name in names {
            let word: String =
                name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            used.insert(word);
        }
    }
    used
}

#[test]
fn rooms_use_only_what_they_may() {
    let mut faults = Vec::new();
    for (room, file, code) in rooms() {
        let allowed = MAY_USE.iter().find(|(name, _)| *name == room);
        let Some((_, allowed)) = allowed else { panic!("`{room}` is not in the table") };
        for other in used(&code) {
            let known = MAY_USE.iter().any(|(name, _)| *name == other);
            if known && other != room && !allowed.contains(&other.as_str()) {
                faults.push(format!("{} uses `{other}`", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_the_command_line_knows_clock_environment_and_network() {
    let mut faults = Vec::new();
    for (room, file, code) in rooms() {
        let may = |word: &str| {
            room == "cli" || BUT.iter().any(|(name, but, _)| *name == room && *but == word)
        };
        for word in ONLY_CLI.iter().filter(|word| !may(word) && code.contains(**word)) {
            faults.push(format!("{} says `{word}`", file.display()));
        }
        for (_, word, why) in
            NOT_HERE.iter().filter(|(name, word, _)| *name == room && code.contains(word))
        {
            faults.push(format!("{} says `{word}`, but {why}", file.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_stay_small() {
    for (_, file, code) in rooms() {
        let lines = code.lines().count();
        assert!(lines <= 500, "{} has {lines} lines", file.display());
    }
}

#[test]
fn the_table_reads_imports_as_rust_does() {
    assert_eq!(
        used("use crate::{model::Slug, content};"),
        ["content", "model"].map(String::from).into()
    );
    assert_eq!(used("fn x(a: &crate::site::Site)"), ["site"].map(String::from).into());
}
