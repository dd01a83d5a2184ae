//! Archives as zip files: the same files of the same day give the same bytes.

use std::fs;
use std::io::{self, Cursor, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::OutputError;
use super::destination::real_path;
use super::manifest::Manifest;
use crate::model::{Moment, SitePath};
use crate::site::Archive;

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Packed {
    /// How many files the archive holds.
    pub files: usize,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Writes an archive to `path`, in place of an older one, as a whole or not at all. Only its
/// owner can read it. `content` is the author's folder.
///
/// # Errors
/// - `path` lies in `content` → [`OutputError::InContent`]
/// - it lies in a built site → [`OutputError::WouldBePublished`]
/// - something else stands there → [`OutputError::NoArchive`]
/// - the file system fails → [`OutputError::Io`]
pub fn write_archive(
    archive: &Archive,
    path: &Path,
    content: &Path,
) -> Result<Packed, OutputError> {
    let real = private_place(path, content)?;
    if !may_replace(&real) {
        return Err(OutputError::NoArchive(path.into()));
    }
    let folder = real.parent().unwrap_or(&real);
    fs::create_dir_all(folder).map_err(OutputError::io("create", folder))?;
    let bytes = pack(archive).map_err(OutputError::io("pack", path))?;
    let mut file = NamedTempFile::new_in(folder).map_err(OutputError::io("write", path))?;
    file.write_all(&bytes).map_err(OutputError::io("write", path))?;
    file.as_file().sync_all().map_err(OutputError::io("write", path))?;
    file.persist(&real).map_err(|error| OutputError::io("write", path)(error.error))?;
    Ok(Packed { files: archive.files.len(), bytes: bytes.len() as u64 })
}

/// Makes a folder for archives.
///
/// # Errors
/// As for [`write_archive`], of the folder.
pub fn folder_for_archives(folder: &Path, content: &Path) -> Result<(), OutputError> {
    let real = private_place(folder, content)?;
    if real.exists() && !real.is_dir() {
        return Err(OutputError::NotAFolder(folder.into()));
    }
    fs::create_dir_all(real).map_err(OutputError::io("create", folder))
}

/// The path without links, if nobody publishes what stands there.
fn private_place(path: &Path, content: &Path) -> Result<PathBuf, OutputError> {
    let real = real_path(path).map_err(OutputError::io("find", path))?;
    let author = real_path(content).map_err(OutputError::io("find", content))?;
    if real.starts_with(&author) {
        return Err(OutputError::InContent { file: path.into(), folder: content.into() });
    }
    let is_site = |folder: &&Path| folder.join(Manifest::NAME).is_file();
    match real.ancestors().find(is_site) {
        Some(site) => Err(OutputError::WouldBePublished { file: path.into(), site: site.into() }),
        None => Ok(real),
    }
}

/// Whether nothing stands there, or a zip.
fn may_replace(path: &Path) -> bool {
    match fs::symlink_metadata(path) {
        Err(error) => error.kind() == io::ErrorKind::NotFound,
        Ok(metadata) if !metadata.is_file() => false,
        Ok(_) => {
            let mut head = [0; 4];
            let read = fs::File::open(path).and_then(|mut file| file.read_exact(&mut head));
            read.is_ok() && head == *b"PK\x03\x04"
        }
    }
}

/// The bytes of the zip: sorted, of one date, no trace of the machine.
fn pack(archive: &Archive) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .last_modified_time(dos_time(archive.made))
        .unix_permissions(0o644)
        .system(System::Unix);
    for (path, bytes) in &archive.files {
        // A PNG is packed already.
        let method =
            if is_png(path) { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(path.as_str(), options.compression_method(method))?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn is_png(path: &SitePath) -> bool {
    path.as_str().ends_with(".png")
}

/// The day, as far as a zip can say it: from 1980 to 2107.
fn dos_time(made: Moment) -> DateTime {
    let date = made.date();
    let part = |part: i8| u8::try_from(part).unwrap_or(1);
    let year = u16::try_from(date.year()).unwrap_or(1980);
    DateTime::from_date_and_time(year, part(date.month()), part(date.day()), 0, 0, 0)
        .unwrap_or_default()
}
