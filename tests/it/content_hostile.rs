//! Hostile content: a diagnostic or the right result, never a panic, never for long.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use laureate::content::{self, Loaded};
use laureate::diagnostic::Code;
use proptest::prelude::*;

use crate::content_load::{SITE, write};
use crate::generated;

/// Loads one file beside a sound `site.yaml`. It must not take long, even unoptimised and
/// beside other work.
fn load(file: &str, bytes: &[u8]) -> Loaded {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "site.yaml", SITE.as_bytes());
    write(dir.path(), file, bytes);
    let before = Instant::now();
    let loaded = content::load(dir.path());
    let mut locator = loaded.sources.locator();
    for fault in &loaded.diagnostics {
        locator.locate(&fault.place);
    }
    assert!(before.elapsed() < Duration::from_secs(60), "{file}: {:?}", before.elapsed());
    loaded
}

fn codes(loaded: &Loaded) -> Vec<&'static str> {
    let codes: BTreeSet<_> = loaded.diagnostics.iter().map(|fault| fault.code.word()).collect();
    codes.into_iter().collect()
}

fn check(file: &str, bytes: &[u8], expected: &[&str]) {
    let loaded = load(file, bytes);
    assert_eq!(codes(&loaded), expected, "{file}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn any_bytes_in_any_file(bytes in prop::collection::vec(any::<u8>(), 0..200), head in 0..9usize) {
        let heads: [&[u8]; 9] = [
            b"", b"---\ntitle: T\n---\n", b"- badge: ", b"<svg ", b"\x89PNG\r\n\x1a\n",
            b"\xff\xd8\xff", b"RIFF0000WEBPVP8 ", b"name: \"", b"\0\0\0\0ftypavif",
        ];
        let bytes = [heads[head], &bytes].concat();
        let dir = tempfile::tempdir().unwrap();
        let files = [
            "site.yaml", "badges/a.yaml", "badges/a.md", "badges/a.png", "badges/b.svg",
            "people/a.yaml", "awards/a.yaml", "pathways/a.yaml", "roles/a.yaml", "pages/a.md",
            "images/a.jpg", "images/a.webp", "images/a.avif", "images/a.gif", "images/a.svg", "x",
        ];
        for file in files {
            write(dir.path(), file, &bytes);
        }
        let loaded = content::load(dir.path());
        for fault in &loaded.diagnostics {
            loaded.sources.locate(&fault.place);
        }
    }
}

#[test]
fn nesting() {
    let deep = 100_000;
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", ""), ("[{a: ", "}]")] {
        let text = open.repeat(deep);
        check("awards/a.yaml", text.as_bytes(), &["too-deep"]);
        check("badges/b.yaml", text.as_bytes(), &["too-deep"]);
        let closed = format!("{}1{}", open.repeat(deep), close.repeat(deep));
        // A block cannot begin in the line of its key.
        let code = if matches!(open, "- " | "? ") { "yaml-syntax" } else { "too-deep" };
        check("badges/b.yaml", format!("name: {closed}").as_bytes(), &[code]);
    }
    let blocks: String = (0..1400).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    check("badges/b.yaml", blocks.as_bytes(), &["too-deep"]);
}

#[test]
fn alias_bomb() {
    let mut bomb = "a0: &a0 [lol, lol]\n".to_owned();
    for level in 1..60 {
        let before = level - 1;
        bomb += &format!("a{level}: &a{level} [*a{before}, *a{before}, *a{before}]\n");
    }
    check("badges/b.yaml", bomb.as_bytes(), &["alias-refused"]);
    check("badges/b.yaml", b"<<: {name: B}\ndescription: D\n", &["missing-key", "unknown-key"]);
}

#[test]
fn a_list_of_a_hundred_thousand() {
    let entry =
        "- badge: first-aid\n  earner: ada-lovelace\n  awarded: 2026-05-01\n  nominated_by: bob\n";
    let text = entry.repeat(100_000);
    let loaded = load("awards/a.yaml", text.as_bytes());
    assert_eq!(loaded.diagnostics, []);
    assert_eq!(loaded.records.awards.len(), 100_000);
    // One fault among them, and all others are delivered.
    let text = entry.repeat(10_000) + "- badg: x\n";
    let loaded = load("awards/a.yaml", text.as_bytes());
    assert_eq!(codes(&loaded), ["missing-key", "unknown-key"]);
    assert_eq!(loaded.records.awards.len(), 10_000);
    assert!(loaded.records.unreadable.awards);
}

#[test]
fn faults_by_the_thousand() {
    let loaded = load("awards/a.yaml", "- x\n".repeat(20_000).as_bytes());
    assert_eq!(loaded.diagnostics.len(), 1001);
    let keys: String = (0..60_000).map(|key| format!("k{key}: 1\n")).collect();
    let loaded = load("badges/b.yaml", keys.as_bytes());
    assert!(loaded.diagnostics.len() <= 1003);
    let twice = "a: 1\n".repeat(100_000);
    let loaded = load("badges/b.yaml", twice.as_bytes());
    assert!(loaded.diagnostics.len() <= 1003);
    check("people/p.yaml", "[a,".repeat(1_000_000).as_bytes(), &["too-deep"]);
    check("people/p.yaml", format!("[{}]", "a,".repeat(4_000_000)).as_bytes(), &["file-too-large"]);
}

#[test]
fn sizes() {
    let large = |mib: usize| vec![b'#'; mib * 1024 * 1024 + 1];
    check("badges/b.yaml", &large(1), &["file-too-large"]);
    check("awards/a.yaml", &large(1), &["empty-file"]);
    check("awards/a.yaml", &large(11), &["file-too-large"]);
    check("images/a.png", &large(5), &["file-too-large"]);
    check("badges/b.txt", &large(1), &["file-too-large"]);
}

#[test]
fn bytes_that_are_no_text() {
    check("badges/b.yaml", b"name: a\0b\ndescription: D\n", &["yaml-syntax"]);
    check("badges/b.yaml", b"\xff\xfen\0a\0m\0e\0", &["invalid-utf8"]);
    check("badges/b.md", b"\xc3", &["invalid-utf8"]);
    check("pages/p.md", b"---\ntitle: \xf0\x9f\n---\n", &["invalid-utf8"]);
    check("images/a.png", b"", &["image-type"]);
    check("images/a.svg", b"<svg", &["unsafe-image"]);
    check("badges/b.png", b"\x89PNG\r\n\x1a\n", &["unexpected-file"]);
    let loaded = load("badges/b.yaml", b"name: x\ndescription: a\xe9");
    assert!(loaded.diagnostics[0].message.contains("byte 22 is `0xe9`"));
}

#[test]
fn line_ends_and_byte_order_marks() {
    let text = "\u{feff}name: B\r\ndescription: D\r\ncriteria: |\r\n  one\r\n  two\r\n";
    let loaded = load("badges/b.yaml", text.as_bytes());
    assert_eq!(loaded.diagnostics, []);
    assert_eq!(loaded.records.badges[0].record.criteria.as_ref().unwrap().as_str(), "one\ntwo\n");
    let loaded = load("pages/p.md", "\u{feff}---\r\ntitle: T\r\n---\r\nHi\r\n".as_bytes());
    assert_eq!(loaded.diagnostics, []);
    assert_eq!(loaded.records.pages[0].body.text, "Hi\n");
}

#[test]
fn secrets_are_found_and_not_repeated() {
    let pem = format!("-----BEGIN {}PRIVATE KEY-----\nMC4CAQ\n", "");
    let multikey = generated::secret();
    let places = ["badges/b.md", "site.yaml.bak", "images/a.svg", "notes/x", "pages/p.md"];
    for (file, secret) in places.iter().flat_map(|file| [(file, &pem), (file, &multikey)]) {
        if *file == "notes/x" {
            continue;
        }
        let loaded = load(file, format!("a {secret}\n").as_bytes());
        let found: Vec<_> =
            loaded.diagnostics.iter().filter(|fault| fault.code == Code::SecretInContent).collect();
        assert_eq!(found.len(), 1, "{file} {:?}", loaded.diagnostics);
        assert!(!format!("{found:?}").contains(&secret[5..]));
    }
    // A public key and a key cut short are none.
    let public = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
    for text in [public, &multikey[..20], "-----BEGIN PUBLIC KEY-----"] {
        check("badges/b.md", text.as_bytes(), &["unexpected-file"]);
    }
}

#[test]
#[cfg(unix)]
fn links_and_names() {
    use std::os::unix::fs::symlink;

    let dir = tempfile::tempdir().unwrap();
    let content = dir.path().join("content");
    write(&content, "site.yaml", SITE.as_bytes());
    write(&content, "badges/b.yaml", b"name: B\ndescription: D\n");
    write(dir.path(), "outside/b.yaml", b"name: B\ndescription: D\n");
    let link = |target: &str, name: &str| symlink(target, content.join(name)).unwrap();
    link("b.yaml", "badges/inside.yaml");
    link("../../outside/b.yaml", "badges/out.yaml");
    link("/etc/passwd", "badges/etc.yaml");
    link("../outside", "roles");
    link(".", "badges/loop");
    link("self.yaml", "badges/self.yaml");
    for name in ["badges/AUX.yaml", "badges/a\nb.yaml", "badges/x .", "images/..."] {
        write(&content, name, b"");
    }
    let loaded = content::load(&content);
    let seen: Vec<_> =
        loaded.diagnostics.iter().map(|fault| (&*fault.place.file, fault.code.word())).collect();
    assert_eq!(
        seen,
        [
            ("badges/AUX.yaml", "reserved-name"),
            ("badges/a\nb.yaml", "reserved-name"),
            ("badges/etc.yaml", "path-escape"),
            ("badges/loop", "unreadable-file"),
            ("badges/out.yaml", "path-escape"),
            ("badges/self.yaml", "unreadable-file"),
            ("badges/x .", "reserved-name"),
            ("roles", "path-escape"),
        ]
    );
    assert_eq!(loaded.records.badges.len(), 2);
}

#[test]
fn a_folder_that_is_none() {
    let dir = tempfile::tempdir().unwrap();
    let loaded = content::load(&dir.path().join("nowhere"));
    assert!(codes(&loaded).contains(&"missing-site"));
    let loaded = content::load(dir.path());
    assert_eq!(codes(&loaded), ["missing-site"]);
    write(dir.path(), "file", b"");
    let loaded = content::load(Path::new(&dir.path().join("file")));
    assert!(codes(&loaded).contains(&"missing-site"));
}

#[test]
fn fixtures_of_files_give_their_code_alone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut fixtures = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        fixtures.push(entry.unwrap().path());
    }
    let mut count = 0;
    for code in Code::ALL.iter().map(|code| code.word()) {
        let dir = tempfile::tempdir().unwrap();
        let root = if generated::build(code, dir.path()) {
            dir.path().to_owned()
        } else if let Some(path) = fixtures.iter().find(|path| path.ends_with(code)) {
            path.clone()
        } else {
            continue;
        };
        let loaded = content::load(&root.join("content"));
        if !loaded.diagnostics.is_empty() {
            assert_eq!(codes(&loaded), [code]);
            count += 1;
        }
    }
    assert!(count >= 21, "{count}");
}
