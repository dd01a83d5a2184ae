//! A zip archive, as `export` writes them, read as hostile input: in memory and bounded.
//! Names are only names; nothing is ever written.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;

use super::folder::{Candidate, Content};

/// The most entries.
const MAX_ENTRIES: usize = 10_000;

/// The most bytes of one entry, unpacked: 16 MiB.
const MAX_ENTRY: u64 = 16 << 20;

/// The most bytes of all entries, unpacked: 128 MiB, some three thousand credentials with
/// their pictures.
const MAX_ALL: u64 = 128 << 20;

/// The documents and pictures of an archive, by their names.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Whether bytes mean to be a zip archive.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Unpacks the documents and pictures of an archive.
///
/// # Errors
/// It is damaged, beyond the bounds, encrypted, or has names that mean harm → why.
pub fn unpack(bytes: Vec<u8>) -> Result<Files, String> {
    let damaged = |error| format!("the archive is damaged: {error}");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > MAX_ENTRIES {
        return Err(format!("the archive has more than {MAX_ENTRIES} entries"));
    }
    if archive.has_duplicate_names() {
        return Err("the archive has two entries of one name".to_owned());
    }
    if archive.has_overlapping_entries().map_err(damaged)? {
        return Err("the archive has entries that overlap".to_owned());
    }
    let (mut files, mut names, mut left) = (Files::new(), BTreeSet::new(), MAX_ALL);
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(damaged)?;
        let name = entry.name().map_err(damaged)?.into_owned();
        check_name(&name)?;
        // Some systems take names for equal that differ in case.
        if !names.insert(name.to_lowercase()) {
            return Err(format!("the archive has two entries of one name, `{name}`"));
        }
        if entry.is_dir() || !is_wanted(&name) {
            continue;
        }
        let bytes = read(&mut entry, &name, left)?;
        left -= bytes.len() as u64;
        files.insert(name, bytes);
    }
    Ok(files)
}

/// Reads an entry to its end, however long it says it is.
fn read(
    entry: &mut ZipFile<'_, Cursor<Vec<u8>>>,
    name: &str,
    left: u64,
) -> Result<Vec<u8>, String> {
    let most = left.min(MAX_ENTRY);
    let mut bytes = Vec::new();
    let read = entry.take(most + 1).read_to_end(&mut bytes);
    read.map_err(|error| format!("the archive is damaged at `{name}`: {error}"))?;
    if bytes.len() as u64 <= most {
        bytes.shrink_to_fit(); // it may have room for as much again
        return Ok(bytes);
    }
    Err(if most < MAX_ENTRY {
        format!("the archive unpacks to more than {} MiB", MAX_ALL >> 20)
    } else {
        format!("`{name}` in the archive unpacks to more than {} MiB", MAX_ENTRY >> 20)
    })
}

/// Refuses names that would lead elsewhere for whoever unpacks the archive.
fn check_name(name: &str) -> Result<(), String> {
    let is_odd = |c: char| c.is_control() || matches!(c, '\\' | ':');
    let parts = name.strip_suffix('/').unwrap_or(name).split('/');
    let leads_out = parts.clone().any(|part| matches!(part, "" | "." | ".."));
    if leads_out || name.contains(is_odd) || name.len() > 1024 {
        let shown: String = name.chars().take(80).collect();
        return Err(format!(
            "the archive has an entry with a name that leads out of it, `{shown}`"
        ));
    }
    Ok(())
}

fn is_wanted(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| matches!(extension.as_str(), "json" | "png" | "svg"))
}

/// What is to be judged of an archive.
pub(super) fn candidates(target: &str, files: Files) -> Vec<Candidate> {
    let candidate = |(name, bytes): (String, Vec<u8>)| Candidate {
        target: format!("{target}/{name}"),
        place: name,
        content: Content::Bytes(bytes),
    };
    files.into_iter().map(candidate).collect()
}
