//! What is wrong so far.

use std::ops::Range;

use super::Spot;
use crate::diagnostic::{Bounded, Code, Diagnostic, Place, Target};

/// What is wrong with one value, before anyone knows where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::model) struct Problem {
    pub(in crate::model) code: Code,
    pub(in crate::model) message: String,
    pub(in crate::model) help: Option<String>,
    /// The bytes of the text that are at fault, where not all of it is.
    pub(in crate::model) within: Option<Range<usize>>,
}

impl Problem {
    /// A fault of kind `code`.
    pub(in crate::model) fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: None, within: None }
    }

    /// The same, with advice.
    pub(in crate::model) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, as a diagnostic at `place`.
    pub(in crate::model) fn at(self, place: Place) -> Diagnostic {
        let place = match (self.within, place) {
            (Some(range), Place { file, target: Target::Value(pointer) }) => {
                Place { file, target: Target::Within(pointer, range) }
            }
            (_, place) => place,
        };
        Diagnostic { help: self.help, ..Diagnostic::error(self.code, place, self.message) }
    }
}

/// Every fault found so far.
#[derive(Debug, Default)]
pub(in crate::model) struct Faults {
    found: Bounded,
    incomplete: bool,
}

impl Faults {
    /// Adds a fault.
    pub(in crate::model) fn push(&mut self, fault: Diagnostic) {
        self.found.push(fault);
    }

    /// Adds a fault of the value at `spot`.
    pub(in crate::model) fn add(&mut self, spot: &Spot, problem: Problem) {
        self.found.push(problem.at(spot.place()));
    }

    /// What was read, or nothing and a fault more.
    pub(in crate::model) fn take<T>(&mut self, spot: &Spot, read: Result<T, Problem>) -> Option<T> {
        read.map_err(|problem| self.add(spot, problem)).ok()
    }

    /// Remembers that something is missing for a reason reported elsewhere, so that no
    /// catalogue can be made.
    pub(in crate::model) fn missing_elsewhere(&mut self) {
        self.incomplete = true;
    }

    /// Whether a catalogue can be made.
    pub(in crate::model) fn allow_a_catalog(&self) -> bool {
        !self.incomplete && self.found.errors() == 0
    }

    /// All of them, bounded.
    pub(in crate::model) fn into_vec(self) -> Vec<Diagnostic> {
        self.found.into_vec()
    }
}
