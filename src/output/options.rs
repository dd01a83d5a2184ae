//! How to write a site.

use std::path::Path;

use super::{Edition, Memory, Shard};

/// How to write a site.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// What is being written.
    pub edition: Edition,
    /// Whether a draft may replace a production site, and the site a file at one of its
    /// addresses that laureate did not write.
    pub force: bool,
    /// The share to write. Without it, all.
    pub shard: Option<Shard>,
    /// Folders that the destination may neither lie in nor hold: those of the author.
    pub protected: &'a [&'a Path],
    /// Where to note what was written, so that the next build can tell that nothing changed.
    pub memory: Option<Memory>,
}

impl Options<'_> {
    /// A whole site of this edition, with nothing special.
    pub fn new(edition: Edition) -> Self {
        Self { edition, force: false, shard: None, protected: &[], memory: None }
    }
}
