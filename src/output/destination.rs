//! Where a site is written, and where it must not be.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::OutputError;

/// A folder that may be written to, every link on the way to it resolved.
#[derive(Debug)]
pub(super) struct Destination {
    root: PathBuf,
    /// As the user calls it.
    shown: PathBuf,
    parent: PathBuf,
    name: OsString,
    exists: bool,
}

impl Destination {
    /// Resolves `out`, which need not exist.
    ///
    /// # Errors
    /// - it is a file, or the root of a file system → [`OutputError::NotAFolder`]
    /// - it lies in, is or holds one of `protected` → [`OutputError::Overlap`]
    pub(super) fn resolve(out: &Path, protected: &[&Path]) -> Result<Self, OutputError> {
        let root = real_path(out).map_err(OutputError::io("find", out))?;
        for folder in protected {
            let real = real_path(folder).map_err(OutputError::io("find", *folder))?;
            if root.starts_with(&real) || real.starts_with(&root) {
                return Err(OutputError::Overlap { out: out.into(), folder: (*folder).into() });
            }
        }
        let (Some(parent), Some(name)) = (root.parent(), root.file_name()) else {
            return Err(OutputError::NotAFolder(out.into()));
        };
        let exists = match fs::symlink_metadata(&root) {
            Ok(metadata) if metadata.is_dir() => true,
            Ok(_) => return Err(OutputError::NotAFolder(out.into())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) => return Err(OutputError::io("read", out)(error)),
        };
        let (parent, name) = (parent.to_owned(), name.to_owned());
        Ok(Self { root, shown: out.into(), parent, name, exists })
    }

    /// The folder.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder, or a file in it, as the user calls it.
    pub(super) fn shown(&self, address: &str) -> PathBuf {
        // Joining nothing would add a separator.
        if address.is_empty() { self.shown.clone() } else { self.shown.join(address) }
    }

    /// The folder that it lies in.
    pub(super) fn parent(&self) -> &Path {
        &self.parent
    }

    /// Whether it is there.
    pub(super) fn exists(&self) -> bool {
        self.exists
    }

    /// A hidden name for something that lies beside it.
    pub(super) fn sibling(&self, suffix: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(suffix);
        self.parent.join(name)
    }
}

/// The path without links, as far as it exists; what does not exist is taken literally.
pub(super) fn real_path(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let mut missing = Vec::new();
    let mut rest = path.as_path();
    let mut real = loop {
        match fs::canonicalize(rest) {
            Ok(real) => break real,
            // A link that leads nowhere would be followed by whoever creates the folder.
            Err(error) if fs::symlink_metadata(rest).is_ok() => return Err(error),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Err(error) => {
                let mut components = rest.components();
                missing.push(components.next_back().ok_or(error)?);
                rest = components.as_path();
            }
        }
    };
    for component in missing.into_iter().rev() {
        match component {
            Component::ParentDir => {
                real.pop();
            }
            other => real.push(other),
        }
    }
    Ok(real)
}
