//! Endorsements of credentials, by people who have a key of their own: read, made, checked.
//!
//! One form is written and one is read, to the last field, so that nothing that a stranger
//! put into a file comes into a credential unseen.

mod check;
mod make;
mod read;

use serde_json::Value;
use sha2::{Digest, Sha256};

pub use check::check;
pub use make::{Endorsing, endorse};
pub use read::EndorsementFault;

pub use super::documents::credential_id;

use super::fast::{Fields, Tree, words};
use super::uuid;
use crate::model::Moment;

/// The contexts of an endorsement, as of a badge.
const CONTEXTS: [&str; 2] = [super::contexts::CREDENTIALS_V2, super::contexts::OPEN_BADGES];

/// The two suites, in the order of their proofs.
const SUITES: [&str; 2] = ["eddsa-rdfc-2022", "eddsa-jcs-2022"];

/// An endorsement of a credential (Open Badges 3.0, section B.1.9), in the form that is
/// written here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endorsement {
    name: String,
    /// The Multikey of the endorser, who is called `did:key:` and this.
    multikey: String,
    endorser_name: String,
    valid_from: Moment,
    subject: String,
    comment: Option<String>,
    created: Moment,
    proof_values: [String; 2],
}

impl Endorsement {
    /// The name of the endorser, as they signed it.
    pub fn endorser_name(&self) -> &str {
        &self.endorser_name
    }

    /// The DID of the endorser.
    pub fn endorser(&self) -> String {
        format!("did:key:{}", self.multikey)
    }

    /// The `id` of the credential that is endorsed.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// What the endorser says of it, in Markdown.
    pub fn comment(&self) -> Option<&str> {
        self.comment.as_deref()
    }

    /// Since when it is endorsed.
    pub fn since(&self) -> Moment {
        self.valid_from
    }

    /// The whole document, with its proofs.
    pub(in crate::credential) fn tree(&self) -> Tree<'_> {
        let proofs = SUITES.iter().zip(&self.proof_values);
        let proofs = proofs
            .map(|(suite, value)| self.options(suite).text("proofValue", value.as_str()).tree());
        self.unsigned().with("proof", Tree::List(proofs.collect())).tree()
    }

    fn unsigned(&self) -> Fields<'_> {
        let endorser = self.endorser();
        let issuer = Fields::default()
            .iri("id", endorser.clone())
            .with("type", words(&["Profile"]))
            .text("name", self.endorser_name.as_str());
        let subject = Fields::default()
            .iri("id", self.subject.as_str())
            .with("type", words(&["EndorsementSubject"]))
            .text_if("endorsementComment", self.comment.as_deref());
        Fields::default()
            .with("@context", words(&CONTEXTS))
            .iri("id", id(&self.subject, &endorser))
            .with("type", words(&["VerifiableCredential", "EndorsementCredential"]))
            .text("name", self.name.as_str())
            .with("issuer", issuer.tree())
            .text("validFrom", self.valid_from.to_string())
            .with("credentialSubject", subject.tree())
    }

    /// A proof without its value. Only that of the second suite says its contexts.
    fn options(&self, suite: &'static str) -> Fields<'_> {
        let context = (suite == SUITES[1]).then(|| words(&CONTEXTS));
        Fields::default()
            .with_if("@context", context)
            .word("type", "DataIntegrityProof")
            .word("cryptosuite", suite)
            .text("created", self.created.to_string())
            .iri("verificationMethod", method(&self.multikey))
            .word("proofPurpose", "assertionMethod")
    }

    /// The document as JSON.
    fn value(&self) -> Value {
        self.tree().value()
    }
}

/// The key of a `did:key`, as a proof names it.
fn method(multikey: &str) -> String {
    format!("did:key:{multikey}#{multikey}")
}

/// What an endorsement is called: the same for the same credential and endorser.
fn id(subject: &str, endorser: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"laureate endorsement\0");
    hash.update((subject.len() as u64).to_be_bytes());
    hash.update(subject);
    hash.update(endorser);
    uuid::of_hash(&hash.finalize().into())
}
