//! A built site on this machine, as a place to look things up.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

use super::archive::Files;
use super::folder::has;
use crate::credential::bake::MAX_PICTURE;
use crate::credential::canonical::{self, MAX_BYTES};
use crate::credential::verify::{Fetched, Kind, Report, names_draft};

/// The most bytes of a file that is judged: a picture.
pub(super) const MAX_FILE: usize = MAX_PICTURE;

/// A piece of a large file, in bytes, and the most pieces that are looked into: 1 GiB.
const PIECE: u64 = 1 << 20;
const MAX_PIECES: usize = 1 << 10;

/// How far up from a file a site is looked for: `credentials/<id>/credential.json` is
/// three levels down, and a site may be part of another.
const LEVELS: usize = 6;

/// A folder or an archive that holds a built site, or a part of one.
#[derive(Debug, Clone)]
pub(super) struct LocalSite {
    name: String,
    shelf: Shelf,
}

#[derive(Debug, Clone)]
enum Shelf {
    Folder(PathBuf),
    /// DID documents, status lists and Profiles by their `id`.
    Documents(BTreeMap<String, Vec<Arc<Value>>>),
}

impl LocalSite {
    /// The site in a folder.
    pub(super) fn folder(root: &Path) -> Self {
        Self { name: root.display().to_string(), shelf: Shelf::Folder(root.to_owned()) }
    }

    /// The site that a file is part of: the nearest folder above it with a `did.json`.
    pub(super) fn around(file: &Path) -> Option<Self> {
        let full = file.canonicalize().ok()?;
        let root = full.ancestors().skip(1).take(LEVELS).find(|dir| dir.join("did.json").is_file());
        root.map(Self::folder)
    }

    /// The site in an archive: its DID documents and lists, wherever they are in it.
    pub(super) fn archive(name: &str, files: &Files) -> Self {
        let mut documents: BTreeMap<String, Vec<Arc<Value>>> = BTreeMap::new();
        for bytes in
            files.iter().filter(|(name, _)| name.ends_with(".json")).map(|(_, bytes)| bytes)
        {
            let Ok(document) = canonical::parse(bytes) else { continue };
            let Some(id) = document.get("id").and_then(Value::as_str) else { continue };
            let same = documents.entry(id.to_owned()).or_default();
            if is_looked_up(&document) && !same.iter().any(|other| **other == document) {
                same.push(Arc::new(document));
            }
        }
        Self { name: name.to_owned(), shelf: Shelf::Documents(documents) }
    }

    /// Its folder or archive.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The document of a DID that the site has at its root, wherever it is published: a
    /// site that has moved keeps its first DID.
    pub(super) fn find_did(&self, did: &str) -> Option<Fetched> {
        self.find("https://site/did.json", did).ok().flatten()
    }

    /// The document that is published at `address`, if the site has it and it says of
    /// itself that its `id` is `id`.
    ///
    /// # Errors
    /// The file cannot be read, or holds no JSON → why.
    pub(super) fn find(&self, address: &str, id: &str) -> Result<Option<Fetched>, String> {
        match &self.shelf {
            Shelf::Folder(root) => find_in_folder(root, address, id),
            Shelf::Documents(documents) => match documents.get(id).map(Vec::as_slice) {
                None | Some([]) => Ok(None),
                Some([document]) => {
                    let origin = format!("as the archive `{}` says", self.name);
                    Ok(Some(Fetched { document: Arc::clone(document), origin }))
                }
                Some(_) => Err(format!("the archive `{}` has two documents `{id}`", self.name)),
            },
        }
    }

    /// The report on a document at a place of the site, which may be the `did.json` of a
    /// draft: it cannot say so itself, but the Profile of its issuer does.
    pub(super) fn with_draft(&self, report: Report, place: &str, production: bool) -> Report {
        match &self.shelf {
            Shelf::Folder(root) => with_draft(report, &root.join(place), production),
            Shelf::Documents(_) => report,
        }
    }
}

/// Whether a document is one that others are judged by.
fn is_looked_up(document: &Value) -> bool {
    let has = |name: &str| document.get(name).is_some();
    matches!(Kind::of(document), Ok(Kind::StatusList | Kind::DidDocument))
        || has("assertionMethod")
        || has("publicKeyMultibase")
}

/// The site may be published at any depth, so each end of the address is tried, the longest
/// first.
fn find_in_folder(root: &Path, address: &str, id: &str) -> Result<Option<Fetched>, String> {
    let Some((_, path)) = address.split_once("://").and_then(|(_, rest)| rest.split_once('/'))
    else {
        return Ok(None);
    };
    let segments: Vec<&str> = path.split('/').collect();
    let plain = |part: &&str| {
        !matches!(*part, "" | "." | "..")
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b))
    };
    if !segments.iter().all(plain) {
        return Ok(None);
    }
    for start in 0..segments.len() {
        let file = root.join(segments[start..].iter().collect::<PathBuf>());
        if !file.is_file() {
            continue;
        }
        let document = canonical::parse(&read(&file, MAX_BYTES)?);
        let document = document.map_err(|error| format!("`{}`: {error}", file.display()))?;
        if document.get("id").is_some_and(|found| found == id) {
            let origin = format!("as `{}` on this machine says", file.display());
            return Ok(Some(Fetched { document: Arc::new(document), origin }));
        }
    }
    Ok(None)
}

/// The report on a document in `file`, which may be the `did.json` of a draft: it cannot say
/// so itself, but `issuer.json`, which is written with it, does.
pub(super) fn with_draft(report: Report, file: &Path, production: bool) -> Report {
    let folder = file.parent().unwrap_or(Path::new(""));
    let up = folder.parent().filter(|_| folder.ends_with(".well-known"));
    let profile = || read(&up.unwrap_or(folder).join("issuer.json"), MAX_BYTES).ok();
    by_profile(report, profile, production)
}

/// The same, where the Profile of the issuer is looked up otherwise.
pub(super) fn by_profile(
    report: Report,
    profile: impl FnOnce() -> Option<Vec<u8>>,
    production: bool,
) -> Report {
    let is_draft = report.kind == Some(Kind::DidDocument)
        && report.id.as_deref().is_some_and(|id| is_draft_issuer(profile(), id));
    match (is_draft, production) {
        (false, _) => report,
        (true, false) => report.into_draft(),
        (true, true) => report.into_draft().for_production(),
    }
}

fn is_draft_issuer(profile: Option<Vec<u8>>, did: &str) -> bool {
    let profile = profile.and_then(|bytes| canonical::parse(&bytes).ok());
    profile.is_some_and(|profile| {
        profile["id"] == did && profile["name"].as_str().is_some_and(names_draft)
    })
}

/// The bytes of a file, at most `most`.
///
/// # Errors
/// It cannot be read, or is larger → why.
pub(super) fn read(path: &Path, most: usize) -> Result<Vec<u8>, String> {
    let failed = |error| format!("`{}` cannot be read: {error}", path.display());
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > most {
        return Err(format!("`{}` is larger than {} MiB", path.display(), most >> 20));
    }
    Ok(bytes)
}

/// Whether `words` stand in a file, read piece by piece. So it is taken to be where the file
/// cannot be read to its end, or is larger than anybody would read.
pub(super) fn may_hold(path: &Path, words: &[u8]) -> bool {
    let Ok(mut file) = File::open(path) else { return true };
    let mut piece = Vec::new();
    for _ in 0..MAX_PIECES {
        // The words may stand where two pieces meet.
        piece.drain(..piece.len().saturating_sub(words.len()));
        match file.by_ref().take(PIECE).read_to_end(&mut piece) {
            Err(_) => return true,
            Ok(_) if has(&piece, words) => return true,
            Ok(0) => return false,
            Ok(_) => {}
        }
    }
    true
}
