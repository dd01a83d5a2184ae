//! Whether what is imported is genuine and still counts, as far as that shows without the
//! network: by keys and status lists that were given with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;
use serde_json::Value;

use super::tell::Told;
use crate::credential::foreign::Foreign;
use crate::credential::verify::{Fetched, Outcome, Report, Sources, Verdict, Verifier};

/// The documents that were given. Nothing is looked up elsewhere: an import must not depend on
/// who answers today.
struct Given(BTreeMap<(String, bool), Arc<Value>>);

impl Given {
    /// The documents by `id`, those that list keys apart: an issuer's Profile has the same `id`.
    fn of(documents: &[Arc<Value>]) -> Self {
        let named = documents.iter().filter_map(|document| {
            let id = document.get("id")?.as_str()?.to_owned();
            Some(((id, has_keys(document)), Arc::clone(document)))
        });
        Self(named.collect())
    }

    fn find(&self, id: &str, has_keys: bool) -> Result<Fetched, String> {
        let document = self.0.get(&(id.to_owned(), has_keys));
        let document = document.ok_or("it was not given, and nothing is looked up")?;
        let origin = "as a file that was given says".to_owned();
        Ok(Fetched { document: Arc::clone(document), origin })
    }
}

fn has_keys(document: &Value) -> bool {
    document.get("verificationMethod").is_some()
}

impl Sources for Given {
    fn did_document(&self, did: &str) -> Result<Fetched, String> {
        self.find(did, true)
    }

    fn document(&self, address: &str) -> Result<Fetched, String> {
        self.find(address, true).or_else(|_| self.find(address, false))
    }

    fn status_list(&self, address: &str) -> Result<Fetched, String> {
        self.find(address, false)
    }
}

/// What is known of a credential.
pub(super) enum Judged {
    /// It is genuine. Whether it was revoked may not be known.
    Genuine { is_status_known: bool },
    /// It cannot be told here.
    Open,
    /// It is not.
    Wrong(String),
    /// Its issuer took it back.
    Revoked,
}

/// Judges each credential whose proofs are at hand, in their order.
pub(super) fn judge(foreign: &[Foreign], given: &[Arc<Value>], as_of: Timestamp) -> Vec<Judged> {
    let given = Given::of(given);
    let verifier = Verifier::new(&given, as_of);
    let judge = |one: &Foreign| match &one.document {
        Some(document) if document.get("proof").is_some() => {
            judged(&verifier.verify(Value::clone(document)))
        }
        _ => Judged::Open,
    };
    foreign.par_iter().map(judge).collect()
}

fn judged(report: &Report) -> Judged {
    let has = |name: &str, outcome: Outcome| {
        report.checks.iter().any(|check| check.name == name && check.outcome == outcome)
    };
    // A signature alone proves nothing: anybody makes one, and names any issuer beside it.
    let is_genuine = has("proof", Outcome::Passed) && has("issuer", Outcome::Passed);
    let failed = report.checks.iter().find(|check| check.outcome == Outcome::Failed);
    match (report.verdict(), failed) {
        (Verdict::Invalid, Some(failed)) => Judged::Wrong(failed.detail.clone()),
        (Verdict::Revoked, _) => Judged::Revoked,
        _ if is_genuine => Judged::Genuine { is_status_known: !has("status", Outcome::Unknown) },
        _ => Judged::Open,
    }
}

/// Makes known to the import which of them were revoked.
pub(super) fn mark_revoked(foreign: &mut [Foreign], judged: &[Judged]) {
    for (one, judged) in foreign.iter_mut().zip(judged) {
        if let (Some(award), Judged::Revoked) = (&mut one.award, judged) {
            award.revoked.get_or_insert_with(|| "as its status list says".to_owned());
        }
    }
}

/// Says what came of each that is taken.
pub(super) fn tell(foreign: &[Foreign], judged: Vec<Judged>, told: &mut Told) {
    let all = foreign.iter().zip(judged);
    let taken: Vec<_> =
        all.filter(|(one, _)| one.award.is_some() && told.took(&one.source)).collect();
    for (one, judged) in taken {
        let has_status = one
            .document
            .as_ref()
            .is_some_and(|document| document.get("credentialStatus").is_some());
        match judged {
            Judged::Genuine { is_status_known } => {
                told.proven += 1;
                if has_status && !is_status_known {
                    told.note(STATUS_NOT_KNOWN, &one.source);
                }
            }
            Judged::Open | Judged::Revoked => {
                told.unproven += 1;
                if has_status {
                    told.note(STATUS_NOT_KNOWN, &one.source);
                }
            }
            Judged::Wrong(why) => {
                told.warnings.push(format!("warning: `{}` is not genuine: {why}", one.source));
            }
        }
    }
}

const STATUS_NOT_KNOWN: &str =
    "whether it was revoked is not known; give the status list that it names, too";
