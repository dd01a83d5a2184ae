//! Fixtures that a repository cannot hold, or should not: odd bytes, odd names, secrets.

use std::path::Path;

use crate::content_load::{SITE, write};

/// Builds the fixture of `code` below `dir`. False where it lies in `tests/fixtures`.
pub(crate) fn build(code: &str, dir: &Path) -> bool {
    let content = dir.join("content");
    let put = |name: &str, bytes: &[u8]| write(&content, name, bytes);
    match code {
        "unreadable-file" => link("nowhere.yaml", &content.join("badges/first-aid.yaml")),
        "path-escape" => {
            write(dir, "outside.yaml", badge("").as_bytes());
            link("../../outside.yaml", &content.join("badges/first-aid.yaml"));
        }
        "file-too-large" => {
            let padding = "#".repeat(1024 * 1024);
            put("badges/first-aid.yaml", badge(&padding).as_bytes());
        }
        "invalid-utf8" => put("badges/first-aid.yaml", b"name: Caf\xe9\ndescription: D\n"),
        "reserved-name" => put("badges/con.yaml", badge("").as_bytes()),
        "secret-in-content" => put("badges/first-aid.yaml", badge(&secret()).as_bytes()),
        _ => return false,
    }
    put("site.yaml", SITE.as_bytes());
    true
}

/// A sound badge with a last line of one's own.
fn badge(line: &str) -> String {
    format!("name: First aid\ndescription: Helps.\ncriteria: Passed the course.\n# {line}\n")
}

/// An Ed25519 secret key as a Multikey, of a seed that everybody can guess.
pub(crate) fn secret() -> String {
    let mut key = vec![0x80, 0x26];
    key.extend([7; 32]);
    format!("z{}", bs58::encode(key).into_string())
}

#[cfg(unix)]
fn link(target: &str, at: &Path) {
    std::fs::create_dir_all(at.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(target, at).unwrap();
}
