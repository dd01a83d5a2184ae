//! Looking for changes once a second, where the system does not tell of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, UNIX_EPOCH};

use walkdir::WalkDir;

use super::changes::Folders;
use super::inbox::Inbox;

/// How often.
const EVERY: Duration = Duration::from_secs(1);

/// The files there are, each with its size and when it was last changed, since 1970.
type Seen = BTreeMap<PathBuf, (u64, Option<Duration>)>;

/// Begins to look, on a thread of its own that ends with the program.
pub(super) fn begin(roots: &[PathBuf], folders: &Folders, inbox: &Arc<Inbox>) {
    let (roots, folders, inbox) = (roots.to_vec(), folders.clone(), Arc::clone(inbox));
    let mut before = look(&roots);
    thread::spawn(move || {
        loop {
            thread::sleep(EVERY);
            let now = look(&roots);
            inbox.changed(&folders, differing(&before, &now));
            before = now;
        }
    });
}

fn look(roots: &[PathBuf]) -> Seen {
    let walks = roots.iter().flat_map(|root| WalkDir::new(root).max_depth(64));
    let files = walks.flatten().filter(|entry| !entry.file_type().is_dir());
    let facts = files.filter_map(|entry| {
        // Of what a link leads to.
        let metadata = entry.path().metadata().ok()?;
        let time = metadata.modified().ok();
        let time = time.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Some((entry.into_path(), (metadata.len(), time)))
    });
    facts.collect()
}

/// What came, went or changed.
fn differing<'s>(before: &'s Seen, now: &'s Seen) -> impl Iterator<Item = &'s Path> {
    let new = now.iter().filter(|(path, facts)| before.get(*path) != Some(facts));
    let gone = before.iter().filter(|(path, _)| !now.contains_key(*path));
    new.chain(gone).map(|(path, _)| path.as_path())
}
