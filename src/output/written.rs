//! What a build did.

use super::{Cost, Edition};

/// What a build did to the destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// What the destination holds now.
    pub edition: Edition,
    /// Files of the site, or of the share that was built.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// What the awards among them cost.
    pub cost: Cost,
    /// Files that are new or changed.
    pub changed: usize,
    /// Files of an earlier build that are gone.
    pub removed: usize,
    /// Files that laureate did not write and left alone, sorted.
    pub foreign: Vec<String>,
    /// Whether nothing had to be rendered, for no input changed.
    pub was_current: bool,
}
