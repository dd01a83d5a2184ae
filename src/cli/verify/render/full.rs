//! One document in full.

use std::fmt::Write;

use super::{plain, said};
use crate::cli::verify::Judged;
use crate::credential::verify::Outcome;

/// One document: what it says, then each check, then what it holds. Writing to a `String`
/// cannot fail.
pub(super) fn write(out: &mut String, Judged { target, report, .. }: &Judged) {
    let _ = writeln!(out, "{}: {}", plain(target), report.verdict());
    let said_of_all = said(&report.claims);
    if !said_of_all.is_empty() {
        let _ = writeln!(out, "  {said_of_all}");
    }
    let width = report.checks.iter().map(|check| check.name.len()).max().unwrap_or(0).max(6) + 2;
    for check in &report.checks {
        let mark = match check.outcome {
            Outcome::Passed => "ok",
            Outcome::Failed => "FAILED",
            Outcome::Unknown => "unknown",
        };
        let _ = writeln!(out, "  {:<width$}{mark:<9}{}", check.name, plain(&check.detail));
    }
    for part in &report.parts {
        let what = match said(&part.report.claims) {
            said if said.is_empty() => plain(&part.place),
            said => said,
        };
        let _ = writeln!(out, "  {:<width$}{:<9}{what}", "holds", part.report.verdict());
    }
}
