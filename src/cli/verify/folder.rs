//! A folder or an archive, judged as a whole.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde_json::Value;
use sha2::{Digest, Sha256};
use walkdir::{DirEntry, WalkDir};

use super::Judged;
use super::local::{self, LocalSite};
use super::target::Job;
use crate::cli::Stop;
use crate::cli::progress::BuildBar;
use crate::credential::bake::{self, BakeFault, Baked, Content as BakedContent, Format};
use crate::credential::canonical::{self, MAX_BYTES};
use crate::credential::verify::{Kind, Report, Verifier};
use crate::output::Progress;

/// Files that are documents by their name, whatever they hold.
const NAMES: [&str; 3] = ["credential.json", "did.json", "portfolio.json"];

/// What every document with a proof holds.
const PROOF: &[u8] = b"\"proofValue\"";

/// A file that may be a document.
pub(super) struct Candidate {
    /// What it is called in the report.
    pub(super) target: String,
    /// Where it is in the folder, with `/` between the parts.
    pub(super) place: String,
    pub(super) content: Content,
}

/// What a candidate holds.
pub(super) enum Content {
    File(PathBuf),
    Bytes(Vec<u8>),
    /// It is not looked into, and why.
    Refused(String),
}

impl Candidate {
    fn bytes(&self, most: usize) -> Result<Cow<'_, [u8]>, String> {
        match &self.content {
            Content::File(file) => local::read(file, most).map(Cow::Owned),
            Content::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
            Content::Refused(reason) => Err(reason.clone()),
        }
    }

    /// Whether a file that cannot be read as a whole may hold a proof.
    fn may_prove(&self) -> bool {
        match &self.content {
            Content::File(file) => local::may_hold(file, PROOF),
            Content::Bytes(bytes) => has(bytes, PROOF),
            Content::Refused(_) => true,
        }
    }

    fn is_picture(&self) -> bool {
        let extension = self.place.rsplit_once('.').map(|(_, extension)| extension);
        extension.is_some_and(|extension| {
            extension.eq_ignore_ascii_case("png") || extension.eq_ignore_ascii_case("svg")
        })
    }

    /// Whether it is a document by its name.
    fn is_named(&self) -> bool {
        let last = self.place.rsplit('/').next().unwrap_or_default();
        let in_folder = self.place.split_once('/').is_some_and(|(first, _)| {
            ["status", "endorsements"].iter().any(|known| first.eq_ignore_ascii_case(known))
        });
        in_folder || NAMES.iter().any(|known| last.eq_ignore_ascii_case(known))
    }
}

/// What may be a document in a folder, in the order of the names.
///
/// # Errors
/// The folder cannot be read.
pub(super) fn candidates(root: &Path) -> Result<Vec<Candidate>, Stop> {
    let failed = |error: String| Stop::new(format!("cannot read the folder: {error}"));
    let whole = root.canonicalize().map_err(|error| failed(error.to_string()))?;
    let mut candidates = Vec::new();
    for entry in WalkDir::new(root).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| failed(error.to_string()))?;
        let Some(content) = content(&entry, &whole) else { continue };
        let inside = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let parts: Vec<Cow<'_, str>> =
            inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        let target = entry.path().display().to_string();
        candidates.push(Candidate { target, place: parts.join("/"), content });
    }
    Ok(candidates)
}

/// What is to be judged of an entry of the folder. Nothing may pass unseen that a reader of
/// the folder would take for a document: links are followed as long as they stay in it.
fn content(entry: &DirEntry, whole: &Path) -> Option<Content> {
    let extension = entry.path().extension().map(OsStr::to_ascii_lowercase);
    let is_json = extension.as_ref().is_some_and(|extension| extension == "json");
    let is_picture =
        extension.as_ref().is_some_and(|extension| extension == "png" || extension == "svg");
    let is_wanted = is_json || is_picture;
    let file = || Some(Content::File(entry.path().to_owned()));
    let refuse = |reason: &str| is_json.then(|| Content::Refused(reason.to_owned()));
    if entry.path_is_symlink() {
        let is_folder = entry.path().is_dir();
        return match entry.path().canonicalize() {
            Err(error) => refuse(&format!("it is a link that leads nowhere: {error}")),
            Ok(real) if !real.starts_with(whole) => (is_json || is_folder)
                .then(|| Content::Refused("it is a link that leads out of the folder".to_owned())),
            // What is in that folder is judged at its own place.
            Ok(_) if is_folder || !is_wanted => None,
            Ok(real) if !real.is_file() => refuse("it is no plain file"),
            Ok(_) => file(),
        };
    }
    match entry.file_type() {
        kind if !is_wanted || kind.is_dir() => None,
        kind if kind.is_file() => file(),
        _ => refuse("it is no plain file"),
    }
}

/// What every document of a folder comes to, by what it says.
type Known = BTreeMap<[u8; 32], Report>;

/// Judges every document of a folder or an archive, in the order of the candidates. A
/// picture that holds what another file says is not judged twice.
pub(super) fn judge(
    candidates: &[Candidate],
    site: &LocalSite,
    verifier: &Verifier<'_>,
    job: &Job<'_>,
) -> Vec<Judged> {
    let bar = BuildBar::new(job.console, job.start);
    bar.begin(candidates.len());
    let documents: Vec<(usize, Option<[u8; 32]>, Judged)> = candidates
        .par_iter()
        .enumerate()
        .filter(|(_, candidate)| !candidate.is_picture())
        .filter_map(|(at, candidate)| {
            let judged = judge_document(candidate, verifier);
            bar.advance(1);
            let (hash, report) = judged?;
            let report = site.with_draft(report, &candidate.place, job.production);
            let report = at_its_address(report, &candidate.place);
            let target = candidate.target.clone();
            Some((at, hash, Judged { target, report: report.without_body(), is_copy: false }))
        })
        .collect();
    let known: Known = documents
        .iter()
        .filter_map(|(_, hash, judged)| Some(((*hash)?, judged.report.clone())))
        .collect();
    let beside: BTreeMap<&str, [u8; 32]> = documents
        .iter()
        .filter_map(|(at, hash, _)| {
            Some((candidates[*at].place.strip_suffix("/credential.json")?, (*hash)?))
        })
        .collect();
    let pictures: Vec<(usize, Option<[u8; 32]>, Judged)> = candidates
        .par_iter()
        .enumerate()
        .filter(|(_, candidate)| candidate.is_picture())
        .filter_map(|(at, candidate)| {
            let expected = beside_picture(&candidate.place).and_then(|folder| beside.get(folder));
            let judged = judge_picture(candidate, verifier, &known, expected);
            bar.advance(1);
            Some((at, None, judged?))
        })
        .collect();
    let mut all = documents;
    all.extend(pictures);
    all.sort_by_key(|(at, ..)| *at);
    all.into_iter().map(|(.., judged)| judged).collect()
}

/// The report on a file, and what the file says. Nothing where it is no document that
/// claims to prove anything.
fn judge_document(
    candidate: &Candidate,
    verifier: &Verifier<'_>,
) -> Option<(Option<[u8; 32]>, Report)> {
    let named = candidate.is_named();
    let bytes = match candidate.bytes(MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(reason) => {
            return (named || candidate.may_prove()).then(|| (None, Report::unavailable(reason)));
        }
    };
    let document = match canonical::parse(&bytes) {
        Ok(document) => document,
        Err(_) if named || has(&bytes, PROOF) => {
            return Some((None, verifier.verify_bytes(&bytes)));
        }
        Err(_) => return None,
    };
    // A credential that was damaged must not pass unseen for something else, nor those that
    // stand in a list.
    let counts = named
        || document.get("proof").is_some()
        || Kind::of(&document).is_ok()
        || holds_proof(&document);
    counts.then(|| (Some(hash(&document)), verifier.verify(document)))
}

/// The folder of a picture that is there to hold the credential beside it.
fn beside_picture(place: &str) -> Option<&str> {
    let (folder, name) = place.rsplit_once('/')?;
    matches!(name, "badge.png" | "badge.svg").then_some(folder)
}

/// The report on a credential, which fails where its address is that of another.
fn at_its_address(report: Report, place: &str) -> Report {
    let is_id = |name: &str| {
        name.len() == 26 && name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'2'..=b'7'))
    };
    let folder = place.strip_suffix("/credential.json");
    let name = folder.and_then(|folder| folder.rsplit('/').next()).filter(|name| is_id(name));
    match (name, report.id.as_deref()) {
        (Some(name), Some(id))
            if id.starts_with("https://") && !id.ends_with(&format!("/{name}/credential.json")) =>
        {
            let reason = format!("it lies at the address of another credential; its own is `{id}`");
            report.misplaced(reason)
        }
        _ => report,
    }
}

/// The report on a picture. Nothing where it does not mean to hold a credential. `expected` is
/// what the credential says that lies beside it.
fn judge_picture(
    candidate: &Candidate,
    verifier: &Verifier<'_>,
    known: &Known,
    expected: Option<&[u8; 32]>,
) -> Option<Judged> {
    let target = candidate.target.clone();
    let empty = || {
        let reason = "it does not hold the credential that lies beside it".to_owned();
        let report = Report::unavailable(reason);
        expected.map(|_| Judged { target: target.clone(), report, is_copy: false })
    };
    let Ok(bytes) = candidate.bytes(local::MAX_FILE) else { return empty() };
    match bake::extract(&bytes) {
        Ok(Baked { content: BakedContent::Json(text), .. }) => {
            if let Ok(document) = canonical::parse(text.as_bytes())
                && let Some(report) = known.get(&hash(&document))
            {
                let report = report.clone();
                if expected.is_some_and(|expected| *expected != hash(&document)) {
                    let reason = "it holds another credential than that beside it".to_owned();
                    return Some(Judged {
                        target,
                        report: report.misplaced(reason),
                        is_copy: false,
                    });
                }
                return Some(Judged { target, report, is_copy: true });
            }
        }
        // A picture without a credential is none of ours, nor is a broken one that never
        // speaks of any.
        Err(BakeFault::NotBaked) => return empty(),
        Err(_) if Format::of(&bytes).is_none() || !speaks_of_credentials(&bytes) => return empty(),
        Ok(_) | Err(_) => {}
    }
    let report = verifier.verify_bytes(&bytes).without_body();
    Some(Judged { target, report, is_copy: false })
}

/// Whether there is a proof anywhere in a document. It nests no deeper than documents may.
fn holds_proof(value: &Value) -> bool {
    match value {
        Value::Object(entries) => {
            entries.contains_key("proofValue") || entries.values().any(holds_proof)
        }
        Value::Array(entries) => entries.iter().any(holds_proof),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn speaks_of_credentials(bytes: &[u8]) -> bool {
    bake::Kind::ALL.iter().any(|kind| {
        has(bytes, kind.keyword().as_bytes()) || has(bytes, kind.namespace().as_bytes())
    })
}

/// What a document says, word for word.
fn hash(document: &Value) -> [u8; 32] {
    Sha256::digest(document.to_string()).into()
}

/// Whether `words` stand in `bytes`.
pub(super) fn has(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}
