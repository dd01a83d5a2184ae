//! Several documents as a table.

use std::fmt::Write;

use super::{counted, full, plain, said};
use crate::cli::verify::Judged;
use crate::credential::verify::Verdict;

/// The widest that the column of targets becomes.
const MAX_TARGET: usize = 48;

/// Each document in a line; below it, where it is not valid, why.
pub(super) fn write(out: &mut String, documents: &[&Judged], is_verbose: bool) {
    let length = |judged: &&Judged| plain(&judged.target).chars().count();
    let width = documents.iter().map(length).max().unwrap_or(0).min(MAX_TARGET);
    for Judged { target, report, .. } in documents {
        let line =
            format!("{:<8} {:<width$}  {}", report.verdict(), plain(target), said(&report.claims));
        let _ = writeln!(out, "{}", line.trim_end());
        if let Some(check) = report.reason() {
            let _ = writeln!(out, "         {}: {}", check.name, plain(&check.detail));
        }
    }
    let counts: Vec<String> = Verdict::ALL
        .into_iter()
        .map(|verdict| {
            (verdict, documents.iter().filter(|one| one.report.verdict() == verdict).count())
        })
        .filter(|(_, count)| *count > 0)
        .map(|(verdict, count)| format!("{count} {verdict}"))
        .collect();
    let _ = writeln!(out, "{}: {}", counted(documents.len(), "document"), counts.join(", "));
    if is_verbose {
        for judged in documents {
            out.push('\n');
            full::write(out, judged);
        }
    }
}
