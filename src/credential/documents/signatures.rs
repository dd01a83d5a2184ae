//! Signatures that were made already: a portfolio holds each credential once more.

use std::mem::size_of;
use std::sync::OnceLock;

use crate::model::{Award, Catalog};

/// Both signatures of a credential, in the order of its proofs.
pub(super) type Pair = [[u8; 64]; 2];

/// A place for the signatures of each award: 132 bytes.
pub(super) struct Signatures(Vec<OnceLock<Pair>>);

impl Signatures {
    /// Places for the awards of that catalogue.
    pub(super) fn of(catalog: &Catalog) -> Self {
        Self(catalog.awards().iter().map(|_| OnceLock::new()).collect())
    }

    /// The place of an award of the catalogue itself. None for a copy, which may differ.
    pub(super) fn of_award(&self, catalog: &Catalog, award: &Award) -> Option<&OnceLock<Pair>> {
        let first = catalog.awards().as_ptr().addr();
        let distance = std::ptr::from_ref(award).addr().checked_sub(first)?;
        self.0.get(distance / size_of::<Award>())
    }
}
