//! The file that marks a folder as ours and tells which files in it are.
//!
//! Addresses stand in it as truncated hashes only: it is published with the site, and must
//! not give away the addresses of earners who are unlisted.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use data_encoding::BASE64URL_NOPAD;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::{Edition, OutputError};

/// The first 64 bits of the SHA-256 (FIPS 180-4) of an address.
pub(super) fn path_hash(address: &str) -> u64 {
    let digest = Sha256::digest(address.as_bytes());
    digest.iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte))
}

/// Which files of a folder are ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Manifest {
    /// What the folder holds.
    pub(super) edition: Edition,
    /// Whether a build was at work when this was written. It then lists old files and new.
    pub(super) changing: bool,
    hashes: Vec<u64>,
}

impl Manifest {
    /// Its name in the destination.
    pub(super) const NAME: &'static str = ".laureate";

    const HEAD: &'static str = "laureate 1";

    /// The manifest of a site that has these addresses.
    pub(super) fn new<'a>(edition: Edition, addresses: impl Iterator<Item = &'a str>) -> Self {
        let addresses: Vec<&str> = addresses.collect();
        let hashes = addresses.par_iter().with_min_len(256).map(|address| path_hash(address));
        Self::sorted(edition, false, hashes.collect())
    }

    fn sorted(edition: Edition, changing: bool, mut hashes: Vec<u64>) -> Self {
        hashes.sort_unstable();
        hashes.dedup();
        Self { edition, changing, hashes }
    }

    /// The manifest for the time in which `self` is replaced by `next`. What is production on
    /// either side counts as such: files of it may lie there.
    pub(super) fn changing_to(&self, next: &Self) -> Self {
        let hashes = self.hashes.iter().chain(&next.hashes).copied().collect();
        let is_draft = [self, next].iter().all(|one| one.edition == Edition::Draft);
        let edition = if is_draft { Edition::Draft } else { Edition::Production };
        Self::sorted(edition, true, hashes)
    }

    /// Whether the file at `address`, if there is one, is ours.
    pub(super) fn holds(&self, address: &str) -> bool {
        self.hashes.binary_search(&path_hash(address)).is_ok()
    }

    /// Reads the manifest of a folder. Nothing where it has none.
    ///
    /// # Errors
    /// A file that is no manifest → [`OutputError::Manifest`].
    pub(super) fn read(root: &Path) -> Result<Option<Self>, OutputError> {
        let file = root.join(Self::NAME);
        let text = match fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                return Err(OutputError::Manifest(file));
            }
            Err(error) => return Err(OutputError::io("read", file)(error)),
        };
        Self::parse(&text).map(Some).ok_or(OutputError::Manifest(file))
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let mut head = lines.next()?.strip_prefix(Self::HEAD)?.split_whitespace();
        let edition = Edition::from_word(head.next()?)?;
        let changing = match head.next() {
            None => false,
            Some("changing") => true,
            Some(_) => return None,
        };
        let hash = |line: &str| {
            let bytes = BASE64URL_NOPAD.decode(line.as_bytes()).ok()?;
            Some(u64::from_be_bytes(bytes.try_into().ok()?))
        };
        let hashes = lines.map(hash).collect::<Option<_>>()?;
        Some(Self::sorted(edition, changing, hashes))
    }

    /// The manifest as it stands in its file.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{} {}", Self::HEAD, self.edition.word());
        if self.changing {
            text.push_str(" changing");
        }
        text.push('\n');
        for hash in &self.hashes {
            let _ = writeln!(text, "{}", BASE64URL_NOPAD.encode_display(&hash.to_be_bytes()));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{Edition, Manifest};

    #[test]
    fn what_is_written_is_read() {
        let manifest = Manifest::new(Edition::Draft, ["b", "a/index.html", "b"].into_iter());
        assert_eq!(Manifest::parse(&manifest.text()), Some(manifest.clone()));
        assert!(manifest.holds("b") && !manifest.holds("c"));
        assert!(!manifest.text().contains("index"));
        let next = Manifest::new(Edition::Production, ["c"].into_iter());
        let both = manifest.changing_to(&next);
        assert_eq!(Manifest::parse(&both.text()), Some(both.clone()));
        assert!(both.changing && both.holds("b") && both.holds("c"));
        assert_eq!(both.edition, Edition::Production);
        assert_eq!(next.changing_to(&manifest).edition, Edition::Production);
        assert_eq!(manifest.changing_to(&manifest).edition, Edition::Draft);
    }

    #[test]
    fn anything_else_is_refused() {
        let texts =
            ["", "laureate", "laureate 2 draft\n", "laureate 1 draft x\n", "laureate 1 draft\nx\n"];
        for text in texts {
            assert_eq!(Manifest::parse(text), None, "{text:?}");
        }
    }
}
