//! What was found while a file was read.

use crate::diagnostic::{Bounded, Diagnostic, Pointer};

/// What is wrong with one file, and what of it could only be read in part.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// Every fault so far.
    pub(crate) faults: Bounded,
    /// The records that lack their faulty keys.
    pub(crate) partial: Vec<Pointer>,
    /// Whether an entry of a list could not be read at all.
    pub(crate) lost_entries: bool,
}

impl Findings {
    /// Adds a fault.
    pub(crate) fn push(&mut self, fault: Diagnostic) {
        self.faults.push(fault);
    }
}
