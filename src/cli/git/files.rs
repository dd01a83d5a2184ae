//! The files of a commit, read out of the repository without touching the working folder.

use std::collections::BTreeMap;

use super::repository::DAMAGED;
use super::{Commit, Repository};
use crate::cli::Stop;

/// A file as a commit lists it.
struct Listed<'a> {
    object: &'a str,
    size: u64,
    /// From the folder that was asked about.
    name: &'a str,
}

impl Repository {
    /// The files of the folder at a commit, by their names from there, with `/` between them.
    /// `wanted` chooses by name and size in bytes. Only regular files: no links, no submodules.
    ///
    /// # Errors
    /// git cannot read them, as in a clone that lacks some.
    pub(crate) fn files(
        &self,
        commit: &Commit,
        wanted: impl Fn(&str, u64) -> bool,
    ) -> Result<BTreeMap<String, Vec<u8>>, Stop> {
        let asked = ["ls-tree", "-r", "-l", "-z", "--full-tree", commit.as_str(), "--"];
        let mut asked = asked.to_vec();
        asked.extend((!self.prefix().is_empty()).then_some(self.prefix()));
        let listed = self.run(&asked).map_err(|stop| stop.help(DAMAGED))?;
        let entries = listed.split(|byte| *byte == 0).filter_map(|entry| self.listed(entry));
        let entries: Vec<_> = entries.filter(|one| wanted(one.name, one.size)).collect();
        let mut names = String::new();
        for entry in &entries {
            names.extend([entry.object, "\n"]);
        }
        let bytes = self.run_with(&["cat-file", "--batch"], names.into_bytes())?;
        let mut rest = &bytes[..];
        let mut files = BTreeMap::new();
        for entry in entries {
            let (content, after) = content(rest, &entry).ok_or_else(|| lacks(commit, &entry))?;
            files.insert(entry.name.to_owned(), content.to_vec());
            rest = after;
        }
        Ok(files)
    }

    /// The sizes of objects, in bytes, in the same order. 0 for what is not in this clone.
    ///
    /// # Errors
    /// git refuses.
    pub(crate) fn sizes(&self, objects: &[&str]) -> Result<Vec<u64>, Stop> {
        let asked = ["cat-file", "--batch-check=%(objectsize)"];
        let printed = self.run_with(&asked, lines(objects))?;
        let printed = String::from_utf8_lossy(&printed);
        Ok(printed.lines().map(|line| line.parse().unwrap_or(0)).collect())
    }

    /// The bytes of objects, each with its name.
    ///
    /// # Errors
    /// git cannot read them, as in a clone that lacks some.
    pub(crate) fn objects<'o>(&self, objects: &[&'o str]) -> Result<Vec<(&'o str, Vec<u8>)>, Stop> {
        let bytes = self.run_with(&["cat-file", "--batch"], lines(objects))?;
        let mut rest = &bytes[..];
        let mut read = Vec::with_capacity(objects.len());
        for object in objects {
            let listed = Listed { object, size: 0, name: object };
            let (content, after) = content(rest, &listed).ok_or_else(|| {
                Stop::new(format!("the object `{object}` is not in this clone"))
                    .help("the clone is partial: `git fetch --refetch --no-filter` completes it")
            })?;
            read.push((*object, content.to_vec()));
            rest = after;
        }
        Ok(read)
    }

    /// `<mode> blob <object> <size>\t<path>`. Nothing for what is no regular file of the
    /// folder, or has a name that is no text.
    fn listed<'a>(&self, entry: &'a [u8]) -> Option<Listed<'a>> {
        let (facts, path) = std::str::from_utf8(entry).ok()?.split_once('\t')?;
        let facts: Vec<_> = facts.split_ascii_whitespace().collect();
        let [mode, "blob", object, size] = facts[..] else { return None };
        let name = path.strip_prefix(self.prefix())?;
        let regular = mode.starts_with("100");
        // A partial clone knows no size of what it lacks; reading it will tell.
        regular.then(|| Listed { object, size: size.parse().unwrap_or(0), name })
    }
}

fn lines(objects: &[&str]) -> Vec<u8> {
    let mut lines = String::new();
    for object in objects {
        lines.extend([object, "\n"]);
    }
    lines.into_bytes()
}

/// The next file of the batch, `<object> blob <size>\n<bytes>\n`, and what comes after it.
fn content<'a>(batch: &'a [u8], entry: &Listed) -> Option<(&'a [u8], &'a [u8])> {
    let end = batch.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(&batch[..end]).ok()?;
    let (object, rest) = head.split_once(' ')?;
    let size: usize = rest.strip_prefix("blob ")?.parse().ok()?;
    let (bytes, after) = batch[end + 1..].split_at_checked(size)?;
    (object == entry.object).then_some((bytes, after.strip_prefix(b"\n")?))
}

fn lacks(commit: &Commit, entry: &Listed) -> Stop {
    let message = format!("`{}` of the commit {} is not in this clone", entry.name, commit.short());
    Stop::new(message).help("the clone is partial: `git fetch --refetch --no-filter` completes it")
}
