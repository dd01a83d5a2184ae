//! Every file of the folder, in the order of names, and the names that cannot stand.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::file_name::fault_of;
use super::shelf::{FOLDERS, Shelf, is_ignored};
use crate::diagnostic::{Code, Diagnostic, Place};

/// A file that will be read.
pub(crate) struct Found {
    /// Relative to the content folder, with `/` between names.
    pub(crate) file: Arc<str>,
    /// Where it lies on this machine.
    pub(crate) path: PathBuf,
    /// What it is for.
    pub(crate) shelf: Shelf,
}

/// Walks the folder.
pub(crate) fn walk(dir: &Path) -> (Vec<Found>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut faults = Vec::new();
    let root = dir.canonicalize().unwrap_or_else(|_| dir.to_owned());
    let mut entries = WalkDir::new(dir).min_depth(1).max_depth(64).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let seen = match entry {
            Ok(entry) => look(dir, &root, &entry),
            Err(error) => Seen::Fault(unreadable(dir, &error)),
        };
        match seen {
            Seen::File(file) => found.push(file),
            Seen::Skip => entries.skip_current_dir(),
            Seen::Folder | Seen::Ignore => {}
            Seen::Fault(fault) => faults.push(fault),
            Seen::FolderFault(fault) => {
                faults.push(fault);
                entries.skip_current_dir();
            }
        }
    }
    // The order of names, not of folders: `a.yaml` before `a/b.yaml` on every system.
    found.sort_by(|a, b| a.file.cmp(&b.file));
    (found, faults)
}

enum Seen {
    File(Found),
    Folder,
    /// A folder that is not entered.
    Skip,
    /// Neither content nor a file.
    Ignore,
    Fault(Diagnostic),
    /// A fault of a folder, which is not entered.
    FolderFault(Diagnostic),
}

fn look(dir: &Path, root: &Path, entry: &DirEntry) -> Seen {
    let (file, clean) = relative_name(dir, entry.path());
    let is_folder = entry.file_type().is_dir();
    let last = file.rsplit('/').next().unwrap_or(&file);
    if !is_content(&file) {
        return aside(file, entry);
    }
    if let Some(fault) = fault_of(&file, last, clean) {
        return if is_folder { Seen::FolderFault(fault) } else { Seen::Fault(fault) };
    }
    if is_folder {
        return folder(&file);
    }
    if entry.path_is_symlink()
        && let Err(fault) = follow(&file, root, entry.path())
    {
        return Seen::Fault(fault);
    }
    let shelf = Shelf::of(&file);
    Seen::File(Found { file, path: entry.path().to_owned(), shelf })
}

/// The name with `/` between its parts, and whether it could be kept as it is.
fn relative_name(dir: &Path, path: &Path) -> (Arc<str>, bool) {
    let parts = path.strip_prefix(dir).unwrap_or(path).iter();
    let mut clean = true;
    let names: Vec<_> = parts
        .map(|part| {
            clean &= part.to_str().is_some();
            part.to_string_lossy()
        })
        .collect();
    (names.join("/").into(), clean)
}

/// Whether a name may be that of content: no part of it is hidden, and its folder is one of
/// [`FOLDERS`].
pub(crate) fn is_content(file: &str) -> bool {
    let in_folder = file.split_once('/').is_none_or(|(top, _)| FOLDERS.contains(&top));
    in_folder && !file.split('/').any(is_ignored)
}

/// What is not content is looked at for one thing only: secret keys, which are published
/// with the folder all the same. The history that git keeps is not searched.
fn aside(file: Arc<str>, entry: &DirEntry) -> Seen {
    let kind = entry.file_type();
    if kind.is_dir() {
        return if entry.file_name() == ".git" { Seen::Skip } else { Seen::Folder };
    }
    if !kind.is_file() {
        return Seen::Ignore;
    }
    Seen::File(Found { file, path: entry.path().to_owned(), shelf: Shelf::Ignored })
}

fn folder(file: &Arc<str>) -> Seen {
    if file.contains('/') || FOLDERS.contains(&&**file) {
        return Seen::Folder;
    }
    let Shelf::Unexpected(advice) = Shelf::of(&format!("{file}/x")) else { return Seen::Folder };
    let message = format!("the folder `{file}/` belongs to nothing");
    Seen::Fault(Diagnostic::warning(Code::UnexpectedFile, Place::file(file), message).help(advice))
}

/// A link may lead to another file of the folder, and nowhere else.
fn follow(file: &Arc<str>, root: &Path, path: &Path) -> Result<(), Diagnostic> {
    let place = Place::file(file);
    let target = path.canonicalize().map_err(|error| {
        let message = format!("the symbolic link `{file}` leads nowhere: {error}");
        Diagnostic::error(Code::UnreadableFile, place.clone(), message)
    })?;
    if !target.starts_with(root) {
        let message = format!("the symbolic link `{file}` leads out of the content folder");
        return Err(
            Diagnostic::error(Code::PathEscape, place, message).help("put a copy of the file here")
        );
    }
    if !target.is_file() {
        let message = format!("the symbolic link `{file}` does not lead to a file");
        return Err(Diagnostic::error(Code::UnreadableFile, place, message)
            .help("links to folders are not followed"));
    }
    Ok(())
}

fn unreadable(dir: &Path, error: &walkdir::Error) -> Diagnostic {
    let file = error.path().map_or_else(|| Arc::from("."), |path| relative_name(dir, path).0);
    let why = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    let message = format!("`{file}` cannot be read: {why}");
    Diagnostic::error(Code::UnreadableFile, Place::file(&file), message)
}
