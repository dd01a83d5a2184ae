//! Everything that a site is made from, and the note of what was made of it.

use std::path::PathBuf;

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::BuildArguments;
use crate::cli::fingerprint::{fingerprint, with_facts};
use crate::cli::keys::{Found, Store};
use crate::cli::{Global, Stop};
use crate::output::{Fingerprint, Memory};

/// The inputs of a build, as they were when it began.
pub(super) struct Inputs {
    store: Store,
    /// Where the note is kept. Nothing where only a share is built, which has none.
    note: Option<PathBuf>,
    /// Of everything but the keys that are kept: this build may yet make one.
    taken: Option<Fingerprint>,
}

impl Inputs {
    /// Takes their fingerprint. `given` is the key that the user handed over, `head` the commit
    /// whose history is told.
    ///
    /// # Errors
    /// There is no content folder.
    pub(super) fn take(
        global: &Global,
        arguments: &BuildArguments,
        as_of: Timestamp,
        given: Option<&Found>,
        head: Option<&str>,
    ) -> Result<Self, Stop> {
        let store = Store::beside(&global.content)?;
        let out = std::path::absolute(&arguments.out)?;
        let name = HEXLOWER.encode(&Sha256::digest(out.as_os_str().as_encoded_bytes())[..8]);
        let note = store.folder().join(format!("build-{name}"));
        let facts = [
            arguments.base_url.clone().unwrap_or_default(),
            as_of.to_string(),
            format!("draft={}", arguments.draft),
            given.map(|found| found.key.multikey()).unwrap_or_default(),
            head.unwrap_or_default().to_owned(),
        ];
        let taken = fingerprint(&[&global.content, &global.themes], &facts);
        Ok(Self { note: arguments.shard.is_none().then_some(note), store, taken })
    }

    /// The note for what is made of them.
    pub(super) fn memory(&self) -> Option<Memory> {
        let fingerprint = with_facts(self.taken?, &self.store.public_keys());
        Some(Memory { file: self.note.clone()?, fingerprint })
    }
}
