//! Who endorses what.

use std::collections::HashMap;

use super::view::View;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::resolve::{AwardDraft, Faults};

/// Nobody endorses their own credential, and who endorses has a key of their own.
pub(super) fn check(faults: &mut Faults, view: &View) {
    if view.draft.endorsements.is_empty() {
        return;
    }
    let awards = view.draft.awards.iter();
    let awards: HashMap<&str, &AwardDraft> =
        awards.filter_map(|award| Some((award.id.as_ref()?.as_str(), award))).collect();
    for endorsement in &view.draft.endorsements {
        let endorser = &endorsement.endorser;
        let award = awards.get(endorsement.award.as_str());
        if let Some(award) = award.filter(|award| award.earner.as_ref() == Some(endorser)) {
            let message = format!("`{endorser}` cannot endorse their own credential");
            let fault =
                Diagnostic::error(Code::SelfEndorsement, endorsement.place.clone(), message);
            faults.push(fault.help("delete this file").related(award.earner_place(), "the earner"));
            continue;
        }
        let Some(person) = view.earner(endorser) else { continue };
        let has_key = person.did.as_ref().is_some_and(|did| did.starts_with("did:key:"));
        if !has_key && view.records.is_whole(&person.place) {
            let message = format!("`{endorser}` endorses this, and has no key of their own");
            faults.push(
                Diagnostic::error(Code::EndorserWithoutKey, endorsement.place.clone(), message)
                    .help("`laureate key reviewer` prints the line `did: did:key:…` for their file")
                    .related(person.place.clone(), "this person"),
            );
        }
    }
}
