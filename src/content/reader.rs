//! The same folder read again and again: what has not changed is not decoded again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use rayon::prelude::*;

use super::Loaded;
use super::load::{Outcome, open, put_together};
use super::walk::{Found, walk};
use crate::diagnostic::Diagnostic;

/// A content folder, and what its files said when they were last read.
pub struct Reader {
    dir: PathBuf,
    known: BTreeMap<Arc<str>, Known>,
    faults: Vec<Diagnostic>,
}

/// What was read of one file.
struct Known {
    facts: Option<Facts>,
    outcome: Outcome,
}

/// What the system tells of a file without opening it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Facts {
    size: u64,
    /// Since 1970.
    modified: Option<Duration>,
    /// What changes also where a file is put in place of another with its dates kept.
    identity: (u64, i64, i64),
}

/// What came of reading once more.
pub struct Reread {
    /// As of [`load`](super::load).
    pub loaded: Loaded,
    /// How many files came, went, or say something else than before.
    pub changed: usize,
}

impl Reader {
    /// A reader of the folder at `dir`, which has read nothing yet.
    pub fn new(dir: &Path) -> Self {
        Self { dir: dir.to_owned(), known: BTreeMap::new(), faults: Vec::new() }
    }

    /// Reads the folder: the same as [`load`](super::load) gives, with less work.
    ///
    /// Files are known by their size, dates and identity. Those may be too coarse to tell of
    /// two changes in one moment, so what is in `doubted`, by names relative to the folder, is
    /// read in any case.
    pub fn read(&mut self, doubted: &BTreeSet<String>) -> Reread {
        let (found, faults) = walk(&self.dir);
        let known = &self.known;
        let news: Vec<Option<Known>> =
            found.par_iter().map(|found| news(found, known.get(&found.file), doubted)).collect();
        let mut changed = usize::from(faults != self.faults);
        let mut before = std::mem::take(&mut self.known);
        for (found, news) in found.iter().zip(news) {
            let old = before.remove(&found.file);
            let new = match (news, old) {
                (None, Some(old)) => old,
                (None, None) => continue,
                (Some(new), old) => {
                    changed += usize::from(!is_same(old.as_ref(), Some(&new)));
                    new
                }
            };
            self.known.insert(Arc::clone(&found.file), new);
        }
        changed += before.values().filter(|gone| !is_same(Some(gone), None)).count();
        self.faults.clone_from(&faults);
        let outcomes: Vec<_> =
            found.par_iter().map(|found| self.known[&found.file].outcome.clone()).collect();
        let loaded = put_together(&self.dir, faults, found.into_iter().zip(outcomes));
        Reread { loaded, changed }
    }

    /// Forgets what was read, so that every file is read again.
    pub fn forget(&mut self) {
        for known in self.known.values_mut() {
            known.facts = None;
        }
    }
}

/// What a file says now. Nothing where it is as it was.
fn news(found: &Found, known: Option<&Known>, doubted: &BTreeSet<String>) -> Option<Known> {
    // Taken before the file is read: what changes in between is news the next time.
    let facts = facts(&found.path);
    let is_known = known.is_some_and(|known| facts.is_some() && known.facts == facts);
    if is_known && !doubted.contains(&*found.file) {
        return None;
    }
    Some(Known { facts, outcome: open(found) })
}

fn facts(path: &Path) -> Option<Facts> {
    let metadata = fs::metadata(path).ok()?;
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    Some(Facts { size: metadata.len(), modified, identity: identity(&metadata) })
}

#[cfg(unix)]
fn identity(metadata: &fs::Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(_metadata: &fs::Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

/// Whether two readings of a file come to the same. One that says nothing is as good as none.
fn is_same(a: Option<&Known>, b: Option<&Known>) -> bool {
    let says = |known: Option<&Known>| {
        let outcome = &known?.outcome;
        let says = outcome.source.is_some() || !outcome.diagnostics.is_empty();
        says.then(|| (outcome.source.clone(), outcome.diagnostics.clone()))
    };
    says(a) == says(b)
}
