//! Single files that are named on the command line.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use super::Stop;

/// The name that stands for standard input and output.
const STANDARD: &str = "-";

/// Whether a path stands for standard input or output.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == STANDARD
}

/// The bytes of a file, or of standard input for `-`.
///
/// # Errors
/// It cannot be read, or has more than `most` bytes.
pub(super) fn read(path: &Path, most: usize) -> Result<Vec<u8>, Stop> {
    let bytes = if is_standard(path) {
        bytes(io::stdin().lock(), most)
    } else {
        File::open(path).and_then(|file| bytes(file, most))
    };
    let bytes = bytes
        .map_err(|error| Stop::new(format!("`{}` cannot be read: {error}", path.display())))?;
    if bytes.len() > most {
        let message = format!("`{}` is larger than {} MiB", path.display(), most >> 20);
        return Err(Stop::new(message));
    }
    Ok(bytes)
}

fn bytes(from: impl Read, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Refuses a file that is there, unless it may be replaced.
///
/// # Errors
/// It is there.
pub(super) fn refuse_to_replace(path: &Path, force: bool) -> Result<(), Stop> {
    if !force && !is_standard(path) && fs::symlink_metadata(path).is_ok() {
        let message = format!("`{}` is there already", path.display());
        return Err(Stop::new(message).help("name another with `-o`, or replace it with `--force`"));
    }
    Ok(())
}

/// Writes a file, or to standard output for `-`. Only with `force` it replaces one.
///
/// # Errors
/// It is there, or cannot be written.
pub(super) fn write(path: &Path, bytes: &[u8], force: bool) -> Result<(), Stop> {
    if is_standard(path) {
        let mut out = io::stdout().lock();
        return Ok(out.write_all(bytes).and_then(|()| out.flush())?);
    }
    refuse_to_replace(path, force)?;
    if force && fs::metadata(path).is_ok_and(|metadata| metadata.is_file()) {
        return replace(path, bytes);
    }
    let failed = |error| Stop::new(format!("`{}` cannot be written: {error}", path.display()));
    let mut options = OpenOptions::new();
    // Somebody may have made it since. What is no file, as a pipe, is written into.
    let is_new = !force || fs::symlink_metadata(path).is_err();
    options.write(true).create(!is_new).create_new(is_new);
    let mut file = options.open(path).map_err(failed)?;
    file.write_all(bytes).map_err(|error| {
        if is_new {
            let _ = fs::remove_file(path); // half a file is worse than none
        }
        failed(error)
    })
}

/// Writes a file whole or not at all, with the rights it had.
///
/// # Errors
/// It is not there, or cannot be written.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
    let failed =
        |error: io::Error| Stop::new(format!("cannot write `{}`: {error}", path.display()));
    let real = path.canonicalize().map_err(failed)?;
    let folder = real.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    let rights = fs::metadata(&real).map_err(failed)?.permissions();
    file.as_file().set_permissions(rights).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(&real).map_err(|error| failed(error.error))?;
    Ok(())
}
