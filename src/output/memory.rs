//! What the last build wrote, noted outside the site, so that the next one can tell that
//! there is nothing to do.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use rayon::prelude::*;

use super::files::modified;
use super::manifest::Manifest;
use super::render::Made;
use super::{Cost, Edition, Written};

/// SHA-256 of everything that a site is made from, the program included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint(pub [u8; 32]);

/// Where it is noted what a build was made from and what it wrote.
///
/// It is only ever a short cut: without it, or with one that does not fit, all is rendered.
#[derive(Debug, Clone)]
pub struct Memory {
    /// The file. It names addresses, so it must not be published.
    pub file: PathBuf,
    /// What this build is made from.
    pub fingerprint: Fingerprint,
}

/// A file of the last build.
struct Line<'a> {
    size: u64,
    modified: u128,
    address: &'a str,
}

impl Memory {
    const HEAD: &'static str = "laureate build 1";

    /// Notes the files that a build wrote or kept.
    pub(super) fn keep(&self, root: &Path, edition: Edition, made: &[Made<'_>]) {
        let mut text = format!("{}{}\n", self.head(root), edition.word());
        for file in made {
            let _ = writeln!(text, "{} {} {}", file.size, file.modified, file.address);
        }
        // A note that cannot be kept only costs the next build its short cut.
        if fs::write(&self.file, text).is_err() {
            self.forget();
        }
    }

    /// Removes the note: what it tells is about to be wrong.
    pub(super) fn forget(&self) {
        let _ = fs::remove_file(&self.file);
    }

    /// What the last build wrote to `root`, if it was made from the same and still is there.
    pub(super) fn recall(&self, root: &Path) -> Option<Written> {
        let text = fs::read_to_string(&self.file).ok()?;
        let (edition, lines) = text.strip_prefix(self.head(root).as_str())?.split_once('\n')?;
        let edition = Edition::from_word(edition)?;
        // The manifest comes last, so the list is whole. A build that was cut short has
        // changed it.
        let (lines, last) = lines.trim_end_matches('\n').rsplit_once('\n')?;
        let manifest = Line::parse(last)?;
        if manifest.address != Manifest::NAME || !manifest.is_current(root) {
            return None;
        }
        let files = lines.lines().map(Line::parse).collect::<Option<Vec<_>>>()?;
        let is_current = files.par_iter().with_min_len(256).all(|line| line.is_current(root));
        is_current.then(|| Written {
            edition,
            files: files.len(),
            bytes: files.iter().map(|line| line.size).sum(),
            cost: Cost::of(files.iter().map(|line| (line.address, line.size))),
            changed: 0,
            removed: 0,
            foreign: Vec::new(),
            was_current: true,
        })
    }

    fn head(&self, root: &Path) -> String {
        let fingerprint = HEXLOWER.encode(&self.fingerprint.0);
        format!("{} {fingerprint} {}\n", Self::HEAD, root.display())
    }
}

impl<'a> Line<'a> {
    fn parse(line: &'a str) -> Option<Self> {
        let mut parts = line.splitn(3, ' ');
        let size = parts.next()?.parse().ok()?;
        let modified = parts.next()?.parse().ok()?;
        Some(Self { size, modified, address: parts.next()? })
    }

    /// Whether the file lies there as it was written.
    fn is_current(&self, root: &Path) -> bool {
        fs::symlink_metadata(root.join(self.address)).is_ok_and(|metadata| {
            metadata.is_file()
                && metadata.len() == self.size
                && modified(&metadata) == self.modified
        })
    }
}
