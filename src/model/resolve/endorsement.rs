//! `endorsements/<credential>/<endorser>.json`: whose they are, and of what.

use std::collections::HashMap;

use super::{AwardDraft, Faults, Known, Spot};
use crate::content::Records;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::scalar::Nearest;
use crate::model::{CredentialId, Endorsement};

/// Reads all endorsements.
pub(in crate::model) fn endorsements(
    faults: &mut Faults,
    records: &Records,
    people: &Known<'_>,
    awards: &[AwardDraft<'_>],
) -> Vec<Endorsement> {
    let ids = awards.iter().filter_map(|award| award.id.as_ref());
    let ids: HashMap<&str, &CredentialId> = ids.map(|id| (id.as_str(), id)).collect();
    // An award that could not be read may be the one.
    let may_be_more = records.unreadable.awards
        || !records.unreadable.partial.is_empty()
        || awards.iter().any(|award| award.id.is_none());
    let nearest = Nearest::new(ids.keys().copied());
    let mut endorsements = Vec::new();
    for file in &records.endorsements {
        let endorser = people.find(faults, &Spot::Root(&file.place), &file.endorser);
        let award = ids.get(file.credential.as_str());
        match (award, endorser) {
            (Some(award), Some(endorser)) => endorsements.push(Endorsement {
                award: CredentialId::clone(award),
                endorser,
                text: file.text.clone(),
                place: file.place.clone(),
            }),
            (None, _) if may_be_more => faults.missing_elsewhere(),
            (None, _) => faults.push(unknown(&file.credential, &file.place, &nearest)),
            (Some(_), None) => {}
        }
    }
    endorsements
}

fn unknown(credential: &str, place: &Place, nearest: &Nearest<'_>) -> Diagnostic {
    let help = match nearest.to(credential) {
        Some(near) => format!("did you mean the folder `endorsements/{near}/`?"),
        None => "an award's id changes with its badge, its earner and its date: correct them, or \
                 delete this file"
            .to_owned(),
    };
    let message = format!("there is no credential `{credential}`");
    Diagnostic::error(Code::UnknownCredential, place.clone(), message).help(help)
}
