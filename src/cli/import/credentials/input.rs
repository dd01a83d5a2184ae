//! The files that were named: themselves, what is in folders, what is in archives.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;
use zip::ZipArchive;

use crate::cli::Stop;
use crate::credential::foreign::{Collection, name as cleaned};

/// The largest file that is read: 32 MiB, more than any picture that can be baked.
const MAX_BYTES: u64 = 32 << 20;
/// The most that the files of one archive unpack to.
const MAX_ARCHIVE: u64 = 1 << 30;
/// The most files of one archive or folder.
const MAX_FILES: usize = 200_000;

/// What a file may be called to be looked into, where it was not named itself.
const ENDINGS: [&str; 7] = ["json", "jsonld", "1ob", "png", "svg", "jwt", "jws"];

/// What was read.
#[derive(Default)]
pub(super) struct Input {
    pub(super) collection: Collection,
    /// Pictures in folders and archives that hold nothing.
    pub(super) empty: Vec<String>,
}

/// Reads everything that was named.
///
/// # Errors
/// A file or folder that is not there, or cannot be read.
pub(super) fn read(paths: &[PathBuf]) -> Result<Input, Stop> {
    let mut input = Input::default();
    for path in paths {
        if path.is_dir() {
            folder(path, &mut input)?;
        } else {
            file(path, true, &mut input)?;
        }
    }
    Ok(input)
}

fn ends(name: &Path, endings: &[&str]) -> bool {
    let ending = name.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

fn folder(path: &Path, input: &mut Input) -> Result<(), Stop> {
    let entries = WalkDir::new(path).min_depth(1).max_depth(64).sort_by_file_name();
    for entry in entries.into_iter().take(MAX_FILES) {
        let entry = entry.map_err(|error| Stop::new(format!("cannot read the folder: {error}")))?;
        let wanted = ends(entry.path(), &ENDINGS) || ends(entry.path(), &["zip"]);
        if entry.file_type().is_file() && wanted {
            file(entry.path(), false, input)?;
        }
    }
    Ok(())
}

fn file(path: &Path, is_named: bool, input: &mut Input) -> Result<(), Stop> {
    let name = cleaned(&path.display().to_string());
    let failed = |error| Stop::new(format!("cannot read `{}`: {error}", path.display()));
    let facts = std::fs::metadata(path).map_err(failed)?;
    if !facts.is_file() {
        return Err(Stop::new(format!("`{name}` is neither a file nor a folder")));
    }
    let mut open = File::open(path).map_err(failed)?;
    if ends(path, &["zip"]) {
        archive(&name, open, input);
        return Ok(());
    }
    let mut bytes = Vec::new();
    open.by_ref().take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    add(&name, &bytes, is_named, input);
    Ok(())
}

fn add(name: &str, bytes: &[u8], is_named: bool, input: &mut Input) {
    let Input { collection, empty } = input;
    if bytes.len() as u64 > MAX_BYTES {
        collection.refuse(name, format!("it is larger than {} MiB", MAX_BYTES >> 20));
    } else if is_named {
        collection.add(name, bytes);
    } else if !collection.add_found(name, bytes) {
        empty.push(name.to_owned());
    }
}

/// Every file of an archive that may hold a credential. Nothing is unpacked to disk, so no
/// name in it can lead anywhere.
fn archive(name: &str, open: File, input: &mut Input) {
    let mut archive = match ZipArchive::new(open) {
        Ok(archive) => archive,
        Err(error) => {
            return input
                .collection
                .refuse(name, format!("it is no archive that can be read: {error}"));
        }
    };
    let mut left = MAX_ARCHIVE;
    for at in 0..archive.len().min(MAX_FILES) {
        let mut entry = match archive.by_index(at) {
            Ok(entry) => entry,
            Err(error) => {
                input.collection.refuse(&format!("{name}#{}", at + 1), error.to_string());
                continue;
            }
        };
        let inner = cleaned(&entry.name().unwrap_or_default());
        if entry.is_dir() || !ends(Path::new(&inner), &ENDINGS) {
            continue;
        }
        let inner = format!("{name}/{inner}");
        let mut bytes = Vec::new();
        match entry.by_ref().take(MAX_BYTES.min(left) + 1).read_to_end(&mut bytes) {
            Err(error) => {
                input.collection.refuse(&inner, format!("it cannot be unpacked: {error}"));
            }
            Ok(_) if bytes.len() as u64 > left => {
                let most = MAX_ARCHIVE >> 30;
                input
                    .collection
                    .refuse(&inner, format!("the archive unpacks to more than {most} GiB"));
                break;
            }
            Ok(_) => {
                left -= bytes.len() as u64;
                add(&inner, &bytes, false, input);
            }
        }
    }
}
