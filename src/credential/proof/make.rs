//! Making proofs.

use serde_json::{Map, Value, json};
use thiserror::Error;

use super::{Cryptosuite, encode_signature, message};
use crate::credential::SigningKey;
use crate::credential::canonical::{self, CanonicalError};

/// A document that is yet to be signed.
#[derive(Debug, Clone)]
pub struct UnsignedCredential(Map<String, Value>);

/// A document with its proof set.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedCredential(Map<String, Value>);

/// What a proof says about itself.
#[derive(Debug, Clone, Copy)]
pub struct Proof<'a> {
    /// When it counts as made: RFC 3339 in UTC.
    pub created: &'a str,
    /// The key, as `<did>#<multikey>`.
    pub verification_method: &'a str,
}

/// Why a document cannot be signed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SignFault {
    /// It is no JSON object.
    #[error("it is no JSON object")]
    NoObject,
    /// It has no `@context`.
    #[error("it has no `@context`")]
    NoContext,
    /// It has a proof already.
    #[error("it is signed already")]
    Signed,
    /// It has no canonical form.
    #[error(transparent)]
    Canonical(#[from] CanonicalError),
}

impl UnsignedCredential {
    /// Takes a document that can be signed.
    ///
    /// # Errors
    /// It is no object, names no context, or has a proof already.
    pub fn new(document: Value) -> Result<Self, SignFault> {
        let Value::Object(document) = document else { return Err(SignFault::NoObject) };
        if !document.contains_key("@context") {
            return Err(SignFault::NoContext);
        }
        if document.contains_key("proof") {
            return Err(SignFault::Signed);
        }
        Ok(Self(document))
    }

    /// Signs with both suites, through the general-purpose libraries.
    ///
    /// # Errors
    /// The document has no canonical form: a context is unknown, a term undefined, an IRI
    /// relative.
    pub fn sign(self, key: &SigningKey, proof: Proof<'_>) -> Result<SignedCredential, SignFault> {
        let suites = [Cryptosuite::EddsaRdfc2022, Cryptosuite::EddsaJcs2022];
        self.sign_with(&suites, key, proof)
    }

    /// Signs with the suites given, in their order.
    ///
    /// # Errors
    /// As for [`Self::sign`].
    pub fn sign_with(
        self,
        suites: &[Cryptosuite],
        key: &SigningKey,
        proof: Proof<'_>,
    ) -> Result<SignedCredential, SignFault> {
        let mut document = self.0;
        let context = document.get("@context").cloned().unwrap_or_default();
        let unsigned = Value::Object(document);
        let mut proofs = Vec::with_capacity(suites.len());
        for suite in suites {
            proofs.push(proof.made(*suite, &context, &unsigned, key)?);
        }
        let Value::Object(taken) = unsigned else { return Err(SignFault::NoObject) };
        document = taken;
        document.insert("proof".to_owned(), Value::Array(proofs));
        Ok(SignedCredential(document))
    }
}

impl Proof<'_> {
    /// What of the proof is signed along with a document of this `@context`: everything but
    /// `proofValue`.
    pub fn options(self, suite: Cryptosuite, context: &Value) -> Value {
        json!({
            "@context": context,
            "type": "DataIntegrityProof",
            "cryptosuite": suite.name(),
            "created": self.created,
            "verificationMethod": self.verification_method,
            "proofPurpose": "assertionMethod",
        })
    }

    fn made(
        self,
        suite: Cryptosuite,
        context: &Value,
        unsigned: &Value,
        key: &SigningKey,
    ) -> Result<Value, CanonicalError> {
        let mut options = self.options(suite, context);
        let message = match suite {
            Cryptosuite::EddsaRdfc2022 => {
                message(&canonical::rdfc(&options)?, &canonical::rdfc(unsigned)?)
            }
            Cryptosuite::EddsaJcs2022 => {
                message(&canonical::jcs(&options)?, &canonical::jcs(unsigned)?)
            }
        };
        if let Value::Object(proof) = &mut options {
            if suite == Cryptosuite::EddsaRdfc2022 {
                proof.remove("@context"); // only hashed, never said (section 3.2.5)
            }
            proof.insert("proofValue".to_owned(), encode_signature(&key.sign(&message)).into());
        }
        Ok(options)
    }
}

impl SignedCredential {
    /// The document with its proofs.
    pub fn as_object(&self) -> &Map<String, Value> {
        &self.0
    }

    /// The document with its proofs, as a value.
    pub fn into_value(self) -> Value {
        Value::Object(self.0)
    }
}
