//! Checking proofs.

use std::cell::{Cell, OnceCell};
use std::sync::Arc;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256, Sha384};
use thiserror::Error;

use super::{Cryptosuite, Suite, decode_bytes};
use crate::credential::canonical::{self, CanonicalError, Hash};
use crate::credential::contexts::Contexts;
use crate::credential::fast::{Canonicaliser, Tree};
use crate::credential::{Algorithm, VerificationKey};

/// Published types of proof that may stand beside ours.
const FOREIGN_TYPES: [&str; 6] = [
    "BbsBlsSignature2020",
    "BbsBlsSignatureProof2020",
    "EcdsaSecp256k1Signature2019",
    "Ed25519Signature2018",
    "JsonWebSignature2020",
    "RsaSignature2018",
];

/// Published cryptosuites that may stand beside ours.
const FOREIGN_SUITES: [&str; 6] = [
    "bbs-2023",
    "ecdsa-2019",
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
    contexts: Contexts,
    canonicaliser: Option<Arc<Canonicaliser>>,
    /// Whether a proof that covers each letter of the document has held.
    is_exact: Cell<bool>,
    rdfc: OnceCell<Canonical>,
    rdfc_384: OnceCell<Canonical>,
    jcs: OnceCell<Canonical>,
}

/// A canonical form, or why there is none.
type Canonical = Result<String, CanonicalError>;

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
        Some(Self {
            unsigned: Value::Object(unsigned),
            proofs,
            contexts: Contexts::default(),
            canonicaliser: None,
            is_exact: Cell::new(false),
            rdfc: OnceCell::new(),
            rdfc_384: OnceCell::new(),
            jcs: OnceCell::new(),
        })
    }

    /// The same, which may name other contexts too.
    #[must_use]
    pub fn with_contexts(self, contexts: Contexts) -> Self {
        Self { contexts, ..self }
    }

    /// The same, which may be canonicalised at speed once a proof over its JSON has held:
    /// from then on it is known to be, letter by letter, what was signed.
    #[must_use]
    pub(in crate::credential) fn with_canonicaliser(
        self,
        canonicaliser: Arc<Canonicaliser>,
    ) -> Self {
        Self { canonicaliser: Some(canonicaliser), ..self }
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
    pub fn check(&self, proof: &Value, key: impl Into<VerificationKey>) -> Result<(), ProofFault> {
        let key = key.into();
        let (suite, proof) = supported(proof)?;
        if !suite.takes(key.algorithm()) {
            return Err(malformed("its key is of another kind than it"));
        }
        let length = if key.algorithm() == Algorithm::P384 { 96 } else { 64 };
        let signature =
            text(proof, "proofValue").and_then(|value| decode_bytes(value, length)).ok_or_else(
                || malformed(&format!("its `proofValue` is not {length} bytes in base58btc")),
            )?;
        let mut options = proof.clone();
        options.remove("proofValue");
        let context = self.unsigned.get("@context").cloned().unwrap_or_default();
        // A context added later could change what the signed words mean, so the standard's
        // "starts with" is taken as "is".
        if proof.get("@context").is_some_and(|signed| *signed != context) {
            return Err(malformed("its `@context` is not that of the document"));
        }
        if suite.is_rdf() {
            options.insert("@context".to_owned(), context);
        }
        let message = self.message(suite, &Value::Object(options), key.algorithm())?;
        if !key.verifies(&message, &signature) {
            return Err(ProofFault::Signature);
        }
        if suite == Suite::Own(Cryptosuite::EddsaJcs2022) {
            self.is_exact.set(true);
        }
        Ok(())
    }

    /// What is signed: the hash of the proof's options, then that of the document.
    fn message(
        &self,
        suite: Suite,
        options: &Value,
        algorithm: Algorithm,
    ) -> Result<Vec<u8>, CanonicalError> {
        let hash = if algorithm == Algorithm::P384 { Hash::Sha384 } else { Hash::Sha256 };
        let (options, document) = if suite.is_rdf() {
            (self.canonical(options, hash)?, self.rdfc(hash)?)
        } else {
            (canonical::jcs(options)?, self.jcs()?)
        };
        Ok(match hash {
            Hash::Sha256 => [Sha256::digest(options), Sha256::digest(document)].concat(),
            Hash::Sha384 => [Sha384::digest(options), Sha384::digest(document)].concat(),
        })
    }

    fn rdfc(&self, hash: Hash) -> Result<&str, CanonicalError> {
        let cell = match hash {
            Hash::Sha256 => &self.rdfc,
            Hash::Sha384 => &self.rdfc_384,
        };
        let made = cell.get_or_init(|| self.canonical(&self.unsigned, hash));
        made.as_deref().map_err(Clone::clone)
    }

    fn canonical(&self, value: &Value, hash: Hash) -> Result<String, CanonicalError> {
        let fast = self.canonicaliser.as_ref().filter(|_| self.is_exact.get());
        match fast.zip(Tree::read(value)) {
            Some((fast, tree)) if hash == Hash::Sha256 => {
                canonical::bound(value)?;
                fast.rdfc(&tree)
            }
            _ => canonical::rdfc_with(value, &self.contexts, hash),
        }
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
) -> Result<(Suite, &Map<String, Value>), ProofFault> {
    let proof = proof.as_object().ok_or_else(|| malformed("it is no object"))?;
    let suite = match text(proof, "type").ok_or_else(|| malformed("it has no `type`"))? {
        "DataIntegrityProof" => {
            let name = text(proof, "cryptosuite");
            let name = name.ok_or_else(|| malformed("it has no `cryptosuite`"))?;
            Suite::named(name).ok_or_else(|| other(&FOREIGN_SUITES, name, "suite"))?
        }
        "Ed25519Signature2020" => Suite::Ed25519Signature2020,
        kind => return Err(other(&FOREIGN_TYPES, kind, "type")),
    };
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
