//! Whether anything that a site is made from has changed.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::output::Fingerprint;

/// The SHA-256 of every file of `folders`, of `facts` and of what tells this program from
/// others. Nothing where something cannot be read: better build than guess.
///
/// Take it before the files are read for good: what changes in between then counts as
/// changed the next time.
pub(crate) fn fingerprint(folders: &[&Path], facts: &[String]) -> Option<Fingerprint> {
    let folders = of_folders(folders)?;
    let mut whole = Sha256::new();
    add(&mut whole, of_program()?.as_bytes());
    for fact in facts {
        add(&mut whole, fact.as_bytes());
    }
    for digests in folders {
        whole.update((digests.len() as u64).to_be_bytes());
        digests.iter().for_each(|digest| whole.update(digest));
    }
    Some(Fingerprint(whole.finalize().into()))
}

/// What tells this program from any other that lay or will lie in its place. To read all of it
/// takes longer than to read all that a site is made from.
fn of_program() -> Option<String> {
    let program = std::env::current_exe().ok()?;
    let metadata = fs::metadata(&program).ok()?;
    let (length, modified) = (metadata.len(), metadata.modified().ok()?);
    let version = env!("CARGO_PKG_VERSION");
    Some(format!("{version} {length} {modified:?} {}", identity(&metadata)))
}

/// What of a file changes when another is put in its place, whatever its times are set to.
#[cfg(unix)]
fn identity(metadata: &fs::Metadata) -> String {
    use std::os::unix::fs::MetadataExt;
    let (device, number) = (metadata.dev(), metadata.ino());
    format!("{device} {number} {} {}", metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> String {
    String::new()
}

/// The digests of every file of each folder.
fn of_folders(folders: &[&Path]) -> Option<Vec<Vec<[u8; 32]>>> {
    let of_folder = |folder: &&Path| {
        let files = files(folder)?;
        files.par_iter().with_min_len(16).map(|file| digest(folder, file)).collect()
    };
    folders.iter().map(of_folder).collect()
}

/// The fingerprint of `taken` and more facts.
pub(crate) fn with_facts(taken: Fingerprint, facts: &[String]) -> Fingerprint {
    let mut whole = Sha256::new();
    whole.update(taken.0);
    for fact in facts {
        add(&mut whole, fact.as_bytes());
    }
    Fingerprint(whole.finalize().into())
}

/// The files below a folder in the order of their names, links followed. None where there
/// is no such folder.
fn files(folder: &Path) -> Option<Vec<PathBuf>> {
    if !folder.exists() {
        return Some(Vec::new());
    }
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name();
    walk.into_iter()
        .filter(|entry| !entry.as_ref().is_ok_and(|entry| entry.file_type().is_dir()))
        .map(|entry| Some(entry.ok()?.into_path()))
        .collect()
}

/// The digest of a file's name below `folder` and of its bytes.
fn digest(folder: &Path, file: &Path) -> Option<[u8; 32]> {
    let name = file.strip_prefix(folder).ok()?;
    let mut hasher = Sha256::new();
    add(&mut hasher, name.as_os_str().as_encoded_bytes());
    hasher.update(fs::read(file).ok()?);
    Some(hasher.finalize().into())
}

/// Adds bytes with their length before them, so that no two lists hash alike.
fn add(hasher: &mut Sha256, bytes: &[u8]) {
    hasher.update((bytes.len() as u64).to_be_bytes());
    hasher.update(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_counts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        let none = path.join("none");
        let taken = |facts: &[&str]| {
            let facts: Vec<_> = facts.iter().map(ToString::to_string).collect();
            fingerprint(&[path, &none], &facts).unwrap()
        };
        let empty = taken(&["a"]);
        assert_eq!(taken(&["a"]), empty);
        assert_ne!(taken(&["b"]), empty);
        assert_ne!(taken(&["a", ""]), empty);
        fs::create_dir(path.join("badges")).unwrap();
        fs::write(path.join("badges/a.yaml"), "name: A").unwrap();
        let one = taken(&["a"]);
        assert_ne!(one, empty);
        fs::write(path.join("badges/a.yaml"), "name: B").unwrap();
        assert_ne!(taken(&["a"]), one);
        fs::write(path.join("badges/a.yaml"), "name: A").unwrap();
        assert_eq!(taken(&["a"]), one);
        fs::rename(path.join("badges/a.yaml"), path.join("badges/b.yaml")).unwrap();
        assert_ne!(taken(&["a"]), one);
    }
}
