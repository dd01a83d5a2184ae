//! No message is left out: every text of the sources that issue by pull request stands in a
//! snapshot, which shows it as a user sees it.

use std::fs;
use std::path::{Path, PathBuf};

use super::literals::said;

/// The sources: files and folders below `src/`.
const ROOMS: [&str; 23] = [
    "cli/award.rs",
    "cli/base.rs",
    "cli/build",
    "cli/check.rs",
    "cli/clock.rs",
    "cli/find.rs",
    "cli/former.rs",
    "cli/git",
    "cli/init",
    "cli/new_files.rs",
    "cli/nominate",
    "cli/plan.rs",
    "cli/propose.rs",
    "cli/provenance",
    "cli/reading.rs",
    "cli/rename_person.rs",
    "cli/report.rs",
    "cli/retire.rs",
    "cli/revise.rs",
    "cli/revoke.rs",
    "cli/secrecy.rs",
    "cli/writing",
    "review",
];

/// Texts that no test can bring about, or that nobody is told, each with the reason.
const EXCEPTIONS: [(&str, &str); 7] = [
    ("it says more than 1 GiB", "git prints as much as no small repository holds"),
    ("the machine gives no random numbers: {error}", "the machine fails"),
    ("cannot remove `{}`: {error}", "the disk fails, or a folder is not ours to write"),
    ("`{}` has changed in the meantime", "somebody else writes the file in the same moment"),
    ("nothing was written; run it again", "the same"),
    ("`{}` is named in a way that is not edited", "an edit is at fault: no content is known"),
    ("nothing was written; rename the file and what names it by hand", "the same"),
];

fn house() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a path whose names end so, sorted.
fn files(path: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    if path.is_dir() {
        let mut entries: Vec<_> =
            fs::read_dir(path).unwrap().map(|it| it.unwrap().path()).collect();
        entries.sort();
        entries.iter().for_each(|entry| files(entry, ending, found));
    } else if path.to_str().unwrap().ends_with(ending) {
        found.push(path.to_owned());
    }
}

/// The lines that snapshots and the fixtures of codes show, those left out that a person types.
fn shown() -> Vec<String> {
    let mut found = Vec::new();
    files(&house().join("tests/snapshots"), ".txt", &mut found);
    files(&house().join("tests/fixtures"), "expected.txt", &mut found);
    files(&house().join("tests/it/review/expected"), "", &mut found);
    let texts: String = found.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    texts.lines().filter(|line| !line.starts_with("$ ")).map(folded).collect()
}

/// In lower case, with one blank for several: a sentence may begin in upper case.
fn folded(line: &str) -> String {
    let words: Vec<_> = line.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// What of a line is the same each time: all but what stands between braces.
fn pieces(line: &str) -> Vec<String> {
    let folded = folded(line).replace("{{", "\0").replace("}}", "\u{1}");
    let mut pieces = vec![String::new()];
    for c in folded.chars() {
        match (c, pieces.last_mut()) {
            ('{', _) => pieces.push("{".to_owned()),
            ('}', Some(last)) if last.starts_with('{') => last.clear(),
            (c, Some(last)) => last.push(c),
            _ => {}
        }
    }
    let pieces = pieces.into_iter().filter(|piece| !piece.trim().is_empty());
    pieces.map(|piece| piece.replace('\0', "{").replace('\u{1}', "}")).collect()
}

/// Whether it says something: a word, and something beside it.
fn is_prose(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let is_word = |word: &str| {
        let word = word.trim_start_matches(['`', '(', '*', '“']);
        word.len() > 1 && word.chars().take(2).all(char::is_alphabetic)
    };
    words > 1 && pieces(text).iter().any(|piece| piece.split_whitespace().any(is_word))
}

/// Whether each line of a text stands in a line that is shown, its pieces in their order.
fn stands(shown: &[String], text: &str) -> bool {
    text.lines().map(pieces).all(|pieces| {
        shown.iter().any(|line| {
            let mut rest = line.as_str();
            pieces.iter().all(|piece| {
                let found = rest.find(piece.as_str());
                rest = found.map_or("", |at| &rest[at + piece.len()..]);
                found.is_some()
            })
        })
    })
}

#[test]
fn every_message_stands_in_a_snapshot() {
    let shown = shown();
    let mut sources = Vec::new();
    for room in ROOMS {
        let path = house().join("src").join(room);
        assert!(path.exists(), "there is no room `{room}`");
        files(&path, ".rs", &mut sources);
    }
    let (mut missing, mut needed) = (Vec::new(), Vec::new());
    for source in sources.iter().filter(|source| !source.ends_with("tests.rs")) {
        for (line, text) in said(&fs::read_to_string(source).unwrap()) {
            if !is_prose(&text) || stands(&shown, &text) {
                continue;
            }
            match EXCEPTIONS.iter().find(|(known, _)| *known == text) {
                Some((known, _)) => needed.push(*known),
                None => missing.push(format!("{}:{line}: {text:?}", source.display())),
            }
        }
    }
    let all = missing.join("\n");
    assert!(missing.is_empty(), "no snapshot below `messages/` shows these, add a case:\n{all}");
    for (text, _) in EXCEPTIONS {
        assert!(needed.contains(&text), "{text:?} is shown or gone: it needs no exception");
    }
}

/// What a group no longer says is no evidence.
#[test]
fn every_group_of_messages_is_held() {
    let mut tests = Vec::new();
    files(&house().join("tests/it/messages"), ".rs", &mut tests);
    let tests: String = tests.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let mut groups = Vec::new();
    files(&house().join("tests/snapshots/messages"), ".txt", &mut groups);
    for group in groups {
        let name = group.file_stem().unwrap().to_str().unwrap().to_owned();
        let is_named = [format!("\"{name}\""), format!("messages/{name}\"")];
        assert!(is_named.iter().any(|one| tests.contains(one)), "nobody asks for `{name}`");
    }
}
