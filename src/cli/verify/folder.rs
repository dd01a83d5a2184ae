//! A folder, judged as a whole.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;
use serde_json::Value;
use walkdir::{DirEntry, WalkDir};

use super::{Judged, local};
use crate::cli::progress::BuildBar;
use crate::cli::{Console, Stop};
use crate::credential::canonical;
use crate::credential::verify::{Kind, Report, Verifier};
use crate::output::Progress;

/// Files that are documents by their name, whatever they hold.
const NAMES: [&str; 3] = ["credential.json", "did.json", "portfolio.json"];

/// Judges every document of a folder, in the order of their names.
///
/// # Errors
/// The folder cannot be read.
pub(super) fn judge(
    root: &Path,
    verifier: &Verifier<'_>,
    production: bool,
    console: &Console,
    start: Instant,
) -> Result<Vec<Judged>, Stop> {
    let whole = root.canonicalize();
    let whole = whole.map_err(|error| Stop::new(format!("cannot read the folder: {error}")))?;
    let mut files = Vec::new();
    for entry in WalkDir::new(root).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| Stop::new(format!("cannot read the folder: {error}")))?;
        files.extend(candidate(&entry, &whole));
    }
    let bar = BuildBar::new(console, start);
    bar.begin(files.len());
    let judge = |candidate: &Candidate| {
        let report = match &candidate.refused {
            Some(reason) => Some(Report::unavailable(reason.clone())),
            None => judge_file(&candidate.file, root, verifier),
        };
        let report = report.map(|report| local::with_draft(report, &candidate.file, production));
        bar.advance(1);
        let target = candidate.file.display().to_string();
        report.map(|report| Judged { target, report: report.without_body() })
    };
    Ok(files.par_iter().filter_map(judge).collect())
}

/// A file that may be a document, and why it is not looked into.
struct Candidate {
    file: PathBuf,
    refused: Option<String>,
}

/// What is to be judged of an entry of the folder. Nothing may pass unseen that a reader of
/// the folder would take for a document: links are followed as long as they stay in it.
fn candidate(entry: &DirEntry, whole: &Path) -> Option<Candidate> {
    let extension = entry.path().extension();
    let is_json = extension.is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let file = entry.path().to_owned();
    let refuse = |reason: String| Some(Candidate { file: file.clone(), refused: Some(reason) });
    if entry.path_is_symlink() {
        let is_folder = entry.path().is_dir();
        return match entry.path().canonicalize() {
            Err(error) if is_json => refuse(format!("it is a link that leads nowhere: {error}")),
            Err(_) => None,
            Ok(real) if !real.starts_with(whole) => (is_json || is_folder)
                .then(|| refuse("it is a link that leads out of the folder".to_owned()))
                .flatten(),
            // What is in that folder is judged at its own place.
            Ok(_) if is_folder || !is_json => None,
            Ok(real) if !real.is_file() => refuse("it is no plain file".to_owned()),
            Ok(_) => Some(Candidate { file, refused: None }),
        };
    }
    let kind = entry.file_type();
    match is_json && !kind.is_dir() {
        false => None,
        true if kind.is_file() => Some(Candidate { file, refused: None }),
        true => refuse("it is no plain file".to_owned()),
    }
}

/// The report on a file. Nothing where it is no document that claims to prove anything.
fn judge_file(file: &Path, root: &Path, verifier: &Verifier<'_>) -> Option<Report> {
    let is = |name: &OsStr| NAMES.iter().any(|known| name.eq_ignore_ascii_case(known));
    let first = file.strip_prefix(root).ok().and_then(|path| path.components().next());
    let named = file.file_name().is_some_and(is)
        || first.is_some_and(|first| first.as_os_str().eq_ignore_ascii_case("status"));
    let bytes = match local::read(file) {
        Ok(bytes) => bytes,
        Err(reason) => return named.then(|| Report::unavailable(reason)),
    };
    let document = match canonical::parse(&bytes) {
        Ok(document) => document,
        Err(_) if named || claims_proof(&bytes) => return Some(verifier.verify_bytes(&bytes)),
        Err(_) => return None,
    };
    // A credential that was damaged must not pass unseen for something else.
    let counts = named || document.get("proof").is_some() || is_credential(&document);
    counts.then(|| verifier.verify(document))
}

fn is_credential(document: &Value) -> bool {
    Kind::of(document).is_ok()
}

fn claims_proof(bytes: &[u8]) -> bool {
    bytes.windows(12).any(|window| window == b"\"proofValue\"")
}
