//! A folder or an archive in sum.

use std::fmt::Write;

use super::{counted, full, plain, said};
use crate::cli::verify::Judged;
use crate::credential::verify::{Kind, Report, Verdict};

/// The most documents of one verdict that are named, unless more is asked for.
const MOST: usize = 20;

/// What is in it, what is wrong in full, what is over or was taken back by name.
pub(super) fn write(out: &mut String, target: &str, all: &[Judged], is_verbose: bool) {
    let documents: Vec<&Judged> = all.iter().filter(|judged| !judged.is_copy).collect();
    let _ = writeln!(out, "{}: {}", plain(target), contents(&documents, all.len()));
    if all.is_empty() {
        let _ = writeln!(out, "  there is nothing to verify");
    }
    for verdict in Verdict::ALL {
        let of: Vec<&Judged> =
            documents.iter().copied().filter(|one| one.report.verdict() == verdict).collect();
        if of.is_empty() {
            continue;
        }
        let _ = writeln!(out, "  {:>7} {verdict}", of.len());
        let most = if is_verbose { of.len() } else { MOST };
        match verdict {
            Verdict::Valid => continue,
            Verdict::Expired | Verdict::Revoked => {
                for Judged { target, report, .. } in of.iter().take(most) {
                    let _ = writeln!(out, "          {}  {}", plain(target), said(&report.claims));
                }
            }
            Verdict::Unknown | Verdict::Invalid => {
                out.push('\n');
                for judged in of.iter().take(most) {
                    full::write(out, judged);
                }
            }
        }
        if of.len() > most {
            let left = of.len() - most;
            let _ = writeln!(out, "          and {left} more (`--verbose` names them all)");
        }
    }
}

/// `3 credentials, 1 status list, 1 DID document, 6 pictures of them`
fn contents(documents: &[&Judged], all: usize) -> String {
    let count = |kind: Kind| documents.iter().filter(|one| one.report.kind == Some(kind)).count();
    let others = count(Kind::LearnerRecord) + count(Kind::Endorsement);
    let credentials = documents.iter().filter(|one| is_credential(&one.report)).count() - others;
    let mut contents = counted(credentials, "credential");
    for (kind, name) in
        [(Kind::LearnerRecord, "learner record"), (Kind::Endorsement, "endorsement")]
    {
        if count(kind) > 0 {
            let _ = write!(contents, ", {}", counted(count(kind), name));
        }
    }
    let _ = write!(
        contents,
        ", {}, {}",
        counted(count(Kind::StatusList), "status list"),
        counted(count(Kind::DidDocument), "DID document"),
    );
    match all - documents.len() {
        0 => {}
        copies => {
            let _ = write!(contents, ", {} of them", counted(copies, "picture"));
        }
    }
    contents
}

fn is_credential(report: &Report) -> bool {
    !matches!(report.kind, Some(Kind::StatusList | Kind::DidDocument))
}
