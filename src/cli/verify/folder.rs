//! A folder, judged as a whole.

use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;
use serde_json::Value;
use walkdir::WalkDir;

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
    console: &Console,
    start: Instant,
) -> Result<Vec<Judged>, Stop> {
    let mut files = Vec::new();
    for entry in WalkDir::new(root).sort_by_file_name() {
        let entry = entry.map_err(|error| Stop::new(format!("cannot read the folder: {error}")))?;
        let is_json = entry.path().extension().is_some_and(|extension| extension == "json");
        if is_json && entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    let bar = BuildBar::new(console, start);
    bar.begin(files.len());
    let judge = |file: &PathBuf| {
        let report = judge_file(file, root, verifier);
        bar.advance(1);
        let target = file.display().to_string();
        report.map(|report| Judged { target, report: report.without_body() })
    };
    Ok(files.par_iter().filter_map(judge).collect())
}

/// The report on a file. Nothing where it is no document that claims to prove anything.
fn judge_file(file: &Path, root: &Path, verifier: &Verifier<'_>) -> Option<Report> {
    let named = file.file_name().is_some_and(|name| NAMES.iter().any(|known| name == *known))
        || file.strip_prefix(root).is_ok_and(|path| path.starts_with("status"));
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
