//! Checking proofs.

use std::cell::OnceCell;

use serde_json::{Map, Value};
use thiserror::Error;

use super::{Cryptosuite, decode_signature, message};
use crate::credential::PublicKey;
use crate::credential::canonical::{self, CanonicalError};

/// Published types of proof that may stand beside ours.
const FOREIGN_TYPES: [&str; 7] = [
    "BbsBlsSignature2020",
    "BbsBlsSignatureProof2020",
    "EcdsaSecp256k1Signature2019",
    "Ed25519Signature2018",
    "Ed25519Signature2020",
    "JsonWebSignature2020",
    "RsaSignature2018",
];

/// Published cryptosuites that may stand beside ours.
const FOREIGN_SUITES: [&str; 8] = [
    "bbs-2023",
    "ecdsa-2019",
    "ecdsa-jcs-2019",
    "ecdsa-rdfc-2019",
    "ecdsa-sd-2023",
    "eddsa-2022",
    "json-eddsa-2022",
    "mldsa44-rdfc-2024",
];

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
    /// The proof is of a published kind that is not judged here.
    #[error("{0}")]
    Foreign(String),
    /// The proof is of no known kind, or of a form that is not judged here.
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
    let kind = text(proof, "type").ok_or_else(|| malformed("it has no `type`"))?;
    if kind != "DataIntegrityProof" {
        return Err(other(&FOREIGN_TYPES, kind, "type"));
    }
    let name = text(proof, "cryptosuite").ok_or_else(|| malformed("it has no `cryptosuite`"))?;
    let suite = Cryptosuite::named(name).ok_or_else(|| other(&FOREIGN_SUITES, name, "suite"))?;
    if proof.contains_key("previousProof") {
        return Err(ProofFault::Unsupported("chains of proofs are not checked".to_owned()));
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

fn other(foreign: &[&str], name: &str, what: &str) -> ProofFault {
    let detail = format!("proofs of the {what} `{name}` are not checked");
    if foreign.contains(&name) {
        ProofFault::Foreign(detail)
    } else {
        ProofFault::Unsupported(detail)
    }
}
