//! Checking proofs.

use std::cell::OnceCell;

use serde_json::{Map, Value};
use thiserror::Error;

use super::{Cryptosuite, decode_signature, message};
use crate::credential::PublicKey;
use crate::credential::canonical::{self, CanonicalError};

/// A document that claims to be signed, taken apart: the document without proofs, and each
/// proof. Canonical forms are made once, when first asked for.
pub struct Secured {
    unsigned: Value,
    proofs: Vec<Value>,
    rdfc: OnceCell<Result<String, CanonicalError>>,
    jcs: OnceCell<Result<String, CanonicalError>>,
}

/// Why a proof does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProofFault {
    /// The proof is not of a kind that can be judged here.
    #[error("{0}")]
    Unsupported(String),
    /// The proof is not what the standard prescribes.
    #[error("{0}")]
    Malformed(String),
    /// The document has no canonical form.
    #[error(transparent)]
    Canonical(#[from] CanonicalError),
    /// The signature is of another key or another document.
    #[error(
        "the signature does not match: the document or the proof was changed, or signed by another key"
    )]
    Signature,
}

impl Secured {
    /// Takes a document apart. Nothing where it is no object.
    pub fn new(document: &Value) -> Option<Self> {
        let mut unsigned = document.as_object()?.clone();
        let proofs = match unsigned.remove("proof") {
            None => Vec::new(),
            Some(Value::Array(proofs)) => proofs,
            Some(proof) => vec![proof],
        };
        let (rdfc, jcs) = (OnceCell::new(), OnceCell::new());
        Some(Self { unsigned: Value::Object(unsigned), proofs, rdfc, jcs })
    }

    /// The document without its proofs.
    pub fn unsigned(&self) -> &Value {
        &self.unsigned
    }

    /// Its proofs, as they stand.
    pub fn proofs(&self) -> &[Value] {
        &self.proofs
    }

    /// Checks one proof with the key that its `verificationMethod` was found to be.
    /// Whose key that is, and whether it counted then, is for the caller to judge.
    ///
    /// # Errors
    /// The proof is of another type, suite or purpose, is malformed, or does not match.
    pub fn check(&self, proof: &Value, key: &PublicKey) -> Result<(), ProofFault> {
        let (suite, proof) = supported(proof)?;
        let signature = text(proof, "proofValue")
            .and_then(decode_signature)
            .ok_or_else(|| malformed("its `proofValue` is not 64 bytes in base58btc"))?;
        let mut options = proof.clone();
        options.remove("proofValue");
        let context = self.unsigned.get("@context").cloned().unwrap_or_default();
        // A context added later could change what the signed words mean, so the standard's
        // "starts with" is taken as "is".
        if proof.get("@context").is_some_and(|signed| *signed != context) {
            return Err(malformed("its `@context` is not that of the document"));
        }
        let message = match suite {
            Cryptosuite::EddsaRdfc2022 => {
                options.insert("@context".to_owned(), context);
                let options = canonical::rdfc(&Value::Object(options))?;
                message(&options, self.rdfc()?)
            }
            Cryptosuite::EddsaJcs2022 => {
                let options = canonical::jcs(&Value::Object(options))?;
                message(&options, self.jcs()?)
            }
        };
        if key.verifies(&message, &signature) { Ok(()) } else { Err(ProofFault::Signature) }
    }

    fn rdfc(&self) -> Result<&str, CanonicalError> {
        let made = self.rdfc.get_or_init(|| canonical::rdfc(&self.unsigned));
        made.as_deref().map_err(Clone::clone)
    }

    fn jcs(&self) -> Result<&str, CanonicalError> {
        let made = self.jcs.get_or_init(|| canonical::jcs(&self.unsigned));
        made.as_deref().map_err(Clone::clone)
    }
}

/// The suite of a proof, where it can be judged here.
///
/// # Errors
/// The proof is no object, or of a type, suite or purpose that is not judged here.
pub(in crate::credential) fn supported(
    proof: &Value,
) -> Result<(Cryptosuite, &Map<String, Value>), ProofFault> {
    let proof = proof.as_object().ok_or_else(|| malformed("it is no object"))?;
    match text(proof, "type") {
        Some("DataIntegrityProof") => {}
        Some(other) => {
            return Err(unsupported(format!("proofs of type `{other}` are not checked")));
        }
        None => return Err(malformed("it has no `type`")),
    }
    let name = text(proof, "cryptosuite").ok_or_else(|| malformed("it has no `cryptosuite`"))?;
    let Some(suite) = Cryptosuite::named(name) else {
        return Err(unsupported(format!("the cryptosuite `{name}` is not checked")));
    };
    if proof.contains_key("previousProof") {
        return Err(unsupported("chains of proofs are not checked".to_owned()));
    }
    match text(proof, "proofPurpose") {
        Some("assertionMethod") => Ok((suite, proof)),
        _ => Err(malformed("its `proofPurpose` is not `assertionMethod`")),
    }
}

fn text<'a>(proof: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    proof.get(key)?.as_str()
}

fn malformed(what: &str) -> ProofFault {
    ProofFault::Malformed(what.to_owned())
}

fn unsupported(what: String) -> ProofFault {
    ProofFault::Unsupported(what)
}
