//! Making every file of a site, on all processors, and setting the new ones down.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::files::{modified, put, same};
use super::present::Present;
use super::{OutputError, Progress, Shard};
use crate::site::{Artifact, Body, RenderFault, Site};

/// Where files are set down.
#[derive(Debug)]
pub(super) enum Desk<'a> {
    /// In a new folder, each at its address.
    Fresh(&'a Path),
    /// The changed ones in `changed`, numbered; the others lie in `root` as they should.
    Beside { root: &'a Path, present: &'a Present, changed: &'a Path },
}

/// A file of the site that was made.
#[derive(Debug)]
pub(super) struct Made<'s> {
    /// Its address.
    pub(super) address: &'s str,
    /// Its size in bytes.
    pub(super) size: u64,
    /// When it was last written, in nanoseconds since 1970.
    pub(super) modified: u128,
    /// Its number among the changed ones. Nothing where it lies as it should.
    pub(super) staged: Option<usize>,
}

/// Makes the files of a site, or of a share of it, in the order of its artifacts.
///
/// # Errors
/// - pages that cannot be made → [`OutputError::Render`], all of them
/// - a file that cannot be written or copied → [`OutputError::Io`]
pub(super) fn render<'s>(
    site: &'s Site<'_>,
    desk: &Desk<'_>,
    shard: Option<Shard>,
    progress: &dyn Progress,
) -> Result<Vec<Made<'s>>, OutputError> {
    let is_ours = |artifact: &&Artifact<'_>| match (shard, artifact.addresses().first()) {
        (Some(shard), Some(first)) => shard.holds(first.as_str()),
        _ => true,
    };
    let artifacts: Vec<_> = site.artifacts().iter().filter(is_ours).collect();
    progress.begin(artifacts.iter().map(|artifact| artifact.addresses().len()).sum());
    let round = Round {
        desk,
        next: AtomicUsize::new(0),
        failed: AtomicBool::new(false),
        faults: Mutex::new(BTreeMap::new()),
    };
    let made: Vec<Vec<Made<'s>>> = artifacts
        .par_iter()
        .map(|artifact| {
            let made = round.make(artifact)?;
            progress.advance(artifact.addresses().len());
            Ok(made)
        })
        .collect::<Result<_, OutputError>>()?;
    let faults = round.faults.into_inner().unwrap_or_else(PoisonError::into_inner);
    if faults.is_empty() {
        return Ok(made.into_iter().flatten().collect());
    }
    let mut faults: Vec<_> = faults.into_values().collect();
    faults.sort_by(|a, b| a.address.cmp(&b.address));
    Err(OutputError::Render(faults))
}

/// One rendering of a site.
struct Round<'a> {
    desk: &'a Desk<'a>,
    /// The number of the next changed file.
    next: AtomicUsize,
    /// Once something failed nothing is written any more, for the site will not be used.
    failed: AtomicBool,
    /// By reason and place: a template at fault spoils every page that uses it.
    faults: Mutex<BTreeMap<String, RenderFault>>,
}

impl Round<'_> {
    fn make<'s>(&self, artifact: &'s Artifact<'_>) -> Result<Vec<Made<'s>>, OutputError> {
        let bodies = match artifact.render() {
            Ok(bodies) => bodies,
            Err(fault) => {
                self.note(fault);
                return Ok(Vec::new());
            }
        };
        assert_eq!(bodies.len(), artifact.addresses().len(), "one body for each address");
        if self.failed.load(Ordering::Relaxed) {
            return Ok(Vec::new());
        }
        if let (Desk::Fresh(root), [first, _, ..]) = (self.desk, artifact.addresses()) {
            // Most often these are all that is in a folder of their own. What is in the way, or
            // missing, is told or made with the first file.
            let _ = root.join(first.as_str()).parent().map(fs::create_dir);
        }
        let pairs = artifact.addresses().iter().zip(&bodies);
        pairs.map(|(address, body)| self.set_down(address.as_str(), body)).collect()
    }

    fn note(&self, fault: RenderFault) {
        self.failed.store(true, Ordering::Relaxed);
        let mut faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        let cause = format!("{:?} {}", fault.place, fault.reason);
        match faults.get_mut(&cause) {
            // The first page, whichever thread came first.
            Some(known) if known.address <= fault.address => {}
            Some(known) => *known = fault,
            None => {
                faults.insert(cause, fault);
            }
        }
    }

    fn set_down<'s>(&self, address: &'s str, body: &Body) -> Result<Made<'s>, OutputError> {
        match self.desk {
            Desk::Fresh(root) => {
                let metadata = put(&root.join(address), body)?;
                Ok(made(address, &metadata, None))
            }
            Desk::Beside { root, present, changed } => {
                let there = root.join(address);
                if present.has_file(address)
                    && let Some(metadata) = same(&there, body)?
                {
                    return Ok(made(address, &metadata, None));
                }
                let number = self.next.fetch_add(1, Ordering::Relaxed);
                let metadata = put(&staged_path(changed, number), body)?;
                Ok(made(address, &metadata, Some(number)))
            }
        }
    }
}

/// Where the changed file of that number lies.
pub(super) fn staged_path(changed: &Path, number: usize) -> PathBuf {
    changed.join(number.to_string())
}

fn made<'s>(address: &'s str, metadata: &fs::Metadata, staged: Option<usize>) -> Made<'s> {
    Made { address, size: metadata.len(), modified: modified(metadata), staged }
}
