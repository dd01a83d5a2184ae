//! The report, for people and for programs.

mod folder;
mod full;
mod table;

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::{Value, json};

use super::sources::Used;
use super::{Found, Judged};
use crate::credential::verify::{Claims, Report};

/// The most issuers that are named, unless more is asked for.
const MOST_ISSUERS: usize = 20;

/// The report for programs: `{"version": 1, "results": [...]}`. What a document holds comes
/// after it, with its place as a JSON Pointer. `keys_from` tells the places on this machine
/// that keys and lists came from.
pub(super) fn json(found: &[Found], used: &Used) -> String {
    let documents = found.iter().flat_map(|found| match found {
        Found::One(judged) => std::slice::from_ref(&**judged),
        Found::Folder { documents, .. } => documents,
    });
    let mut results = Vec::new();
    for Judged { target, report, .. } in documents {
        add(&mut results, target, report);
    }
    let from = used.iter().map(|(site, issuers)| json!({ "place": site, "issuers": issuers }));
    let from: Vec<Value> = from.collect();
    format!("{:#}\n", json!({ "version": 1, "keys_from": from, "results": results }))
}

fn add(results: &mut Vec<Value>, target: &str, report: &Report) {
    let checks: Vec<Value> = report
        .checks
        .iter()
        .map(|check| {
            let outcome = check.outcome.to_string();
            json!({ "check": check.name, "outcome": outcome, "detail": check.detail })
        })
        .collect();
    let verdict = report.verdict().to_string();
    results
        .push(json!({ "target": target, "id": report.id, "verdict": verdict, "checks": checks }));
    for part in &report.parts {
        let base = if target.contains('#') { target.to_owned() } else { format!("{target}#") };
        add(results, &format!("{base}{}", part.place), &part.report);
    }
}

/// The report for people: one document in full, several as a table, folders in sum. Last
/// where keys and lists came from, where that is not the place that publishes them: part of
/// what the verdict is worth.
pub(super) fn human(found: &[Found], used: &Used, is_verbose: bool) -> String {
    let mut out = String::new();
    if found.iter().any(has_drafts) {
        out.push_str("DRAFT: made by a development build, and proof of nothing\n\n");
    }
    let documents: Vec<&Judged> = found
        .iter()
        .filter_map(|found| match found {
            Found::One(judged) => Some(&**judged),
            Found::Folder { .. } => None,
        })
        .collect();
    match documents.as_slice() {
        [] => {}
        [judged] => full::write(&mut out, judged),
        documents => table::write(&mut out, documents, is_verbose),
    }
    for (at, found) in found.iter().enumerate() {
        if let Found::Folder { target, documents: inside } = found {
            if at > 0 || !documents.is_empty() {
                out.push('\n');
            }
            folder::write(&mut out, target, inside, is_verbose);
        }
    }
    for (site, issuers) in used {
        let _ = writeln!(
            out,
            "note: {} are those in `{}`, not those published",
            keys_of(issuers, is_verbose),
            plain(site)
        );
    }
    out
}

/// What came from a place: the keys of its issuers, by their DIDs, and lists.
fn keys_of(issuers: &BTreeSet<String>, is_verbose: bool) -> String {
    if issuers.is_empty() {
        return "status lists".to_owned();
    }
    let most = if is_verbose { issuers.len() } else { MOST_ISSUERS };
    let named = issuers.iter().take(most).map(|issuer| format!("`{}`", plain(issuer)));
    let mut named: Vec<String> = named.collect();
    named.extend((issuers.len() > most).then(|| format!("{} more", issuers.len() - most)));
    format!("the keys of {}, and status lists,", named.join(", "))
}

fn has_drafts(found: &Found) -> bool {
    match found {
        Found::One(judged) => judged.report.is_draft,
        Found::Folder { documents, .. } => documents.iter().any(|judged| judged.report.is_draft),
    }
}

/// `“Privacy”, to Ada Lovelace, by Acme, on 2026-05-01`
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

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// A text of unknown origin, so that it can do nothing to a terminal.
fn plain(text: &str) -> String {
    let is_bidi = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if c.is_control() || is_bidi(c) { '\u{fffd}' } else { c }).collect()
}
