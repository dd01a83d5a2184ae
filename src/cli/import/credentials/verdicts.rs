//! Whether what is imported is genuine, as far as that shows without the network.

use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;
use serde_json::Value;

use super::tell::Told;
use crate::credential::foreign::Foreign;
use crate::credential::verify::{Fetched, Outcome, Sources, Verdict, Verifier};

/// Looks nothing up: an import must not depend on who answers today.
struct Nowhere;

impl Sources for Nowhere {
    fn did_document(&self, _: &str) -> Result<Fetched, String> {
        Err("nothing is looked up".to_owned())
    }

    fn status_list(&self, _: &str) -> Result<Fetched, String> {
        Err("nothing is looked up".to_owned())
    }
}

/// Judges each credential that is taken and whose proofs are at hand, and says what came of it.
pub(super) fn tell(foreign: &[Foreign], as_of: Timestamp, told: &mut Told) {
    let verifier = Verifier::new(&Nowhere, as_of);
    let judge = |document: &Arc<Value>| {
        if document.get("proof").is_none() {
            return Judged::Open;
        }
        let report = verifier.verify(Value::clone(document));
        let failed = report.checks.iter().find(|check| check.outcome == Outcome::Failed);
        // A proof that holds is known even where the status is not.
        let proof = report
            .checks
            .iter()
            .any(|check| check.name == "proof" && check.outcome == Outcome::Passed);
        match (report.verdict(), failed) {
            (Verdict::Invalid, Some(failed)) => Judged::Wrong(failed.detail.clone()),
            _ if proof => Judged::Holds,
            _ => Judged::Open,
        }
    };
    let awards = foreign.iter().filter(|one| one.award.is_some() && told.took(&one.source));
    let awards: Vec<&Foreign> = awards.collect();
    let judged: Vec<Judged> =
        awards.par_iter().map(|one| one.document.as_ref().map_or(Judged::Open, judge)).collect();
    for (one, judged) in awards.into_iter().zip(judged) {
        match judged {
            Judged::Holds => told.proven += 1,
            Judged::Open => told.unproven += 1,
            Judged::Wrong(why) => {
                told.warnings.push(format!("warning: `{}` is not genuine: {why}", one.source));
            }
        }
    }
}

enum Judged {
    Holds,
    Open,
    Wrong(String),
}
