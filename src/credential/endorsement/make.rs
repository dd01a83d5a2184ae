//! Making an endorsement.

use super::read::{EndorsementFault, MAX_COMMENT};
use super::{Endorsement, SUITES};
use crate::credential::proof::{Proof, SignFault, UnsignedCredential};
use crate::credential::{SigningKey, documents};
use crate::model::{Award, Catalog, Earner, Moment};

/// An endorsement that is yet to be signed: what the endorser is shown.
#[derive(Debug)]
pub struct Endorsing<'a> {
    /// The award.
    pub award: &'a Award,
    /// Who endorses it.
    pub endorser: &'a Earner,
    /// What they say of it, in Markdown.
    pub comment: Option<&'a str>,
    /// When.
    pub at: Moment,
}

/// Signs an endorsement with the endorser's own key. The document, ready for its file.
///
/// # Errors
/// The comment is empty, too long or holds a control character; the document has no
/// canonical form, which no catalogue comes to.
pub fn endorse(
    catalog: &Catalog,
    endorsing: &Endorsing<'_>,
    key: &SigningKey,
) -> Result<String, EndorsementFault> {
    let fault = |found: SignFault| EndorsementFault::Form(found.to_string());
    let comment = endorsing.comment.map(str::trim);
    if comment.is_some_and(|text| text.chars().count() > MAX_COMMENT) {
        let what = format!("the comment is longer than {MAX_COMMENT} characters");
        return Err(EndorsementFault::Form(what));
    }
    let badge = catalog.badge_of(endorsing.award);
    let mut endorsement = Endorsement {
        name: format!("Endorsement of {}", badge.name),
        multikey: key.multikey(),
        endorser_name: endorsing.endorser.name.clone(),
        valid_from: endorsing.at,
        subject: documents::credential_id(catalog, endorsing.award),
        comment: comment.map(str::to_owned),
        created: endorsing.at,
        proof_values: Default::default(),
    };
    let method = super::method(&endorsement.multikey);
    let created = endorsing.at.to_string();
    let proof = Proof { created: &created, verification_method: &method };
    let unsigned = UnsignedCredential::new(endorsement.unsigned().tree().value()).map_err(fault)?;
    let signed = unsigned.sign(key, proof).map_err(fault)?;
    for (at, value) in endorsement.proof_values.iter_mut().enumerate() {
        let text =
            signed.as_object().get("proof").and_then(|proofs| proofs[at]["proofValue"].as_str());
        text.unwrap_or_default().clone_into(value);
    }
    debug_assert_eq!(SUITES.len(), endorsement.proof_values.len());
    let text = endorsement.tree().pretty();
    // It is read back as any other, so that what is written is what will be taken.
    Endorsement::read(&text)?.verify()?;
    Ok(text)
}
