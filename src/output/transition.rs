//! The change of the destination itself: moves only, each of which can be undone.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::OutputError;

/// A change that is under way.
#[derive(Debug)]
pub(super) struct Transition<'a> {
    root: &'a Path,
    /// Where replaced and removed files wait until it is done.
    replaced: &'a Path,
    done: Vec<Step>,
}

/// What was done, with what it takes to undo it.
#[derive(Debug)]
enum Step {
    Placed(PathBuf),
    /// The file, and where the old one waits.
    Replaced(PathBuf, PathBuf),
    Removed(PathBuf, PathBuf),
    MadeFolder(PathBuf),
    RemovedFolder(PathBuf),
}

impl<'a> Transition<'a> {
    /// A change of the folder `root`; `replaced` is an empty folder beside it.
    pub(super) fn new(root: &'a Path, replaced: &'a Path) -> Self {
        Self { root, replaced, done: Vec::new() }
    }

    /// Moves a made file to its address.
    pub(super) fn place(&mut self, from: &Path, address: &str) -> Result<(), OutputError> {
        let to = self.root.join(address);
        if fs::symlink_metadata(&to).is_ok_and(|metadata| metadata.is_file()) {
            let old = self.waiting();
            // A second name for the old file, so that the address is never empty. Where the
            // file system has no second names, it is empty for a moment.
            if fs::hard_link(&to, &old).is_err() {
                fs::rename(&to, &old).map_err(OutputError::io("move", &to))?;
                self.done.push(Step::Removed(to.clone(), old));
                fs::rename(from, &to).map_err(OutputError::io("write", &to))?;
                self.done.push(Step::Placed(to));
            } else {
                fs::rename(from, &to).map_err(OutputError::io("write", &to))?;
                self.done.push(Step::Replaced(to, old));
            }
            return Ok(());
        }
        self.make_folders(&to)?;
        fs::rename(from, &to).map_err(OutputError::io("write", &to))?;
        self.done.push(Step::Placed(to));
        Ok(())
    }

    /// Moves a file away from its address.
    pub(super) fn remove(&mut self, address: &str) -> Result<(), OutputError> {
        let (file, old) = (self.root.join(address), self.waiting());
        fs::rename(&file, &old).map_err(OutputError::io("remove", &file))?;
        self.done.push(Step::Removed(file, old));
        Ok(())
    }

    /// Removes the folders on the way to `address`, as far as they are empty.
    pub(super) fn prune(&mut self, address: &str) {
        for folder in Path::new(address).ancestors().skip(1) {
            if folder.as_os_str().is_empty() || !self.prune_one(folder) {
                break;
            }
        }
    }

    /// Removes a folder where it is empty; tells whether it was.
    pub(super) fn prune_one(&mut self, folder: &Path) -> bool {
        let folder = self.root.join(folder);
        let is_gone = fs::remove_dir(&folder).is_ok();
        if is_gone {
            self.done.push(Step::RemovedFolder(folder));
        }
        is_gone
    }

    fn make_folders(&mut self, file: &Path) -> Result<(), OutputError> {
        let ancestors = file.ancestors().skip(1).take_while(|folder| *folder != self.root);
        let missing: Vec<_> = ancestors.take_while(|folder| !folder.exists()).collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder).map_err(OutputError::io("create", folder))?;
            self.done.push(Step::MadeFolder(folder.into()));
        }
        Ok(())
    }

    fn waiting(&self) -> PathBuf {
        self.replaced.join(self.done.len().to_string())
    }

    /// Undoes everything, the last first.
    ///
    /// # Errors
    /// A step that cannot be undone; the others still are.
    pub(super) fn undo(self) -> io::Result<()> {
        let mut outcome = Ok(());
        for step in self.done.into_iter().rev() {
            let result = match step {
                Step::Placed(file) => fs::remove_file(file),
                Step::Replaced(file, old) | Step::Removed(file, old) => fs::rename(old, file),
                Step::MadeFolder(folder) => fs::remove_dir(folder),
                Step::RemovedFolder(folder) => fs::create_dir(folder),
            };
            outcome = outcome.and(result);
        }
        outcome
    }
}
