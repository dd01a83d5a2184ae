//! `laureate key`, as a process.

use std::fs;
use std::path::Path;

use laureate::credential::SigningKey;

use crate::support::{laureate, stderr, stdout};

const SITE: &str = "\
# The programme.
title: Acme Badges
base_url: https://acme.example/badges/
issuer: {name: Acme}
";

/// A folder whose `site.yaml` ends in `keys`.
fn folder(keys: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("content")).unwrap();
    fs::write(dir.path().join("content/site.yaml"), format!("{SITE}{keys}")).unwrap();
    dir
}

fn site(dir: &Path) -> String {
    fs::read_to_string(dir.join("content/site.yaml")).unwrap()
}

fn key(id: &str, seed: u8, rest: &str) -> String {
    let public = SigningKey::from_seed(&[seed; 32]).multikey();
    format!("  - id: {id}\n    public_key: {public}\n    created: 2020-01-05{rest}\n")
}

#[test]
fn a_new_key_is_kept_apart_and_its_entry_printed() {
    let dir = folder("");
    let output = laureate(dir.path()).args(["key", "new", "key-a"]).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    let path = dir.path().join(".laureate/keys/key-a.key");
    let secret = fs::read_to_string(&path).unwrap();
    let key = SigningKey::from_text(&secret).unwrap();
    assert!(stdout(&output).starts_with("keys:\n  - id: key-a\n    public_key: z6Mk"));
    assert!(stdout(&output).contains(&key.multikey()));
    for text in [stdout(&output), stderr(&output)] {
        assert!(!text.contains(secret.trim()));
    }
    assert!(stderr(&output).contains("LAUREATE_SIGNING_KEY"));
    assert_eq!(fs::read_to_string(dir.path().join(".laureate/.gitignore")).unwrap(), "*\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(&dir.path().join(".laureate/keys")), 0o700);
    }
    // What is printed can be pasted as it is.
    fs::write(dir.path().join("content/site.yaml"), format!("{SITE}{}", stdout(&output))).unwrap();
    let list = laureate(dir.path()).args(["key", "list"]).output().unwrap();
    assert!(stdout(&list).contains("signs now"), "{}", stdout(&list));
    assert!(stdout(&list).contains("secret: `.laureate/keys/key-a.key`"), "{}", stdout(&list));
}

#[test]
fn a_secret_is_neither_overwritten_nor_put_into_the_content() {
    let dir = folder("");
    let run = |arguments: &[&str]| {
        laureate(dir.path()).args(["key", "new"]).args(arguments).output().unwrap()
    };
    assert!(run(&["key-a"]).status.success());
    let before = fs::read(dir.path().join(".laureate/keys/key-a.key")).unwrap();
    let again = run(&["key-a"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(stderr(&again).contains("is there already"), "{}", stderr(&again));
    assert_eq!(fs::read(dir.path().join(".laureate/keys/key-a.key")).unwrap(), before);
    for inside in ["content/key", "content/new/key", "x/../content/key", "./content/../content/k"] {
        let output = run(&["key-b", "--out", inside]);
        assert_eq!(output.status.code(), Some(2), "{inside}");
        assert!(stderr(&output).contains("never written into the content"), "{}", stderr(&output));
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("content", dir.path().join("link")).unwrap();
        assert_eq!(run(&["key-b", "--out", "link/key"]).status.code(), Some(2));
    }
    assert!(run(&["key-b", "--out", "elsewhere/b.key"]).status.success());
    for bad in ["../x", "a b", "-x", ""] {
        assert_eq!(run(&["--", bad]).status.code(), Some(2), "{bad}");
    }
}

#[test]
fn rotation_keeps_what_is_listed() {
    let keys = format!("keys:\n{}", key("key-a", 1, ""));
    let dir = folder(&keys);
    let output = laureate(dir.path()).args(["key", "rotate", "key-b"]).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stdout(&output).starts_with("  - id: key-b\n"), "{}", stdout(&output));
    assert!(stderr(&output).contains("leave the older keys there"));
    assert!(stderr(&output).contains("laureate key revoke key-a"));
    assert_eq!(site(dir.path()), format!("{SITE}{keys}"));
    let taken = laureate(dir.path()).args(["key", "rotate", "key-a"]).output().unwrap();
    assert_eq!(taken.status.code(), Some(2));
    let none = laureate(folder("").path()).args(["key", "rotate"]).output().unwrap();
    assert_eq!(none.status.code(), Some(2));
}

/// Revokes `key-a` in a file, twice, and returns what became of the file.
fn revoked(keys: &str) -> String {
    let dir = folder(keys);
    let run = || {
        let mut command = laureate(dir.path());
        command.args(["key", "revoke", "key-a", "--on", "2021-02-01"]).output().unwrap()
    };
    let output = run();
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stdout(&output).contains("revoked: 2021-02-01"), "{}", stdout(&output));
    let after = site(dir.path());
    let again = run();
    assert!(again.status.success());
    assert!(stderr(&again).contains("nothing to do"));
    assert_eq!(site(dir.path()), after);
    after
}

#[test]
fn revoking_changes_one_line_and_nothing_else() {
    let (first, second) = (key("key-a", 1, "   # the first"), key("key-b", 2, ""));
    let keys = format!("# Keys.\nkeys:\n{first}{second}# The end.\n");
    let expected =
        format!("{SITE}# Keys.\nkeys:\n{first}    revoked: 2021-02-01\n{second}# The end.\n");
    assert_eq!(revoked(&keys), expected);
    assert_eq!(
        revoked(&keys.replace('\n', "\r\n")),
        expected.replace('\n', "\r\n").replacen(&SITE.replace('\n', "\r\n"), SITE, 1)
    );
    // No line end after the last line.
    let last = format!("keys:\n{}", key("key-a", 1, ""));
    let last = last.trim_end();
    assert_eq!(revoked(last), format!("{SITE}{last}\n    revoked: 2021-02-01"));
    // In one line.
    let public = SigningKey::from_seed(&[1; 32]).multikey();
    let flow = format!("keys: [{{id: key-a, created: 2020-01-05, public_key: {public}}}]\n");
    let expected = flow.replace("2020-01-05", "2020-01-05, revoked: 2021-02-01");
    assert_eq!(revoked(&flow), format!("{SITE}{expected}"));
    // The key of the line first in its entry.
    let odd = format!("keys:\n- created: 2020-01-05\n  id: key-a\n  public_key: {public}\n");
    let expected = odd.replace("01-05\n", "01-05\n  revoked: 2021-02-01\n");
    assert_eq!(revoked(&odd), format!("{SITE}{expected}"));
}

#[test]
fn revoking_what_is_not_there() {
    let dir = folder(&format!("keys:\n{}", key("key-a", 1, "\n    revoked: 2021-02-01")));
    let run = |arguments: &[&str]| {
        laureate(dir.path()).args(["key", "revoke"]).args(arguments).output().unwrap()
    };
    let unknown = run(&["key-z"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(stderr(&unknown).contains("it lists `key-a`"), "{}", stderr(&unknown));
    assert!(run(&["key-a"]).status.success());
    assert_eq!(run(&["key-a", "--on", "2021-03-01"]).status.code(), Some(2));
    let list = laureate(dir.path()).args(["key", "list"]).output().unwrap();
    assert!(stdout(&list).contains("revoked 2021-02-01"), "{}", stdout(&list));
}

#[test]
fn a_day_that_makes_no_sense_is_refused_before_anything_is_written() {
    let dir = folder(&format!("keys:\n{}", key("key-a", 1, "")));
    let before = site(dir.path());
    for (day, way_out) in [("2019-12-31", "from 2020-01-05 on"), ("9000-01-01", "leave `--on`")] {
        let mut command = laureate(dir.path());
        let output = command.args(["key", "revoke", "key-a", "--on", day]).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{day}");
        assert!(stderr(&output).contains(way_out), "{}", stderr(&output));
        assert_eq!(site(dir.path()), before);
    }
    // A key made and revoked on one day, with a time.
    let now = jiff::Timestamp::now().to_string();
    let now = format!("{}Z", &now[..19]);
    let keys = format!("keys:\n{}", key("key-a", 1, "").replace("2020-01-05", &now));
    let dir = folder(&keys);
    let output = laureate(dir.path()).args(["key", "revoke", "key-a"]).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
}

#[test]
fn an_entry_that_was_lost_is_shown_again() {
    let dir = folder("");
    let run =
        |arguments: &[&str]| laureate(dir.path()).arg("key").args(arguments).output().unwrap();
    let entry = stdout(&run(&["new", "key-a"]));
    assert!(stdout(&run(&["list"])).ends_with(&entry), "{}", stdout(&run(&["list"])));
    let again = run(&["new", "key-a"]);
    assert_eq!(again.status.code(), Some(2));
    let public = entry.lines().nth(2).unwrap().trim();
    assert!(stderr(&again).contains(public), "{}", stderr(&again));
}

#[test]
fn where_all_keys_are_revoked_there_is_no_old_one() {
    let dir = folder(&format!("keys:\n{}", key("key-a", 1, "\n    revoked: 2021-02-01")));
    let output = laureate(dir.path()).args(["key", "rotate"]).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(!stderr(&output).contains("old key"), "{}", stderr(&output));
    assert!(!stderr(&output).contains("key revoke"), "{}", stderr(&output));
    assert!(stderr(&output).contains("as the last entry"), "{}", stderr(&output));
}

#[test]
fn a_secret_in_the_place_of_a_public_key_is_not_repeated() {
    let secret = SigningKey::from_seed(&[1; 32]);
    let secret = secret.to_multikey();
    let flow = format!("keys: [{{id: key-a, created: 2020-01-05, public_key: {}}}]\n", *secret);
    let dir = folder(&flow);
    for arguments in [&["key", "list"][..], &["key", "revoke", "key-a"]] {
        let output = laureate(dir.path()).args(arguments).output().unwrap();
        for text in [stdout(&output), stderr(&output)] {
            assert!(!text.contains(secret.as_str()), "{text}");
        }
    }
}
