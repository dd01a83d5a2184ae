//! The endorsements of a catalogue, judged.

use rayon::prelude::*;

use super::{Endorsement, EndorsementFault};
use crate::credential::documents;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{self, Catalog, Earner};

/// Every endorsement that is not genuine, of something else than it lies at, or signed under
/// a name that is not to be published. In the order of the catalogue.
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
    if let Some(fault) = fault_of_name(endorser, &endorsement, file) {
        return Some(fault);
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

/// The name in an endorsement is published as it was signed: it has to be that of the person,
/// and one that may be published.
fn fault_of_name(
    endorser: &Earner,
    endorsement: &Endorsement,
    file: &model::Endorsement,
) -> Option<Diagnostic> {
    let (code, place) = (Code::EndorsementMismatch, file.place.clone());
    if !endorser.has_page() {
        let message = format!("`{}` is private, and this would publish their name", endorser.slug);
        return Some(
            Diagnostic::warning(Code::PrivateEndorser, place, message)
                .help("it is left out; delete it, or make them `visibility: unlisted`")
                .related(endorser.place.clone(), "this person"),
        );
    }
    if endorsement.endorser_name() == endorser.name {
        return None;
    }
    let (signed, name) = (endorsement.endorser_name(), &endorser.name);
    let message = format!("this is signed as `{signed}`, and `{}` is `{name}`", endorser.slug);
    let help = format!("delete it; `{}` may endorse again, under that name", endorser.slug);
    let fault = Diagnostic::error(code, place, message).help(help);
    Some(fault.related(endorser.place.at("name"), "their name"))
}
