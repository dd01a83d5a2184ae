//! New files in the content folder: all of them or none, and never over one that is there.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Stop;

/// Writes files that are not there yet, each by its name relative to `content`.
///
/// # Errors
/// A file is there already, a folder on the way leads out of the content folder, or the
/// machine refuses → nothing is written.
pub(crate) fn write(content: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<(), Stop> {
    write_to_be_undone(content, files).map(drop)
}

/// The same, in a way that can be undone.
///
/// # Errors
/// As for [`write`].
pub(crate) fn write_to_be_undone(
    content: &Path,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<Written, Stop> {
    let mut done = Written::default();
    for (name, bytes) in files {
        if let Err(error) = write_one(content, name, bytes, &mut done) {
            done.undo();
            let path = content.join(name);
            return Err(Stop::new(format!("cannot write `{}`: {error}", path.display()))
                .help("nothing was written"));
        }
    }
    Ok(done)
}

/// What was made so far.
#[derive(Default)]
pub(crate) struct Written {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Written {
    /// Takes all of it away again. What cannot be taken away stays.
    pub(crate) fn undo(self) {
        self.files.iter().for_each(|file| drop(fs::remove_file(file)));
        self.folders.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }
}

fn write_one(content: &Path, name: &str, bytes: &[u8], done: &mut Written) -> io::Result<()> {
    let root = content.canonicalize()?;
    let path = content.join(name);
    let folder = path.parent().unwrap_or(content);
    make_folders(folder, done)?;
    if !folder.canonicalize()?.starts_with(&root) {
        let message = "its folder is a link that leads out of the content folder";
        return Err(io::Error::other(message));
    }
    let mut file = tempfile::Builder::new().prefix(".new-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    readable(file.as_file())?;
    file.persist_noclobber(&path).map_err(|error| error.error)?;
    done.files.push(path);
    Ok(())
}

/// Makes the folders of a path that are missing, and remembers them.
fn make_folders(folder: &Path, done: &mut Written) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    if let Some(parent) = folder.parent() {
        make_folders(parent, done)?;
    }
    fs::create_dir(folder)?;
    done.folders.push(folder.to_owned());
    Ok(())
}

/// Temporary files are for their owner alone; content is for everybody who may see the folder.
#[cfg(unix)]
fn readable(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &fs::File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> BTreeMap<String, Vec<u8>> {
        names.iter().map(|name| ((*name).to_owned(), b"x\n".to_vec())).collect()
    }

    #[test]
    fn all_or_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path();
        fs::write(content.join("c.yaml"), "mine").unwrap();
        assert!(write(content, &files(&["a/b/new.yaml", "c.yaml"])).is_err());
        assert_eq!(fs::read_to_string(content.join("c.yaml")).unwrap(), "mine");
        assert!(!content.join("a").exists(), "what was begun is taken away");
        write(content, &files(&["a/b/new.yaml", "d.yaml"])).unwrap();
        assert_eq!(fs::read_to_string(content.join("a/b/new.yaml")).unwrap(), "x\n");
        assert_eq!(fs::read_dir(content.join("a/b")).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out() {
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("awards")).unwrap();
        assert!(write(folder.path(), &files(&["awards/a.yaml"])).is_err());
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    }
}
