//! Proof sets at speed.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{SignedCredential, issuer};
use crate::credential::SigningKey;
use crate::credential::canonical::CanonicalError;
use crate::credential::fast::{Canonicaliser, Fields, Tree, proof_value};
use crate::credential::proof::{Proof, SignFault, UnsignedCredential};

/// What signs, and under which name.
pub(super) struct Signer {
    key: SigningKey,
    multikey: String,
    /// `<did>#<multikey>`.
    method: String,
    canonicaliser: Canonicaliser,
}

impl Signer {
    /// The key of that issuer.
    pub(super) fn new(key: SigningKey, did: &str, multikey: String) -> Self {
        let method = issuer::method_id(did, &multikey);
        Self { key, multikey, method, canonicaliser: Canonicaliser::default() }
    }

    /// The public half of the key.
    pub(super) fn multikey(&self) -> &str {
        &self.multikey
    }

    /// As [`Signer::sign`], by the general-purpose libraries.
    pub(super) fn sign_by_reference(
        &self,
        document: &Tree<'_>,
        created: &str,
    ) -> Result<Value, SignFault> {
        let proof = Proof { created, verification_method: &self.method };
        let signed = UnsignedCredential::new(document.value())?.sign(&self.key, proof)?;
        Ok(signed.into_value())
    }

    /// The document with both proofs, as [`UnsignedCredential::sign`] makes them.
    ///
    /// # Errors
    /// The document has no canonical form.
    pub(super) fn sign(
        &self,
        document: &Tree<'_>,
        created: &str,
    ) -> Result<SignedCredential, CanonicalError> {
        let context = context(document);
        let rdfc = {
            let options = self.options("eddsa-rdfc-2022", created);
            let with_context = Fields::default().with_if("@context", context.clone());
            let hashed = self.canonicaliser.rdfc(&with_context.and(options.clone()).tree())?;
            // The context is only hashed, never said (EdDSA Cryptosuites, section 3.2.5).
            self.proof(options, &hashed, &self.canonicaliser.rdfc(document)?)
        };
        let jcs = {
            let options = Fields::default().with_if("@context", context);
            let options = options.and(self.options("eddsa-jcs-2022", created));
            let hashed = self.canonicaliser.jcs(&options.clone().tree())?;
            self.proof(options, &hashed, &self.canonicaliser.jcs(document)?)
        };
        let json = document.pretty_with("proof", &Tree::List(vec![rdfc, jcs]));
        Ok(SignedCredential { json })
    }

    fn options<'a>(&'a self, suite: &'static str, created: &'a str) -> Fields<'a> {
        Fields::default()
            .word("type", "DataIntegrityProof")
            .word("cryptosuite", suite)
            .text("created", created)
            .iri("verificationMethod", self.method.as_str())
            .word("proofPurpose", "assertionMethod")
    }

    /// A proof: its options, and the signature over both hashes, that of the options first.
    fn proof<'a>(&self, options: Fields<'a>, hashed: &str, document: &str) -> Tree<'a> {
        let mut message = [0; 64];
        message[..32].copy_from_slice(&Sha256::digest(hashed));
        message[32..].copy_from_slice(&Sha256::digest(document));
        options.text("proofValue", proof_value(&self.key.sign(&message))).tree()
    }
}

fn context<'a>(document: &Tree<'a>) -> Option<Tree<'a>> {
    let Tree::Map(fields) = document else { return None };
    fields.iter().find(|(key, _)| *key == "@context").map(|(_, context)| context.clone())
}
