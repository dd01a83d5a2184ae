//! Faults of one cause, told a bounded number of times.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Code, Diagnostic, Place, Severity};

/// The most errors, and the most warnings, of one file that are told one by one.
const MOST: usize = 1000;

/// Diagnostics, no more than a person can use: of what one file has beyond the first
/// thousand, only the number is kept.
#[derive(Debug, Default)]
pub struct Bounded {
    kept: Vec<Diagnostic>,
    files: BTreeMap<(Arc<str>, Severity), Tally>,
    errors: usize,
}

#[derive(Debug)]
struct Tally {
    count: usize,
    /// That of the latest.
    code: Code,
}

impl Bounded {
    /// Adds one.
    pub fn push(&mut self, fault: Diagnostic) {
        self.errors += usize::from(fault.severity == Severity::Error);
        let key = (Arc::clone(&fault.place.file), fault.severity);
        let tally = self.files.entry(key).or_insert(Tally { count: 0, code: fault.code });
        tally.count += 1;
        tally.code = fault.code;
        if tally.count <= MOST {
            self.kept.push(fault);
        }
    }

    /// Adds those there are.
    pub fn extend(&mut self, faults: impl IntoIterator<Item = Diagnostic>) {
        faults.into_iter().for_each(|fault| self.push(fault));
    }

    /// How many errors were added.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// Those that are told, and for each file with more how many more there are.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        let mut all = self.kept;
        for ((file, severity), Tally { count, code }) in self.files {
            if count > MOST {
                let what = if severity == Severity::Error { "errors" } else { "warnings" };
                let message = format!("`{file}` has {} more {what} than these", count - MOST);
                let more = Diagnostic::error(code, Place::file(&file), message)
                    .help("mend these first; mostly one cause lies behind so many");
                all.push(Diagnostic { severity, ..more });
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_of_a_file_are_told() {
        let (one, other) = (Arc::from("a.yaml"), Arc::from("b.yaml"));
        let mut bounded = Bounded::default();
        for at in 0..2_500 {
            let place = Place::file(if at % 2_000 == 0 { &other } else { &one });
            bounded.push(Diagnostic::warning(Code::BadValue, place, "wrong"));
        }
        bounded.push(Diagnostic::error(Code::BadDate, Place::file(&one), "wrong"));
        assert_eq!(bounded.errors(), 1);
        let all = bounded.into_vec();
        assert_eq!(all.len(), MOST + 2 + 1 + 1);
        let last = all.last().unwrap();
        assert_eq!(last.message, "`a.yaml` has 1498 more warnings than these");
        assert_eq!(last.severity, Severity::Warning);
    }
}
