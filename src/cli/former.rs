//! What had a slug before, in a history in which it is gone again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::Timestamp;

use super::Stop;
use super::git::{Commit, Repository};
use crate::content;
use crate::model::{self, Catalog};

/// A state of the folder in which there was something that is no longer there, and the commit
/// that took it away.
pub(crate) struct Former {
    /// All that is known of that state: what was taken away, and `site.yaml`.
    pub(crate) catalog: Catalog,
    /// By which it went.
    pub(crate) gone_by: Commit,
}

/// Looks in the history of `commit` for files that are gone, of those in `files`, which are
/// named from the content folder; of each the last that was there. A shallow clone does not
/// know them all.
///
/// # Errors
/// git cannot read the history.
pub(crate) fn former(
    repository: &Repository,
    commit: &Commit,
    files: &BTreeSet<String>,
    content: &Path,
    as_of: Timestamp,
) -> Result<Vec<Former>, Stop> {
    if files.is_empty() || repository.is_shallow() {
        return Ok(Vec::new());
    }
    let folders = ["badges", "people"].map(|name| format!("{}{name}", repository.prefix()));
    let mut asked = vec!["log", "--diff-filter=D", "--no-renames", "--name-only", "--format=/%H"];
    asked.extend([commit.as_str(), "--", &folders[0], &folders[1]]);
    let listed = repository.run(&asked)?;
    let mut former = Vec::new();
    for (gone_by, gone) in deletions(&String::from_utf8_lossy(&listed), repository, files) {
        let gone_by = repository.commit(&gone_by)?;
        let before = repository.commit(&format!("{gone_by}^"))?;
        let wanted = |name: &str, size| {
            let is_one = gone.iter().any(|file| name == file || name == criteria_of(file));
            (is_one || name == "site.yaml") && content::is_file_of_content(name, size)
        };
        let loaded = content::load_files(content, repository.files(&before, wanted)?);
        let resolved = model::resolve(&loaded.records, as_of);
        let catalog = resolved.catalog.or(resolved.sound.map(|sound| sound.catalog));
        former.extend(catalog.map(|catalog| Former { catalog, gone_by }));
    }
    Ok(former)
}

/// The file beside a badge's that may hold its criteria.
fn criteria_of(file: &str) -> String {
    file.replace(".yaml", ".md")
}

/// The commits that took away one of `files`, and which. Of each file only the newest: a line
/// `/` and the name of a commit comes before the files that it took away.
fn deletions(
    log: &str,
    repository: &Repository,
    files: &BTreeSet<String>,
) -> Vec<(String, BTreeSet<String>)> {
    let mut told = BTreeSet::new();
    let mut deletions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut commit = "";
    for line in log.lines() {
        if let Some(name) = line.strip_prefix('/') {
            commit = name;
        } else if let Some(file) = line.strip_prefix(repository.prefix())
            && files.contains(file)
            && told.insert(file)
        {
            deletions.entry(commit.to_owned()).or_default().insert(file.to_owned());
        }
    }
    deletions.into_iter().collect()
}
