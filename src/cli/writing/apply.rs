//! Changes onto the disk: all of them or none.

use std::collections::BTreeMap;
use std::fs;

use super::change::{Before, Changes};
use crate::cli::{Stop, file, new_files};

/// What was written, to be taken back where something after it fails.
pub(super) struct Written<'t> {
    before: &'t Before<'t>,
    new: new_files::Written,
    /// Files that were there, with the text they had.
    old: Vec<(&'t str, &'t str)>,
}

/// Writes the changes.
///
/// # Errors
/// A file is not as it was read, or cannot be written → all is as it was.
pub(super) fn apply<'t>(before: &'t Before<'t>, changes: &'t Changes) -> Result<Written<'t>, Stop> {
    let content = &before.global.content;
    let mut new = BTreeMap::new();
    for (name, old, text) in changes.each(before) {
        let path = content.join(name);
        match (old, text) {
            (Some(old), _) if fs::read(&path).ok().as_deref() != Some(old.as_bytes()) => {
                let message = format!("`{}` has changed in the meantime", path.display());
                return Err(Stop::new(message).help("nothing was written; run it again"));
            }
            (None, Some(text)) => {
                new.insert(name.to_owned(), text.as_bytes().to_vec());
            }
            _ => {}
        }
    }
    let new = new_files::write_to_be_undone(content, &new)?;
    let mut written = Written { before, new, old: Vec::new() };
    for (name, old, text) in changes.each(before) {
        let Some(old) = old else { continue };
        let path = content.join(name);
        let done = match text {
            Some(text) => file::replace(&path, text.as_bytes()),
            None => fs::remove_file(&path)
                .map_err(|error| Stop::new(format!("cannot remove `{}`: {error}", path.display()))),
        };
        if let Err(stop) = done {
            written.undo();
            return Err(stop.help("nothing was written"));
        }
        written.old.push((name, old));
    }
    Ok(written)
}

impl Written<'_> {
    /// Puts everything back. What cannot be put back stays.
    pub(super) fn undo(self) {
        self.new.undo();
        for (name, old) in self.old {
            let path = self.before.global.content.join(name);
            drop(if path.exists() {
                file::replace(&path, old.as_bytes())
            } else {
                file::write(&path, old.as_bytes(), false)
            });
        }
    }
}
