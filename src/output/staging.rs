//! The folder in which a site is made before it is moved into place.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::OutputError;
use super::destination::Destination;

/// A hidden folder on the file system of the destination, held by one build at a time.
/// It goes when the build ends, or else when the next one begins.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    /// Held by the file system, so that a killed build frees it.
    lock: File,
}

impl Staging {
    /// Its name where it has to lie in the destination.
    pub(super) const INSIDE: &'static str = ".laureate-staging";

    const LOCK: &'static str = "lock";

    /// Takes the staging folder of a destination, and empties it of what a killed build left.
    ///
    /// # Errors
    /// - another build holds it → [`OutputError::Busy`]
    /// - it cannot be made → [`OutputError::Io`]
    pub(super) fn open(destination: &Destination) -> Result<Self, OutputError> {
        fs::create_dir_all(destination.parent())
            .map_err(OutputError::io("create", destination.parent()))?;
        let beside = destination.sibling(".laureate-staging");
        let staging = match Self::lock(&beside, destination) {
            // A folder that is mounted, or whose parent is closed to us.
            Err(OutputError::Io { .. }) if destination.exists() => {
                Self::lock(&destination.root().join(Self::INSIDE), destination)?
            }
            Ok(staging) if destination.exists() && !staging.can_move_to(destination) => {
                drop(staging);
                Self::lock(&destination.root().join(Self::INSIDE), destination)?
            }
            other => other?,
        };
        staging.clear().map_err(OutputError::io("empty", &staging.folder))?;
        for folder in [staging.fresh(), staging.changed(), staging.replaced()] {
            fs::create_dir(&folder).map_err(OutputError::io("create", &folder))?;
        }
        Ok(staging)
    }

    /// Where a whole new site is made.
    pub(super) fn fresh(&self) -> PathBuf {
        self.folder.join("site")
    }

    /// Where changed files are made.
    pub(super) fn changed(&self) -> PathBuf {
        self.folder.join("new")
    }

    /// Where files go that are replaced or removed.
    pub(super) fn replaced(&self) -> PathBuf {
        self.folder.join("old")
    }

    fn lock(folder: &Path, destination: &Destination) -> Result<Self, OutputError> {
        let path = folder.join(Self::LOCK);
        // Whoever ends a build removes the folder, perhaps between our steps: try again.
        for _ in 0..100 {
            match fs::create_dir(folder) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(OutputError::io("create", folder)(error));
                }
                _ => {}
            }
            if fs::symlink_metadata(folder).is_ok_and(|metadata| !metadata.is_dir()) {
                return Err(OutputError::Irregular(folder.into()));
            }
            let file = match File::options().create(true).append(true).open(&path) {
                Ok(file) => file,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(OutputError::io("open", &path)(error)),
            };
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => {
                    return Err(OutputError::Busy(destination.shown("")));
                }
                // Some network file systems cannot lock. Building is better than not.
                Ok(()) | Err(TryLockError::Error(_)) => {}
            }
            if is_at(&file, &path) {
                return Ok(Self { folder: folder.into(), lock: file });
            }
        }
        Err(OutputError::Busy(destination.shown("")))
    }

    /// Whether a file can be moved from here into the destination.
    fn can_move_to(&self, destination: &Destination) -> bool {
        same_device(&self.folder, destination.root())
    }

    /// Removes everything but the lock.
    fn clear(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name() == Self::LOCK {
                continue;
            }
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

impl Drop for Staging {
    /// Removes the folder, the lock last and while it is held.
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next build.
        let _ = self.clear();
        let _ = fs::remove_file(self.folder.join(Self::LOCK));
        let _ = fs::remove_dir(&self.folder);
        let _ = self.lock.unlock();
    }
}

/// Whether `file` still is what lies at `path`.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(held), Ok(there)) => identity(held) == identity(there),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(unix)]
fn same_device(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (fs::metadata(a), fs::metadata(b)) {
        (Ok(a), Ok(b)) => a.dev() == b.dev(),
        _ => false,
    }
}

#[cfg(not(unix))]
fn same_device(_: &Path, _: &Path) -> bool {
    true
}
