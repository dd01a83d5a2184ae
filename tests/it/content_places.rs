//! A symbolic place becomes lines and columns.

use std::sync::Arc;

use laureate::content;
use laureate::diagnostic::{Place, Pointer, Target};

use crate::content_load::{SITE, write};

/// Finds `target` in the file and gives the text it covers.
fn find(file: &str, text: &str, target: Target) -> String {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "site.yaml", SITE.as_bytes());
    write(dir.path(), file, text.as_bytes());
    let loaded = content::load(dir.path());
    let place = Place { file: Arc::from(file), target };
    let Some(span) = loaded.sources.locate(&place) else { return "nothing".to_owned() };
    let line = text[..span.bytes.start].matches('\n').count() + 1;
    assert_eq!(span.line, line);
    text[span.bytes].to_owned()
}

fn badge() -> Pointer {
    Pointer::root()
}

#[test]
fn values_keys_and_what_is_missing() {
    let text = "name: B\nskills:\n  - name: é X\n    url: u\n  - a\ncriteria: |\n  one\n  two\n";
    let check = |target, expected: &str| assert_eq!(find("badges/b.yaml", text, target), expected);
    check(Target::File, "nothing");
    check(Target::Value(badge().key("name")), "B");
    check(Target::Key(badge().key("name")), "name");
    check(Target::Value(badge().key("skills").index(0).key("name")), "é X");
    check(Target::Value(badge().key("skills").index(1)), "a");
    check(Target::Value(badge().key("skills").index(0)), "name: é X");
    check(Target::Key(badge().key("skills").index(0).key("url")), "url");
    check(Target::Value(badge().key("skills").index(9)), "skills");
    check(Target::Value(badge().key("skills").index(0).key("code").key("x")), "name");
    check(Target::Value(badge().key("tier")), "name");
    check(Target::Bytes(6..7), "B");
    check(Target::Bytes(600..700), "");
}

#[test]
fn part_of_a_text() {
    let within = |key: &str, range| Target::Within(badge().key(key), range);
    let check = |text: &str, target, expected: &str| {
        assert_eq!(find("badges/b.yaml", text, target), expected, "{text}");
    };
    check("name: see here\n", within("name", 4..8), "here");
    check("name: 'see here'\n", within("name", 4..8), "here");
    check("name: \"see here\"\n", within("name", 4..8), "here");
    check("name: \"s\\u0065e here\"\n", within("name", 4..8), "\"s\\u0065e here\"");
    check("name: |\n  see\n  here\n", within("name", 4..8), "here");
    check("name: |\r\n  see\r\n\r\n  here\r\n", within("name", 5..9), "here");
    check("name: |-\n    é\n      here\n", within("name", 5..9), "here");
    check(
        "- name: |\n    see\n    here\n",
        Target::Within(badge().index(0).key("name"), 4..8),
        "here",
    );
    check("name: >\n  see\n  here\n", within("name", 4..8), "see\n  here");
    check("name: a\n", within("name", 50..90), "a");
}

#[test]
fn part_of_a_markdown_file() {
    let within = |range| Target::Within(Pointer::root(), range);
    assert_eq!(find("badges/b.md", "see\r\nhere", within(4..8)), "here");
    assert_eq!(find("badges/b.md", "\u{feff}see\nhere", within(4..8)), "here");
    let page = "---\r\ntitle: T\r\n---\r\nsee\r\nhere";
    assert_eq!(find("pages/p.md", page, within(4..8)), "here");
    assert_eq!(find("pages/p.md", page, Target::Value(badge().key("title"))), "T");
}
