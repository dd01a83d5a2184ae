//! Writing one file, and telling whether one is as it should be.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::UNIX_EPOCH;

use super::OutputError;
use crate::site::Body;

/// When a file was last written, in nanoseconds since 1970.
pub(super) fn modified(metadata: &fs::Metadata) -> u128 {
    let time = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    time.map_or(0, |since| since.as_nanos())
}

/// Writes a new file, and makes its folder where that is missing.
///
/// # Errors
/// A file that cannot be written or copied → [`OutputError::Io`].
pub(super) fn put(path: &Path, body: &Body) -> Result<fs::Metadata, OutputError> {
    let mut file = create(path).map_err(OutputError::io("create", path))?;
    match body {
        Body::Bytes(bytes) => file.write_all(bytes).map_err(OutputError::io("write", path))?,
        Body::Copy(source) => {
            // Not `fs::copy`: permissions of the author's file are no part of the site.
            let mut from = File::open(source).map_err(OutputError::io("read", source))?;
            io::copy(&mut from, &mut file).map_err(OutputError::io("write", path))?;
        }
    }
    file.metadata().map_err(OutputError::io("read", path))
}

fn create(path: &Path) -> io::Result<File> {
    let open = || File::options().write(true).create_new(true).open(path);
    match (open(), path.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            open()
        }
        (result, _) => result,
    }
}

/// The file's metadata where it holds just these bytes, else nothing.
///
/// # Errors
/// A file of the author that cannot be read → [`OutputError::Io`].
pub(super) fn same(path: &Path, body: &Body) -> Result<Option<fs::Metadata>, OutputError> {
    // What cannot be read cannot be kept. Replacing it may yet work.
    let Ok(mut file) = File::open(path) else { return Ok(None) };
    let Ok(metadata) = file.metadata() else { return Ok(None) };
    let is_same = match body {
        Body::Bytes(bytes) => {
            metadata.len() == bytes.len() as u64 && matches!(holds(&mut file, bytes), Ok(true))
        }
        Body::Copy(source) => {
            let mut from = File::open(source).map_err(OutputError::io("read", source))?;
            let length = from.metadata().map_err(OutputError::io("read", source))?.len();
            metadata.len() == length
                && same_stream(&mut from, &mut file).map_err(OutputError::io("read", source))?
        }
    };
    Ok(is_same.then_some(metadata))
}

fn holds(file: &mut File, mut bytes: &[u8]) -> io::Result<bool> {
    let mut buffer = [0; 16 * 1024];
    loop {
        let length = file.read(&mut buffer)?;
        let Some((head, rest)) = bytes.split_at_checked(length) else { return Ok(false) };
        if head != &buffer[..length] {
            return Ok(false);
        }
        bytes = rest;
        // Saves the read that would only tell that this was all.
        if bytes.is_empty() || length == 0 {
            return Ok(bytes.is_empty());
        }
    }
}

fn same_stream(source: &mut File, file: &mut File) -> io::Result<bool> {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let length = source.read(&mut buffer)?;
        if length == 0 {
            return Ok(true);
        }
        if !holds_prefix(file, &buffer[..length]) {
            return Ok(false);
        }
    }
}

/// Whether the next bytes of `file` are these. What cannot be read is not.
fn holds_prefix(file: &mut File, bytes: &[u8]) -> bool {
    let mut buffer = vec![0; bytes.len()];
    file.read_exact(&mut buffer).is_ok() && buffer == bytes
}
