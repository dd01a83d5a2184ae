//! What is imported is not to be trusted.

use laureate::credential::bake::{self, Baked};
use serde_json::json;

use super::world::{assert_sound, assertion, class, content, credential, folder, hashed, import};
use super::world::{issuer, write, write_json};
use crate::support::{stderr, stdout};

#[test]
fn texts_come_out_harmless() {
    let folder = folder(&[]);
    let mut evil = credential("urn:uuid:1", "../../Evil\u{7}\u{202e} <b>One</b>", "Ada\nB: {x}");
    let achievement = &mut evil["credentialSubject"]["achievement"];
    achievement["description"] = json!("a<script>alert(1)</script>b\u{0}\u{1b}[31m\nkey: value");
    achievement["criteria"] = json!({"narrative":
        "[x](javascript:alert(1)) [y](/etc) ![z](https://t.example/p.png)\n\n---\n- a: b\n"});
    achievement["image"] = json!(
        "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciPjxzY3JpcHQvPjwvc3ZnPg=="
    );
    evil["evidence"] =
        json!([{"id": "javascript:alert(1)", "name": "!!evil &a *b"}, {"id": "file:///etc"}]);
    write_json(folder.path(), "a.json", &evil);
    let output = import(folder.path(), &["a.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let files = content(folder.path());
    let badge = String::from_utf8(files["badges/evil-one.yaml"].clone()).unwrap();
    assert_eq!(
        badge,
        "name: ../../Evil One\ndescription: \"ab[31m key: value\"\ntype: Certification\n\
         criteria: |\n  x y z\n\n  ---\n  - a: b\n\
         other_identifiers: [https://old.example/achievements/../../Evil-<b>One</b>]\n"
    );
    assert!(!files.keys().any(|name| name.ends_with(".svg")), "{:?}", files.keys());
    assert!(stderr(&output).contains("left out: the picture:"));
    assert!(!stderr(&output).contains('\u{1b}'));
    assert_sound(folder.path());
}

#[test]
fn what_would_be_at_fault_is_not_written() {
    let folder = folder(&[("people/ada.yaml", "name: Ada\nhr: {left: 2020-01-01}\n")]);
    let mut future = credential("urn:uuid:1", "Rust", "Bo");
    future["validFrom"] = json!("2200-01-01T00:00:00Z");
    write_json(folder.path(), "future.json", &future);
    let mut over = credential("urn:uuid:2", "Rust", "Bo");
    over["validUntil"] = json!("2024-02-03T00:00:00Z");
    write_json(folder.path(), "over.json", &over);
    write_json(folder.path(), "left.json", &credential("urn:uuid:3", "Rust", "Ada"));
    let mut long = credential("urn:uuid:4", "Go", "Cy");
    long["credentialSubject"]["achievement"]["description"] = json!("x".repeat(5_000));
    write_json(folder.path(), "long.json", &long);
    write_json(folder.path(), "good.json", &credential("urn:uuid:5", "Rust", "Dee"));
    let names = ["future.json", "over.json", "left.json", "long.json", "good.json"];
    let output = import(folder.path(), &names);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    for (name, why) in [
        ("future.json", "in the future"),
        ("over.json", "expires no later"),
        ("left.json", "had left"),
        ("long.json", "5000 characters"),
    ] {
        let line = said.lines().find(|line| line.starts_with(&format!("not taken: `{name}`")));
        assert!(line.is_some_and(|line| line.contains(why)), "{name}: {said}");
    }
    let expected = "content/awards/imported/rust/dee-2024-02-03.yaml\ncontent/badges/rust.yaml\n\
                    content/people/dee.yaml\n";
    assert_eq!(stdout(&output), expected, "and nobody who is not needed");
    assert_sound(folder.path());
}

#[test]
fn nothing_is_written_into_content_at_fault() {
    let folder = folder(&[("people/ada.yaml", "nam: Ada\n")]);
    write_json(folder.path(), "a.json", &credential("urn:uuid:1", "Rust", "Bo"));
    let before = content(folder.path());
    let output = import(folder.path(), &["a.json"]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(1), String::new()));
    assert!(stderr(&output).contains("`laureate check` tells where"));
    assert_eq!(content(folder.path()), before);
}

#[test]
fn what_holds_nothing_is_at_fault_only_where_it_is_named() {
    let folder = folder(&[]);
    write_json(folder.path(), "site/a.json", &credential("urn:uuid:1", "Rust", "Bo"));
    write(folder.path(), "site/logo.png", crate::bake::tiny_png());
    write(folder.path(), "site/plain.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    write(folder.path(), "site/index.json", "{\"badges\": []}");
    let output = import(folder.path(), &["site", "--dry-run"]);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    let note = "note: holds no credential, and was not named: `site/index.json`, `site/logo.png`, `site/plain.svg`";
    assert!(said.contains(note), "{said}");
    let output = import(folder.path(), &["site/a.json", "site/logo.png"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("not taken: `site/logo.png`: "), "{}", stderr(&output));
    let output = import(folder.path(), &["site/index.json"]);
    assert_eq!(output.status.code(), Some(1));
    let reason = "not taken: `site/index.json`: it is no Open Badge";
    assert!(stderr(&output).contains(reason), "{}", stderr(&output));
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = folder(&[]);
    write(folder.path(), "x/deep.json", "[".repeat(100_000));
    write(folder.path(), "x/twice.json", "{\"a\": 1, \"a\": 2}");
    write(folder.path(), "x/bytes.json", [0xff, 0xfe, 0x00]);
    write(folder.path(), "x/empty.json", "");
    write(folder.path(), "x/null.json", "null");
    write(folder.path(), "x/list.json", "[1, null, {\"type\": [[]]}]");
    write(folder.path(), "x/bad.zip", "PK");
    write(folder.path(), "x/bad.png", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xff");
    write(
        folder.path(),
        "x/loop.json",
        "{\"type\": \"Assertion\", \"id\": \"a\", \"badge\": \"a\", \"issuedOn\": 1}",
    );
    let output = import(folder.path(), &["x"]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(1), String::new()));
    for name in ["deep", "twice", "bytes", "empty", "null", "loop"] {
        assert!(stderr(&output).contains(&format!("`x/{name}.json`")), "{name}");
    }
    assert!(stderr(&output).contains("`x/bad.zip`") && stderr(&output).contains("`x/bad.png`"));
    let lines: Vec<_> = (1..=5).map(|number| format!("x/same/{number}.json")).collect();
    lines.iter().for_each(|name| write(folder.path(), name, "null"));
    let said = stderr(&import(folder.path(), &["x/same"]));
    let together = "not taken: `x/same/1.json`, `x/same/2.json`, `x/same/3.json` and 2 more: ";
    assert!(said.contains(together) && said.contains("5 not taken"), "{said}");
    assert_eq!(import(folder.path(), &["nowhere.json"]).status.code(), Some(2));
    assert_eq!(import(folder.path(), &[]).status.code(), Some(2));
}

#[test]
fn names_that_clash_are_numbered() {
    let folder = folder(&[("badges/rust.yaml", "name: Oxidation\ndescription: D\ncriteria: C\n")]);
    write_json(folder.path(), "a.json", &credential("urn:uuid:1", "Rust", "日本"));
    write_json(folder.path(), "b.json", &credential("urn:uuid:2", "RUST!", "中国"));
    let output = import(folder.path(), &["a.json", "b.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let files = content(folder.path());
    for file in
        ["badges/rust-2.yaml", "badges/rust-3.yaml", "people/person.yaml", "people/person-2.yaml"]
    {
        assert!(files.contains_key(file), "{file}: {:?}", files.keys());
    }
    assert_sound(folder.path());
    assert_eq!(stdout(&import(folder.path(), &["a.json", "b.json"])), "");
}

/// Two awards may come to one place in a status list: the import chooses another, as `check`
/// would have asked for.
#[test]
fn places_in_a_status_list_are_told_apart() {
    let one = credential("https://acme.example/badges/credentials/x/", "Rust", "Ada");
    let here = folder(&[]);
    write_json(here.path(), "a.json", &one);
    assert_eq!(import(here.path(), &["a.json"]).status.code(), Some(0));
    let output = crate::support::laureate(here.path()).arg("build").output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let file = here.path().join("public/credentials/x/credential.json");
    let published: serde_json::Value =
        serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let index = published["credentialStatus"]["statusListIndex"].as_str().unwrap();
    let other = format!("{{badge: go, earner: bo, awarded: 2024-01-01, status_index: {index}}}\n");
    let there = folder(&[
        ("badges/go.yaml", "name: Go\ndescription: D\ncriteria: C\n"),
        ("people/bo.yaml", "name: Bo\n"),
        ("awards/other.yaml", &other),
    ]);
    write_json(there.path(), "a.json", &one);
    let output = import(there.path(), &["a.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let award = &content(there.path())["awards/imported/rust/ada-2024-02-03.yaml"];
    assert!(String::from_utf8_lossy(award).contains("status_index: "));
    assert_sound(there.path());
    let again = import(there.path(), &["a.json"]);
    assert!(!stderr(&again).contains("something else"), "{}", stderr(&again));
}

#[test]
fn pictures_that_are_none_are_left_out() {
    let here = folder(&[]);
    let data = |kind: &str, bytes: &[u8]| {
        format!("data:{kind};base64,{}", data_encoding::BASE64.encode(bytes))
    };
    let bare = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01";
    for (n, picture) in [
        data("image/png", bare),
        data("image/jpeg", b"\xff\xd8\xff\xe0"),
        data("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
        data("text/html", b"<script/>"),
        "data:image/png;base64,!!!".to_owned(),
        "data:,".to_owned(),
        "javascript:alert(1)".to_owned(),
    ]
    .into_iter()
    .enumerate()
    {
        let mut one = credential(&format!("urn:uuid:{n}"), &format!("Badge {n}"), "Ada");
        one["credentialSubject"]["achievement"]["image"] = json!({"id": picture, "type": "Image"});
        write_json(here.path(), &format!("old/{n}.json"), &one);
    }
    let output = import(here.path(), &["old"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let files = content(here.path());
    let pictures = files.keys().filter(|name| !name.ends_with(".yaml"));
    assert_eq!(pictures.cloned().collect::<Vec<_>>(), [""; 0], "{}", stderr(&output));
    assert_sound(here.path());
}

/// The art of a badge is published, and what is baked into it would be, too.
#[test]
fn what_is_baked_into_art_is_not_kept() {
    let here = folder(&[]);
    let plain = crate::bake::tiny_png();
    let somebody = credential("urn:uuid:9", "Rust", "Somebody Else").to_string();
    let baked = bake::bake(&plain, &Baked::open_badge(somebody)).unwrap();
    let mut one = credential("urn:uuid:1", "Rust", "Ada");
    let data = data_encoding::BASE64.encode(&baked);
    one["credentialSubject"]["achievement"]["image"] =
        json!({"id": format!("data:image/png;base64,{data}"), "type": "Image"});
    write_json(here.path(), "a.json", &one);
    let output = import(here.path(), &["a.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(content(here.path())["badges/rust.png"], plain);
    assert_sound(here.path());
}

/// A salt is hashed again for everybody in `people/`.
#[test]
fn long_salts_are_not_tried() {
    let here = folder(&[("people/ada.yaml", "name: Ada\nemail: ada@acme.example\n")]);
    for (length, code) in [(1024, 0), (1025, 1)] {
        let mut whole = assertion("1", "1", &hashed("ada@acme.example", &"x".repeat(length)));
        whole["badge"] = class("1", "First Aid");
        whole["badge"]["issuer"] = issuer();
        write_json(here.path(), "a.json", &whole);
        let output = import(here.path(), &["a.json", "--dry-run"]);
        assert_eq!(output.status.code(), Some(code), "{length}: {}", stderr(&output));
    }
}
