//! How far a build has come.

/// Told how far a build has come, from several threads.
pub trait Progress: Sync {
    /// The build begins; `files` are to be made.
    fn begin(&self, files: usize);

    /// As many more `files` are made.
    fn advance(&self, files: usize);
}

/// Tells nobody.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _files: usize) {}

    fn advance(&self, _files: usize) {}
}
