//! What a target is, and the judgement of it.

use std::path::{Path, PathBuf};
use std::time::Instant;

use jiff::Timestamp;

use super::local::{self, LocalSite};
use super::network::{MAX_DOCUMENT, Network};
use super::sources::{Lookups, Used};
use super::{Found, Judged, archive, folder};
use crate::cli::{Console, Stop};
use crate::credential::verify::{Recipient, Report, Verifier};

/// What every target is judged by.
pub(super) struct Job<'a> {
    pub(super) at: Timestamp,
    /// The site that was named.
    pub(super) site: Option<LocalSite>,
    pub(super) network: Network,
    pub(super) production: bool,
    pub(super) recipient: Option<Recipient>,
    pub(super) console: &'a Console,
    pub(super) start: Instant,
}

impl Job<'_> {
    /// Judges a target, and names the sites on this machine that keys and lists came from.
    ///
    /// # Errors
    /// A folder cannot be read.
    pub(super) fn judge(&self, target: &str) -> Result<(Found, Used), Stop> {
        if is_url(target) {
            let bytes = self.network.get(target, MAX_DOCUMENT);
            return Ok(self.judge_file(target, None, bytes));
        }
        // Without doubled slashes, which would be shown before each file.
        let path = &Path::new(target).components().collect::<PathBuf>();
        if path.is_dir() {
            return self.judge_folder(path);
        }
        let bytes = local::read(path, local::MAX_FILE);
        Ok(self.judge_file(target, Some(path), bytes))
    }

    fn judge_folder(&self, path: &Path) -> Result<(Found, Used), Stop> {
        let target = path.display().to_string();
        let own = LocalSite::folder(path);
        let lookups = self.lookups(Some(&own));
        let verifier = self.verifier(&lookups);
        let candidates = folder::candidates(path)?;
        let documents = folder::judge(&candidates, &own, &verifier, self);
        Ok((Found::Folder { target, documents }, lookups.used()))
    }

    /// Judges what a file or an address holds: a document, a picture, an archive.
    fn judge_file(
        &self,
        target: &str,
        path: Option<&Path>,
        bytes: Result<Vec<u8>, String>,
    ) -> (Found, Used) {
        let bytes = match bytes {
            Ok(bytes) if archive::is_archive(&bytes) => return self.judge_archive(target, bytes),
            bytes => bytes,
        };
        let own = path.filter(|_| self.site.is_none()).and_then(LocalSite::around);
        let lookups = self.lookups(own.as_ref());
        let report = match bytes {
            Ok(bytes) => self.verifier(&lookups).verify_bytes(&bytes),
            Err(reason) => Report::unavailable(reason),
        };
        let report = match path {
            Some(path) => local::with_draft(report, path, self.production),
            None => local::by_profile(report, || self.profile_beside(target), self.production),
        };
        let judged = Judged { target: target.to_owned(), report, is_copy: false };
        (Found::One(Box::new(judged)), lookups.used())
    }

    /// The Profile that is published with the DID document at an address, in its folder or,
    /// of one in `.well-known/`, above that.
    fn profile_beside(&self, address: &str) -> Option<Vec<u8>> {
        let (folder, _) = address.rsplit_once('/')?;
        let folder = folder.strip_suffix("/.well-known").unwrap_or(folder);
        self.network.get(&format!("{folder}/issuer.json"), MAX_DOCUMENT).ok()
    }

    fn judge_archive(&self, target: &str, bytes: Vec<u8>) -> (Found, Used) {
        let files = match archive::unpack(bytes) {
            Ok(files) => files,
            Err(reason) => {
                let report = Report::unreadable(reason);
                let judged = Judged { target: target.to_owned(), report, is_copy: false };
                return (Found::One(Box::new(judged)), Used::new());
            }
        };
        let own = LocalSite::archive(target, &files);
        let lookups = self.lookups(Some(&own));
        let verifier = self.verifier(&lookups);
        let candidates = archive::candidates(target, files);
        let documents = folder::judge(&candidates, &own, &verifier, self);
        (Found::Folder { target: target.to_owned(), documents }, lookups.used())
    }

    fn lookups<'l>(&'l self, own: Option<&'l LocalSite>) -> Lookups<'l> {
        Lookups::new(self.site.as_ref(), own, &self.network)
    }

    fn verifier<'l>(&self, lookups: &'l Lookups<'_>) -> Verifier<'l> {
        let mut verifier = Verifier::new(lookups, self.at);
        if self.production {
            verifier = verifier.for_production();
        }
        if let Some(recipient) = &self.recipient {
            verifier = verifier.for_recipient(recipient.clone());
        }
        verifier
    }
}

fn is_url(target: &str) -> bool {
    let scheme = target.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| scheme == "https" || scheme == "http")
}
