//! The whole folder at once: every file read in parallel, put together in order.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::findings::Findings;
use super::font::{self, FontFile};
use super::gather::Gather;
use super::image::{ImageFile, judge};
use super::parse::{Parsed, parse};
use super::shelf::Shelf;
use super::sources::Source;
use super::walk::{Found, is_content, walk};
use super::{Records, Sources, read, secret};
use crate::diagnostic::{Code, Diagnostic, Place, Pointer, Severity};

/// What the folder says, and what is wrong with how it says it.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What could be read.
    pub records: Records,
    /// The bytes it was read from.
    pub sources: Sources,
    /// Every fault of every file, in the order of file names.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the content folder at `dir`.
///
/// A file at fault never hides another: all are read, and what is sound is delivered.
/// The same folder gives the same result, whatever the number of threads.
pub fn load(dir: &Path) -> Loaded {
    load_with(dir, &BTreeMap::new())
}

/// Reads the content folder at `dir` as it would be with `files` written into it, each by its
/// name relative to the folder. Nothing is written.
pub fn load_with(dir: &Path, files: &BTreeMap<String, Vec<u8>>) -> Loaded {
    load_changed(dir, files, &BTreeSet::new())
}

/// The same, and without those that are `gone`.
pub fn load_changed(
    dir: &Path,
    files: &BTreeMap<String, Vec<u8>>,
    gone: &BTreeSet<String>,
) -> Loaded {
    let (mut found, faults) = walk(dir);
    found.retain(|found| !files.contains_key(&*found.file) && !gone.contains(&*found.file));
    found.extend(files.keys().map(|name| Found {
        file: name.as_str().into(),
        path: dir.join(name),
        shelf: Shelf::of(name),
    }));
    found.sort_by(|a, b| a.file.cmp(&b.file));
    let outcomes = found.par_iter().map(|found| match files.get(&*found.file) {
        Some(bytes) => judge_bytes(found, read::within(found, bytes.clone())),
        None => open(found),
    });
    let outcomes: Vec<Outcome> = outcomes.collect();
    put_together(dir, faults, found.into_iter().zip(outcomes))
}

/// Reads a content folder that is not on this machine's disk: `files` by their names relative
/// to it, as of an earlier state of the folder. `dir` is where it would lie. What belongs to
/// nothing is passed over.
pub fn load_files(dir: &Path, files: BTreeMap<String, Vec<u8>>) -> Loaded {
    let content =
        files.into_iter().filter(|(name, bytes)| is_file_of_content(name, bytes.len() as u64));
    let read = |(name, bytes): (String, Vec<u8>)| {
        let (path, shelf) = (dir.join(&name), Shelf::of(&name));
        let found = Found { file: name.into(), path, shelf };
        let outcome = judge_bytes(&found, Ok(bytes));
        (found, outcome)
    };
    let outcomes: Vec<_> = content.collect::<Vec<_>>().into_par_iter().map(read).collect();
    put_together(dir, Vec::new(), outcomes.into_iter())
}

/// Whether a file of that name, relative to the content folder, and of that many bytes is one
/// that [`load_files`] reads.
pub fn is_file_of_content(name: &str, size: u64) -> bool {
    let shelf = Shelf::of(name);
    is_content(name)
        && !matches!(shelf, Shelf::Ignored | Shelf::Unexpected(_))
        && size <= shelf.limit()
}

/// What the files of the folder say together. They come in the order of their names.
pub(crate) fn put_together(
    dir: &Path,
    faults: Vec<Diagnostic>,
    files: impl Iterator<Item = (Found, Outcome)>,
) -> Loaded {
    let mut gather = Gather::new(dir, faults);
    for (found, outcome) in files {
        gather.add(found, outcome);
    }
    gather.finish()
}

/// What came of one file.
#[derive(Clone)]
pub(crate) struct Outcome {
    /// Its bytes, if they could be read.
    pub(crate) source: Option<Source>,
    /// What it says, if anything could be understood.
    pub(crate) content: Option<Content>,
    /// What is wrong with it.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The records that lack their faulty keys.
    pub(crate) partial: Vec<Pointer>,
    /// Whether an entry of a list could not be read at all.
    pub(crate) lost_entries: bool,
}

impl Outcome {
    /// What came of a file that holds no records.
    fn new(source: Option<Source>, content: Option<Content>, diagnostics: Vec<Diagnostic>) -> Self {
        Self { source, content, diagnostics, partial: Vec::new(), lost_entries: false }
    }

    /// Whether the file is at fault.
    pub(crate) fn is_faulty(&self) -> bool {
        self.diagnostics.iter().any(|fault| fault.severity == Severity::Error)
    }
}

/// What a file says.
#[derive(Clone)]
pub(crate) enum Content {
    Picture(ImageFile),
    Font(FontFile),
    Text(Parsed),
}

/// Reads one file.
pub(crate) fn open(found: &Found) -> Outcome {
    if matches!(found.shelf, Shelf::Ignored) {
        return aside(found);
    }
    judge_bytes(found, read::read(found))
}

/// What comes of a file that holds these bytes.
fn judge_bytes(found: &Found, bytes: Result<Vec<u8>, Diagnostic>) -> Outcome {
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(fault) => {
            return Outcome { lost_entries: true, ..Outcome::new(None, None, vec![fault]) };
        }
    };
    match found.shelf {
        Shelf::Image | Shelf::Art(_) | Shelf::Font => binary(found, &bytes),
        _ => text(found, bytes),
    }
}

/// A file that is not content, and only searched for secrets.
fn aside(found: &Found) -> Outcome {
    let bytes = read::read(found).unwrap_or_default();
    let diagnostics = secret::find(&found.file, &bytes);
    let source = (!diagnostics.is_empty()).then(|| Source::of_text(bytes));
    Outcome::new(source, None, diagnostics)
}

/// What comes of a picture or a font. Only the digest of its bytes is kept.
fn binary(found: &Found, bytes: &[u8]) -> Outcome {
    let source = Some(Source::Picture(Sha256::digest(bytes).into()));
    let secrets = secret::find(&found.file, bytes);
    if !secrets.is_empty() {
        return Outcome::new(source, None, secrets);
    }
    let path = found.path.clone();
    let judged = match found.shelf {
        Shelf::Font => {
            font::judge(&found.file, path, bytes).map(Content::Font).map_err(|fault| vec![*fault])
        }
        _ => judge(&found.file, path, bytes).map(Content::Picture),
    };
    match judged {
        Ok(content) => Outcome::new(source, Some(content), Vec::new()),
        Err(diagnostics) => {
            // Only text can be shown in its line.
            let text = std::str::from_utf8(bytes).ok();
            let source = text.map(|text| Source::Text(text.into())).or(source);
            Outcome::new(source, None, diagnostics)
        }
    }
}

fn text(found: &Found, bytes: Vec<u8>) -> Outcome {
    let mut findings = Findings::default();
    secret::find(&found.file, &bytes).into_iter().for_each(|fault| findings.push(fault));
    let content = match &found.shelf {
        Shelf::Unexpected(advice) => {
            findings.push(unexpected(&found.file, advice));
            None
        }
        shelf => read::text(&found.file, &bytes)
            .map_err(|fault| {
                findings.push(fault);
                findings.lost_entries = true;
            })
            .ok()
            .and_then(|text| parse(&found.file, shelf, text, &mut findings)),
    };
    let source = Some(Source::of_text(bytes));
    let Findings { faults, partial, lost_entries } = findings;
    let diagnostics = faults.into_vec();
    let content = content.map(Content::Text);
    Outcome { source, content, diagnostics, partial, lost_entries }
}

fn unexpected(file: &Arc<str>, advice: &str) -> Diagnostic {
    let message = format!("`{file}` belongs to nothing");
    Diagnostic::warning(Code::UnexpectedFile, Place::file(file), message).help(advice)
}
