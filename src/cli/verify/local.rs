//! A built site on this machine, as a place to look things up.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::credential::canonical::{self, MAX_BYTES};
use crate::credential::verify::{Fetched, Kind, Report, names_draft};

/// How far up from a file a site is looked for: `credentials/<id>/credential.json` is
/// three levels down, and a site may be part of another.
const LEVELS: usize = 6;

/// A folder that holds a built site, or a part of one.
#[derive(Debug, Clone)]
pub(super) struct LocalSite {
    root: PathBuf,
}

impl LocalSite {
    /// The site in a folder.
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// The site that a file is part of: the nearest folder above it with a `did.json`.
    pub(super) fn around(file: &Path) -> Option<Self> {
        let full = file.canonicalize().ok()?;
        let root = full.ancestors().skip(1).take(LEVELS).find(|dir| dir.join("did.json").is_file());
        root.map(Self::new)
    }

    /// Its folder.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The document that is published at `address`, if the site has it and it says of
    /// itself that its `id` is `id`. The site may be published at any depth, so each end of
    /// the address is tried, the longest first.
    ///
    /// # Errors
    /// The file cannot be read, or holds no JSON → why.
    pub(super) fn find(&self, address: &str, id: &str) -> Result<Option<Fetched>, String> {
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
            let file = self.root.join(segments[start..].iter().collect::<PathBuf>());
            if !file.is_file() {
                continue;
            }
            let document = canonical::parse(&read(&file)?);
            let document = document.map_err(|error| format!("`{}`: {error}", file.display()))?;
            if document.get("id").is_some_and(|found| found == id) {
                let origin = format!("as `{}` on this machine says", file.display());
                return Ok(Some(Fetched { document: Arc::new(document), origin }));
            }
        }
        Ok(None)
    }
}

/// The report on a document in `file`, which may be the `did.json` of a draft: it cannot say
/// so itself, but `issuer.json`, which is written with it, does.
pub(super) fn with_draft(report: Report, file: &Path, production: bool) -> Report {
    let is_draft = report.kind == Some(Kind::DidDocument)
        && report.id.as_deref().is_some_and(|id| is_draft_issuer(file, id));
    match (is_draft, production) {
        (false, _) => report,
        (true, false) => report.into_draft(),
        (true, true) => report.into_draft().for_production(),
    }
}

fn is_draft_issuer(file: &Path, did: &str) -> bool {
    let folder = file.parent().unwrap_or(Path::new(""));
    let up = folder.parent().filter(|_| folder.ends_with(".well-known"));
    let profile = read(&up.unwrap_or(folder).join("issuer.json")).ok();
    let profile = profile.and_then(|bytes| canonical::parse(&bytes).ok());
    profile.is_some_and(|profile| {
        profile["id"] == did && profile["name"].as_str().is_some_and(names_draft)
    })
}

/// The bytes of a file, of bounded size.
///
/// # Errors
/// It cannot be read, or is larger than any document → why.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, String> {
    let failed = |error| format!("`{}` cannot be read: {error}", path.display());
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > MAX_BYTES {
        return Err(format!("`{}` is larger than {} MiB", path.display(), MAX_BYTES >> 20));
    }
    Ok(bytes)
}
