//! A secret key in the content folder is found wherever it hides, and never repeated.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::support::{laureate, stderr, stdout};

/// Lays out a small programme with a secret at `file`, and runs `command` there.
fn run(file: &str, command: &str) -> (Option<i32>, String, String) {
    let temp = TempDir::new().unwrap();
    let content = temp.path().join("content");
    let mut key = vec![0x80, 0x26];
    key.extend(7..39);
    let secret = format!("z{}", bs58::encode(key).into_string());
    let path = content.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let site = "title: T\nbase_url: https://acme.example/\nissuer: {name: Acme}\n";
    fs::write(content.join("site.yaml"), site).unwrap();
    let before = fs::read_to_string(&path).unwrap_or_default();
    fs::write(&path, format!("{before}# {secret}\n")).unwrap();
    let output = laureate(temp.path()).args([command, "--as-of", "2026-11-01"]).output().unwrap();
    assert!(!Path::new(temp.path()).join("public").exists());
    let told = stdout(&output) + &stderr(&output);
    (output.status.code(), told, secret)
}

#[test]
fn it_is_found_wherever_it_hides() {
    let files =
        ["site.yaml", "badges/a.txt", ".env", ".hidden/key", "keys/deep/er/secret", "images/.key"];
    for file in files {
        for command in ["check", "build"] {
            let (code, told, secret) = run(file, command);
            assert_eq!(code, Some(1), "{file}: {told}");
            assert!(told.contains("secret-in-content") && told.contains(file), "{file}: {told}");
            assert!(!told.contains(&secret[8..]), "{file} is repeated: {told}");
        }
    }
}

#[test]
fn the_history_that_git_keeps_is_not_searched() {
    let (code, told, _) = run(".git/objects/x", "check");
    assert_eq!(code, Some(0), "{told}");
}

#[test]
fn it_is_not_repeated_by_what_else_is_wrong_with_it() {
    let lines = ["keyz: {}", "bad: [{}", "title: [{}]", "keys: [{id: a, public_key: {}}]", "{}: x"];
    for line in lines {
        for format in ["human", "json", "github"] {
            let temp = TempDir::new().unwrap();
            let content = temp.path().join("content");
            fs::create_dir_all(&content).unwrap();
            let mut key = vec![0x80, 0x26];
            key.extend(7..39);
            let secret = format!("z{}", bs58::encode(key).into_string());
            let site = "base_url: https://acme.example/\nissuer: {name: Acme}\n";
            let line = line.replace("{}", &secret);
            fs::write(content.join("site.yaml"), format!("{site}{line}\n")).unwrap();
            let output =
                laureate(temp.path()).args(["check", "--format", format]).output().unwrap();
            let told = stdout(&output) + &stderr(&output);
            assert!(told.contains("secret-in-content"), "{line}: {told}");
            assert!(!told.contains(&secret[8..]), "{line} is repeated: {told}");
        }
    }
}
