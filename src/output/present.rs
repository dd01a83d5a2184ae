//! What lies in the destination before a build.

use std::path::Path;

use walkdir::WalkDir;

use super::destination::Destination;
use super::manifest::Manifest;
use super::staging::Staging;
use super::{OutputError, Shard};
use crate::model::SitePath;
use crate::site::Site;

/// What something in the destination is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Folder,
    /// A link, a pipe, a device.
    Irregular,
}

/// Everything in the destination by its address, links not followed.
#[derive(Debug, Default)]
pub(super) struct Present {
    /// Sorted.
    entries: Vec<(String, Kind)>,
}

impl Present {
    /// Walks a folder. Git's own files do not count, nor do our manifest and staging folder.
    ///
    /// # Errors
    /// A folder that cannot be read → [`OutputError::Io`].
    pub(super) fn scan(root: &Path) -> Result<Self, OutputError> {
        let ours = |depth: usize, name: &std::ffi::OsStr| {
            depth == 1 && (name == Manifest::NAME || name == Staging::INSIDE || name == ".git")
        };
        let walk = WalkDir::new(root).min_depth(1).into_iter();
        let mut entries = Vec::new();
        for entry in walk.filter_entry(|entry| !ours(entry.depth(), entry.file_name())) {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(root).to_owned();
                OutputError::io("read", path)(error.into())
            })?;
            let kind = match entry.file_type() {
                kind if kind.is_file() => Kind::File,
                kind if kind.is_dir() => Kind::Folder,
                _ => Kind::Irregular,
            };
            let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
            // A name that is not UTF-8 is no address of ours, however it is shown.
            let address = below.to_string_lossy();
            let address = if cfg!(windows) { address.replace('\\', "/") } else { address.into() };
            entries.push((address, kind));
        }
        entries.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        Ok(Self { entries })
    }

    fn kind(&self, address: &str) -> Option<Kind> {
        let at = self.entries.binary_search_by(|(entry, _)| entry.as_str().cmp(address)).ok()?;
        Some(self.entries[at].1)
    }

    /// Whether there is nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether a file lies at `address`.
    pub(super) fn has_file(&self, address: &str) -> bool {
        self.kind(address) == Some(Kind::File)
    }

    /// The folders, each before what is in it.
    pub(super) fn folders(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.entries
            .iter()
            .filter(|(_, kind)| *kind == Kind::Folder)
            .map(|(address, _)| address.as_str())
    }

    /// Refuses what the site must not write over, or through.
    ///
    /// # Errors
    /// - a file at an address of the site that is not ours → [`OutputError::Occupied`],
    ///   unless `force`
    /// - a link there, or on the way there → [`OutputError::Irregular`]
    pub(super) fn refuse_obstacles(
        &self,
        site: &Site<'_>,
        ours: Option<&Manifest>,
        destination: &Destination,
        force: bool,
    ) -> Result<(), OutputError> {
        let irregular = |address: &str| self.kind(address) == Some(Kind::Irregular);
        let mut checked = "";
        for address in site.addresses() {
            let address = address.as_str();
            let folder = address.rfind('/').map_or("", |at| &address[..at]);
            // Addresses are sorted, so most share their folder with the one before.
            if folder != checked {
                checked = folder;
                let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
                if let Some(end) = ends.into_iter().find(|end| irregular(&folder[..*end])) {
                    return Err(OutputError::Irregular(destination.shown(&folder[..end])));
                }
            }
            match self.kind(address) {
                Some(Kind::Irregular) => {
                    return Err(OutputError::Irregular(destination.shown(address)));
                }
                Some(Kind::File) if !force && !ours.is_some_and(|ours| ours.holds(address)) => {
                    return Err(OutputError::Occupied(destination.shown(address)));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The files that the site does not have.
    pub(super) fn leftovers(
        &self,
        site: &Site<'_>,
        ours: Option<&Manifest>,
        shard: Option<Shard>,
    ) -> Leftovers<'_> {
        let mut leftovers = Leftovers::default();
        let mut planned = site.addresses().map(SitePath::as_str).peekable();
        for (address, kind) in &self.entries {
            while planned.next_if(|next| *next < address.as_str()).is_some() {}
            if *kind == Kind::Folder || planned.peek() == Some(&address.as_str()) {
                continue;
            }
            let is_ours = *kind == Kind::File && ours.is_some_and(|ours| ours.holds(address));
            let list = match shard {
                _ if !is_ours => &mut leftovers.foreign,
                Some(shard) if !shard.holds(address) => &mut leftovers.others,
                _ => &mut leftovers.stale,
            };
            list.push(address.as_str());
        }
        leftovers
    }
}

/// Files in the destination that the site does not have.
#[derive(Debug, Default)]
pub(super) struct Leftovers<'a> {
    /// Of an earlier build, to be removed.
    pub(super) stale: Vec<&'a str>,
    /// Of an earlier build, to be removed by those who build the other shares.
    pub(super) others: Vec<&'a str>,
    /// Not ours.
    pub(super) foreign: Vec<&'a str>,
}
