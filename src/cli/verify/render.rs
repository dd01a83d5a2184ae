//! The report, for people and for programs.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{Found, Judged};
use crate::credential::verify::{Claims, Kind, Outcome, Report, Verdict};

/// The report for programs: `{"version": 1, "results": [...]}`.
pub(super) fn json(found: &[Found]) -> String {
    let documents = found.iter().flat_map(|found| match found {
        Found::One(judged) => std::slice::from_ref(&**judged),
        Found::Folder { documents, .. } => documents,
    });
    let results: Vec<Value> = documents.map(result).collect();
    format!("{:#}\n", json!({ "version": 1, "results": results }))
}

fn result(Judged { target, report }: &Judged) -> Value {
    let checks: Vec<Value> = report
        .checks
        .iter()
        .map(|check| {
            let outcome = check.outcome.to_string();
            json!({ "check": check.name, "outcome": outcome, "detail": check.detail })
        })
        .collect();
    let verdict = report.verdict().to_string();
    json!({ "target": target, "id": report.id, "verdict": verdict, "checks": checks })
}

/// The report for people.
pub(super) fn human(found: &[Found]) -> String {
    let mut out = String::new();
    if found.iter().any(has_drafts) {
        out.push_str("DRAFT: made by a development build, and proof of nothing\n\n");
    }
    for (at, found) in found.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        match found {
            Found::One(judged) => in_full(&mut out, judged),
            Found::Folder { target, documents } => folder(&mut out, target, documents),
        }
    }
    out
}

fn has_drafts(found: &Found) -> bool {
    match found {
        Found::One(judged) => judged.report.is_draft,
        Found::Folder { documents, .. } => documents.iter().any(|judged| judged.report.is_draft),
    }
}

fn is_credential(report: &Report) -> bool {
    !matches!(report.kind, Some(Kind::StatusList | Kind::DidDocument))
}

/// One document: what it says, then each check. Writing to a `String` cannot fail.
fn in_full(out: &mut String, Judged { target, report }: &Judged) {
    let _ = writeln!(out, "{target}: {}", report.verdict());
    let said = said(&report.claims);
    if !said.is_empty() {
        let _ = writeln!(out, "  {said}");
    }
    for check in &report.checks {
        let mark = match check.outcome {
            Outcome::Passed => "ok",
            Outcome::Failed => "FAILED",
            Outcome::Unknown => "unknown",
        };
        let _ = writeln!(out, "  {:<8}{mark:<9}{}", check.name, plain(&check.detail));
    }
}

/// `Privacy, to Ada Lovelace, by Acme, on 2026-05-01`
fn said(claims: &Claims) -> String {
    let issuer = claims.issuer_name.as_ref().or(claims.issuer_id.as_ref());
    let day = claims.awarded.as_ref().map(|time| time.split('T').next().unwrap_or(time).to_owned());
    let parts = [
        claims.name.as_ref().map(|name| format!("“{name}”")),
        claims.earner.as_ref().map(|earner| format!("to {earner}")),
        issuer.map(|issuer| format!("by {issuer}")),
        day.map(|day| format!("on {day}")),
    ];
    plain(&parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// A folder: what is in it, what is wrong in full, what is over or was taken back by name.
fn folder(out: &mut String, target: &str, documents: &[Judged]) {
    let count = |kind: Kind| documents.iter().filter(|one| one.report.kind == Some(kind)).count();
    let credentials = documents.iter().filter(|one| is_credential(&one.report)).count();
    let _ = writeln!(
        out,
        "{target}: {}, {}, {}",
        counted(credentials, "credential"),
        counted(count(Kind::StatusList), "status list"),
        counted(count(Kind::DidDocument), "DID document"),
    );
    if documents.is_empty() {
        let _ = writeln!(out, "  there is nothing to verify");
    }
    for verdict in Verdict::ALL {
        let of: Vec<&Judged> =
            documents.iter().filter(|one| one.report.verdict() == verdict).collect();
        if of.is_empty() {
            continue;
        }
        let _ = writeln!(out, "  {:>7} {verdict}", of.len());
        match verdict {
            Verdict::Valid => {}
            Verdict::Expired | Verdict::Revoked => {
                for Judged { target, report } in of {
                    let _ = writeln!(out, "          {target}  {}", said(&report.claims));
                }
            }
            Verdict::Unknown | Verdict::Invalid => {
                out.push('\n');
                for judged in of {
                    in_full(out, judged);
                }
            }
        }
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// A text of unknown origin, so that it can do nothing to a terminal.
fn plain(text: &str) -> String {
    let is_bidi = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if c.is_control() || is_bidi(c) { '\u{fffd}' } else { c }).collect()
}
