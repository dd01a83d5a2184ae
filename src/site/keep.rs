//! Where pictures are kept from one build to the next.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// Keeps what is dear to make, by name. A name is the hash of all that a thing is made from,
/// in hexadecimal, so that what is kept under it never has to change. Nothing has to be kept.
pub trait Keep: Sync {
    /// What was put under that name, byte for byte. Nothing where there is any doubt.
    fn get(&self, _name: &str) -> Option<Vec<u8>> {
        None
    }

    /// Keeps `bytes`, if it can.
    fn put(&self, _name: &str, _bytes: &[u8]) {}

    /// Whether nobody will see what is made, only whether it can be: then no time is spent on
    /// making it small.
    fn is_hasty(&self) -> bool {
        false
    }
}

/// Keeps nothing.
#[derive(Debug, Clone, Copy)]
pub struct Forgetful;

impl Keep for Forgetful {}

/// Keeps nothing, for it is only looked whether things can be made.
#[derive(Debug, Clone, Copy)]
pub struct Hasty;

impl Keep for Hasty {
    fn is_hasty(&self) -> bool {
        true
    }
}

/// What was made of these parts before; else what `make` makes, to be kept. One of the parts
/// tells how it is made.
///
/// # Errors
/// As for `make`.
pub(super) fn kept(
    keep: &dyn Keep,
    from: &[&[u8]],
    make: impl FnOnce() -> Result<Vec<u8>, String>,
) -> Result<Vec<u8>, String> {
    let mut whole = Sha256::new();
    for part in from {
        whole.update((part.len() as u64).to_be_bytes());
        whole.update(part);
    }
    let name = HEXLOWER.encode(&whole.finalize());
    if let Some(kept) = keep.get(&name) {
        return Ok(kept);
    }
    let new = make()?;
    keep.put(&name, &new);
    Ok(new)
}
