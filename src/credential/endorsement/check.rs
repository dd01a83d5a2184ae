//! The endorsements of a catalogue, judged.

use rayon::prelude::*;

use super::{Endorsement, EndorsementFault};
use crate::credential::documents;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{self, Catalog};

/// Every endorsement that is not genuine, or of something else than it lies at. In the order
/// of the catalogue.
pub fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    let judged = catalog.endorsements().par_iter().filter_map(|file| judge(catalog, file));
    judged.collect()
}

fn judge(catalog: &Catalog, file: &model::Endorsement) -> Option<Diagnostic> {
    let error = |code, message: String| Diagnostic::error(code, file.place.clone(), message);
    let read = Endorsement::read(&file.text);
    let verified = read.and_then(|endorsement| endorsement.verify().map(|()| endorsement));
    let endorsement = match verified {
        Ok(endorsement) => endorsement,
        Err(EndorsementFault::Form(what)) => {
            let fault = error(Code::BadEndorsement, format!("this is no endorsement: {what}"));
            return Some(fault.help("delete it and endorse anew, with `laureate endorse`"));
        }
        Err(fault @ EndorsementFault::Signature { .. }) => {
            let fault = error(Code::EndorsementSignature, fault.to_string());
            return Some(fault.help("delete it and endorse anew, with `laureate endorse`"));
        }
    };
    let endorser = catalog.earner(&file.endorser);
    if endorser.did.as_deref() != Some(&endorsement.endorser()) {
        let did = endorsement.endorser();
        let fault = error(
            Code::EndorsementMismatch,
            format!("`{did}` signed this, which is not the key of `{}`", endorser.slug),
        );
        let help = match catalog.earners().iter().find(|one| one.did.as_ref() == Some(&did)) {
            Some(other) => format!("it is that of `{}`: name the file `{0}.json`", other.slug),
            None => format!("endorse anew with the key of `{}`", endorser.slug),
        };
        return Some(fault.help(help).related(endorser.place.at("did"), "their key"));
    }
    let award = catalog.award(&file.award)?;
    let expected = documents::credential_id(catalog, award);
    if endorsement.subject() == expected {
        return None;
    }
    let message = format!("this endorses `{}`, not `{expected}`", endorsement.subject());
    let elsewhere = endorsement.subject().ends_with(&format!("/{}/credential.json", award.id));
    Some(if elsewhere {
        Diagnostic::warning(Code::EndorsementMismatch, file.place.clone(), message)
            .help("it is left out here; endorse anew if the site has moved for good")
    } else {
        error(Code::EndorsementMismatch, message)
            .help("move it to the folder of that credential, or endorse anew")
    })
}
