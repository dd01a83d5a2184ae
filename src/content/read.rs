//! Bytes of one file, within its bounds, as text.

use std::fs::File;
use std::io::Read;
use std::sync::Arc;

use super::shelf::Shelf;
use super::walk::Found;
use crate::diagnostic::{Code, Diagnostic, Place};

/// The byte order mark that some editors put before a text.
pub(crate) const BOM: &str = "\u{feff}";

/// Reads a file whole.
///
/// # Errors
/// - larger than its kind may be → `file-too-large`, without reading it all
/// - not a file, no permission, a failing disk → `unreadable-file`
pub(crate) fn read(found: &Found) -> Result<Vec<u8>, Diagnostic> {
    let Found { file, path, shelf } = found;
    let unreadable = |why: String| {
        let message = format!("`{file}` cannot be read: {why}");
        Diagnostic::error(Code::UnreadableFile, Place::file(file), message)
    };
    // Opening a pipe would wait for its other end.
    let facts = std::fs::metadata(path).map_err(|error| unreadable(error.to_string()))?;
    if !facts.is_file() {
        return Err(unreadable("it is neither a file nor a folder".to_owned()));
    }
    let limit = shelf.limit();
    let mut bytes = Vec::with_capacity(usize::try_from(facts.len().min(limit)).unwrap_or(0));
    File::open(path)
        .and_then(|file| file.take(limit + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(error.to_string()))?;
    within(found, bytes)
}

/// The bytes of a file, if they are no more than its kind may have.
///
/// # Errors
/// More → `file-too-large`
pub(crate) fn within(found: &Found, bytes: Vec<u8>) -> Result<Vec<u8>, Diagnostic> {
    if bytes.len() as u64 > found.shelf.limit() {
        return Err(too_large(&found.file, &found.shelf));
    }
    Ok(bytes)
}

fn too_large(file: &Arc<str>, shelf: &Shelf) -> Diagnostic {
    let limit = shelf.limit() / (1024 * 1024);
    let help = match shelf {
        Shelf::Award | Shelf::Person(_) => "split it into several files",
        _ => "make it smaller",
    };
    let message = format!("`{file}` is larger than {limit} MiB");
    Diagnostic::error(Code::FileTooLarge, Place::file(file), message).help(help)
}

/// The bytes as text, with the byte order mark if there is one.
///
/// # Errors
/// - bytes that are not UTF-8 → `invalid-utf8` at the first of them
pub(crate) fn text<'a>(file: &Arc<str>, bytes: &'a [u8]) -> Result<&'a str, Diagnostic> {
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let end = at + error.error_len().unwrap_or(bytes.len() - at);
        let message = format!("`{file}` is not UTF-8 text: byte {at} is `0x{:02x}`", bytes[at]);
        Diagnostic::error(Code::InvalidUtf8, Place::bytes(file, at..end), message)
            .help("save it as UTF-8")
    })
}
