//! The history of the files of awards.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use crate::cli::Stop;
use crate::cli::git::{Commit, Repository};
use crate::content;
use crate::content::record::AwardRecord;
use crate::model::{Catalog, CredentialId, Moment, Slug};

use super::entries;

/// The largest file that is looked into: what `content` reads at most.
const MOST_BYTES: u64 = 10 * 1024 * 1024;

/// So many bytes of files are held at once.
const BATCH: u64 = 64 * 1024 * 1024;

/// A state of a file that a commit brought.
struct State {
    /// The place of the commit in history, oldest first.
    commit: usize,
    /// The git object.
    object: String,
}

/// The commit in which each award of the catalogue was there first, by the line of first
/// parents: that is the commit that merged it.
///
/// # Errors
/// git cannot read its repository.
pub(super) fn first_commits(
    repository: &Repository,
    head: &Commit,
    dir: &Path,
    catalog: &Catalog,
) -> Result<BTreeMap<CredentialId, Commit>, Stop> {
    let (commits, states) = states(repository, head)?;
    let pieces = pieces(repository, &states)?;
    // Every piece is read as a file of its own, whose name tells which it is.
    let files: Vec<(String, usize)> = pieces.into_iter().collect();
    let named = files.iter().enumerate();
    let named = named.map(|(at, (text, _))| (name(at), text.clone().into_bytes())).collect();
    let mut first: BTreeMap<CredentialId, usize> = BTreeMap::new();
    for located in content::load_files(dir, named).records.awards {
        let Some(commit) = at(&located.place.file).and_then(|at| files.get(at)).map(|it| it.1)
        else {
            continue;
        };
        for id in ids(catalog, &located.record) {
            let known = first.entry(id).or_insert(commit);
            *known = commit.min(*known);
        }
    }
    let awards = first.into_iter().filter(|(id, _)| catalog.award(id).is_some());
    Ok(awards.map(|(id, at)| (id, commits[at].clone())).collect())
}

fn name(at: usize) -> String {
    format!("awards/{at}.yaml")
}

fn at(name: &str) -> Option<usize> {
    name.strip_prefix("awards/")?.strip_suffix(".yaml")?.parse().ok()
}

/// The commits that changed files of awards, oldest first, and the states that they brought.
fn states(repository: &Repository, head: &Commit) -> Result<(Vec<Commit>, Vec<State>), Stop> {
    let folder = format!("{}awards", repository.prefix());
    let printed = repository.run(&[
        "log",
        "--first-parent",
        "-m",
        "--no-renames",
        "--raw",
        "-z",
        "--no-abbrev",
        "--reverse",
        "--format=%H",
        head.as_str(),
        "--",
        &folder,
    ])?;
    let (mut commits, mut states) = (Vec::new(), Vec::new());
    let mut tokens = printed.split(|byte| *byte == 0);
    while let Some(token) = tokens.next() {
        let token = String::from_utf8_lossy(token);
        let token = token.trim_start_matches('\n');
        let Some(change) = token.strip_prefix(':') else {
            commits.extend(Commit::new(token));
            continue;
        };
        let path = tokens.next().unwrap_or_default();
        let facts: Vec<&str> = change.split(' ').collect();
        let [_, mode, _, object, _] = facts[..] else { continue };
        if mode.starts_with("100") && path.ends_with(b".yaml") && !commits.is_empty() {
            states.push(State { commit: commits.len() - 1, object: object.to_owned() });
        }
    }
    Ok((commits, states))
}

/// Every piece that stood in any state of a file, and the first commit that brought it.
fn pieces(repository: &Repository, states: &[State]) -> Result<BTreeMap<String, usize>, Stop> {
    let mut objects: Vec<&str> = Vec::new();
    let mut first: HashMap<&str, usize> = HashMap::new();
    for state in states {
        first.entry(&state.object).or_insert_with(|| {
            objects.push(&state.object);
            state.commit
        });
    }
    let mut pieces = BTreeMap::new();
    for batch in batches(repository, &objects)? {
        for (object, bytes) in repository.objects(&batch)? {
            let Ok(text) = std::str::from_utf8(&bytes) else { continue };
            let commit = first[object];
            for piece in entries::split(text) {
                // Oldest first, so what is known is older.
                if !pieces.contains_key(piece) {
                    pieces.insert(piece.to_owned(), commit);
                }
            }
        }
    }
    Ok(pieces)
}

/// The objects in batches that can be held, without those that are too large.
fn batches<'o>(repository: &Repository, objects: &[&'o str]) -> Result<Vec<Vec<&'o str>>, Stop> {
    let sizes = repository.sizes(objects)?;
    let mut batches = vec![Vec::new()];
    let mut held = 0;
    for (object, size) in objects.iter().zip(sizes) {
        if size > MOST_BYTES {
            continue;
        }
        if held + size > BATCH {
            batches.push(Vec::new());
            held = 0;
        }
        held += size;
        if let Some(last) = batches.last_mut() {
            last.push(*object);
        }
    }
    Ok(batches)
}

/// The ids of the credentials of an award, as it stood.
fn ids(catalog: &Catalog, record: &AwardRecord) -> Vec<CredentialId> {
    if let Some(id) = &record.id {
        return CredentialId::new(id).into_iter().collect();
    }
    let (Some(badge), Some(awarded)) = (Slug::new(&record.badge), Moment::parse(&record.awarded))
    else {
        return Vec::new();
    };
    let earners = record.earner.iter().chain(record.earners.iter().flatten());
    let earners = earners.filter_map(|earner| Slug::new(earner));
    earners.map(|earner| catalog.id_of(&badge, &earner, awarded)).collect()
}

/// The messages of commits.
///
/// # Errors
/// git cannot read its repository.
pub(super) fn messages(
    repository: &Repository,
    commits: &BTreeSet<&Commit>,
) -> Result<BTreeMap<Commit, String>, Stop> {
    if commits.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut names = String::new();
    for commit in commits {
        names.extend([commit.as_str(), "\n"]);
    }
    let asked = ["log", "--no-walk=unsorted", "--stdin", "-z", "--format=%H%n%B"];
    let printed = repository.run_with(&asked, names.into_bytes())?;
    let records = printed.split(|byte| *byte == 0).filter_map(|record| {
        let record = String::from_utf8_lossy(record);
        let (commit, message) = record.split_once('\n')?;
        Some((Commit::new(commit)?, message.to_owned()))
    });
    Ok(records.collect())
}
