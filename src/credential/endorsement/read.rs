//! Reading an endorsement from a file that anybody may have written.

use serde_json::Value;
use thiserror::Error;

use super::{CONTEXTS, Endorsement, id};
use crate::credential::PublicKey;
use crate::credential::canonical;
use crate::credential::proof::Secured;
use crate::model::Moment;

/// The most bytes of an endorsement: a long comment, and room.
const MAX_BYTES: usize = 256 << 10;

/// The most characters of a name.
const MAX_NAME: usize = 400;

/// The most characters of a comment: as of any Markdown text.
pub(super) const MAX_COMMENT: usize = 50_000;

/// Why a file is no endorsement that can be published.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EndorsementFault {
    /// It is not in the form that is written here.
    #[error("{0}")]
    Form(String),
    /// The signature is of another key or another text.
    #[error("`{suite}`: {reason}")]
    Signature {
        /// The suite of the proof.
        suite: &'static str,
        /// Why not.
        reason: String,
    },
}

fn form(what: impl Into<String>) -> EndorsementFault {
    EndorsementFault::Form(what.into())
}

impl Endorsement {
    /// Takes a document in the form that is written here. Its signature is not looked at.
    ///
    /// # Errors
    /// It is no JSON, too large, or differs from that form anywhere.
    pub fn read(text: &str) -> Result<Self, EndorsementFault> {
        if text.len() > MAX_BYTES {
            return Err(form(format!("it is larger than {} KiB", MAX_BYTES >> 10)));
        }
        let document =
            canonical::parse(text.as_bytes()).map_err(|fault| form(fault.to_string()))?;
        let read = Self::of(&document)?;
        // What is not told by the fields must be the same in every endorsement.
        if read.value() != document {
            return Err(form(difference(&read, &document)));
        }
        Ok(read)
    }

    fn of(document: &Value) -> Result<Self, EndorsementFault> {
        let maybe = |pointer: &str| document.pointer(pointer).and_then(Value::as_str);
        let text = |pointer: &str| {
            let missing = || form(format!("it has no text at `{}`", pointer.replace('/', ".")));
            maybe(pointer).ok_or_else(missing)
        };
        let moment = |pointer: &str| {
            let moment = Moment::parse(text(pointer)?).filter(|moment| !moment.is_day());
            moment.ok_or_else(|| form(format!("`{pointer}` is no time in UTC")))
        };
        let issuer = text("/issuer/id")?;
        let multikey = issuer.strip_prefix("did:key:").unwrap_or_default();
        if PublicKey::from_multikey(multikey).is_none_or(|key| key.to_multikey() != multikey) {
            return Err(form(format!("its issuer `{issuer}` is no `did:key` of an Ed25519 key")));
        }
        let comment = maybe("/credentialSubject/endorsementComment");
        let comment = comment.map(|text| words("the comment", text, MAX_COMMENT)).transpose()?;
        let proof_value = |at: usize| {
            let value = text(&format!("/proof/{at}/proofValue"))?;
            let digits = value.strip_prefix('z').filter(|digits| digits.len() <= 88);
            let bytes = digits.and_then(|digits| bs58::decode(digits).into_vec().ok());
            let fine = bytes.is_some_and(|bytes| bytes.len() == 64);
            fine.then(|| value.to_owned()).ok_or_else(|| form("a `proofValue` is no signature"))
        };
        let subject = text("/credentialSubject/id")?;
        if oxrdf::NamedNode::new(subject).is_err() {
            return Err(form(format!("`{subject}` is no credential's id")));
        }
        Ok(Self {
            name: words("the name", text("/name")?, MAX_NAME)?,
            multikey: multikey.to_owned(),
            endorser_name: words("the endorser's name", text("/issuer/name")?, MAX_NAME)?,
            valid_from: moment("/validFrom")?,
            subject: subject.to_owned(),
            comment,
            created: moment("/proof/0/created")?,
            proof_values: [proof_value(0)?, proof_value(1)?],
        })
    }

    /// Checks both signatures, with the key that the endorser's DID is.
    ///
    /// # Errors
    /// One does not match.
    pub fn verify(&self) -> Result<(), EndorsementFault> {
        let fault = |suite, reason| EndorsementFault::Signature { suite, reason };
        let key = PublicKey::from_multikey(&self.multikey);
        let secured = Secured::new(&self.value());
        let (Some(key), Some(secured)) = (key, secured) else {
            return Err(fault(super::SUITES[0], "it names no key".to_owned()));
        };
        // The cheap one first: what it covers is all that is said.
        for (suite, proof) in super::SUITES.into_iter().zip(secured.proofs()).rev() {
            secured.check(proof, key).map_err(|found| fault(suite, found.to_string()))?;
        }
        Ok(())
    }
}

/// A text that any verifier hashes alike.
fn words(what: &str, text: &str, max: usize) -> Result<String, EndorsementFault> {
    if text.trim().is_empty() {
        return Err(form(format!("{what} is empty")));
    }
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(form(format!("{what} holds a control character")));
    }
    if text.chars().count() > max {
        return Err(form(format!("{what} is longer than {max} characters")));
    }
    Ok(text.to_owned())
}

/// What of a document is not as it is written here.
fn difference(read: &Endorsement, document: &Value) -> String {
    let expected = read.value();
    let (Value::Object(expected), Value::Object(document)) = (&expected, document) else {
        return "it is no JSON object".to_owned();
    };
    if let Some(key) = document.keys().find(|key| !expected.contains_key(*key)) {
        return format!("it holds `{key}`, which no endorsement here has");
    }
    let other = expected.iter().find(|(key, value)| document.get(*key) != Some(value));
    match other.map(|(key, _)| key.as_str()) {
        Some("@context") => format!("its contexts are not `{}`", CONTEXTS.join("` and `")),
        Some("id") => {
            let id = id(read.subject(), &read.endorser());
            format!("its `id` is not `{id}`, which follows from the credential and the endorser")
        }
        Some(key) => format!("its `{key}` is not as `laureate endorse` writes it"),
        None => "it is not as `laureate endorse` writes it".to_owned(),
    }
}
