//! Where cards are kept from one build to the next.

/// Keeps what is dear to make, by name. A name is the hash of all that a thing is made from,
/// in hexadecimal, so that what is kept under it never has to change.
pub trait Keep: Sync {
    /// What was put under that name, byte for byte. Nothing where there is any doubt.
    fn get(&self, name: &str) -> Option<Vec<u8>>;

    /// Keeps `bytes`, if it can.
    fn put(&self, name: &str, bytes: &[u8]);
}

/// Keeps nothing.
#[derive(Debug, Clone, Copy)]
pub struct Forgetful;

impl Keep for Forgetful {
    fn get(&self, _name: &str) -> Option<Vec<u8>> {
        None
    }

    fn put(&self, _name: &str, _bytes: &[u8]) {}
}
