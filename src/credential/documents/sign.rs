//! Proof sets at speed.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::signatures::Pair;
use super::{SignedCredential, issuer};
use crate::credential::SigningKey;
use crate::credential::canonical::CanonicalError;
use crate::credential::fast::{self, Canonicaliser, Fields, Tree, proof_value};
use crate::credential::proof::{Proof, SignFault, UnsignedCredential};

/// What signs, and under which name.
pub(super) struct Signer {
    key: SigningKey,
    multikey: String,
    /// `<did>#<multikey>`.
    method: String,
    canonicaliser: Canonicaliser,
    /// What [`Signer::option_hashes`] has hashed already, by time and contexts.
    known: RwLock<BTreeMap<String, OptionHashes>>,
}

/// SHA-256 of the canonical options of the `eddsa-rdfc-2022` proof, and of the other.
type OptionHashes = [[u8; 32]; 2];

/// The most times whose hashes are remembered: some ten years of days.
const MOST_KNOWN: usize = 4096;

impl Signer {
    /// The key of that issuer.
    pub(super) fn new(key: SigningKey, did: &str, multikey: String) -> Self {
        let method = issuer::method_id(did, &multikey);
        Self {
            key,
            multikey,
            method,
            canonicaliser: Canonicaliser::default(),
            known: RwLock::default(),
        }
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
        let signatures = self.signatures(document, &fast::jcs(document)?, created)?;
        let proofs = self.proofs(document, created, &signatures);
        Ok(SignedCredential { json: document.pretty_with("proof", &proofs) })
    }

    /// As [`Signer::sign`], on one line: for what holds many documents.
    ///
    /// # Errors
    /// As for [`Signer::sign`].
    pub(super) fn sign_compact(
        &self,
        document: &Tree<'_>,
        created: &str,
    ) -> Result<SignedCredential, CanonicalError> {
        let json = fast::jcs(document)?;
        let signatures = self.signatures(document, &json, created)?;
        SignedCredential::sealed(json, &self.proofs(document, created, &signatures))
    }

    /// Both signatures of a document, of which `jcs` is the RFC 8785 form.
    ///
    /// # Errors
    /// As for [`Signer::sign`].
    pub(super) fn signatures(
        &self,
        document: &Tree<'_>,
        jcs: &str,
        created: &str,
    ) -> Result<Pair, CanonicalError> {
        let hashes = self.option_hashes(context(document).as_ref(), created)?;
        let rdfc = self.canonicaliser.rdfc(document)?;
        Ok([self.signature(&hashes[0], &rdfc), self.signature(&hashes[1], jcs)])
    }

    /// Both proofs of a document.
    pub(super) fn proofs<'t>(
        &'t self,
        document: &Tree<'t>,
        created: &str,
        [rdfc, jcs]: &Pair,
    ) -> Tree<'t> {
        // The context is only hashed with the first, never said (EdDSA Cryptosuites, 3.2.5).
        let options = self.options("eddsa-rdfc-2022", created.to_owned());
        let first = options.text("proofValue", proof_value(rdfc)).tree();
        let options = Fields::default().with_if("@context", context(document));
        let options = options.and(self.options("eddsa-jcs-2022", created.to_owned()));
        Tree::List(vec![first, options.text("proofValue", proof_value(jcs)).tree()])
    }

    /// The hashes of both proofs' options. Awards of one day share them.
    fn option_hashes(
        &self,
        context: Option<&Tree<'_>>,
        created: &str,
    ) -> Result<OptionHashes, CanonicalError> {
        let contexts = context.map_or_else(|| Ok(String::new()), fast::jcs)?;
        let name = format!("{created} {contexts}");
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner).get(&name).copied();
        if let Some(hashes) = known {
            return Ok(hashes);
        }
        let with_context = |suite| {
            let fields = Fields::default().with_if("@context", context.cloned());
            fields.and(self.options(suite, created)).tree()
        };
        let rdfc = self.canonicaliser.rdfc(&with_context("eddsa-rdfc-2022"))?;
        let jcs = fast::jcs(&with_context("eddsa-jcs-2022"))?;
        let hashes = [Sha256::digest(rdfc).into(), Sha256::digest(jcs).into()];
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() < MOST_KNOWN {
            known.insert(name, hashes);
        }
        Ok(hashes)
    }

    fn options<'a>(&'a self, suite: &'static str, created: impl Into<Cow<'a, str>>) -> Fields<'a> {
        Fields::default()
            .word("type", "DataIntegrityProof")
            .word("cryptosuite", suite)
            .text("created", created)
            .iri("verificationMethod", self.method.as_str())
            .word("proofPurpose", "assertionMethod")
    }

    /// The signature over both hashes, that of the options first.
    fn signature(&self, hashed: &[u8; 32], document: &str) -> [u8; 64] {
        let mut message = [0; 64];
        message[..32].copy_from_slice(hashed);
        message[32..].copy_from_slice(&Sha256::digest(document));
        self.key.sign(&message)
    }
}

fn context<'a>(document: &Tree<'a>) -> Option<Tree<'a>> {
    let Tree::Map(fields) = document else { return None };
    fields.iter().find(|(key, _)| *key == "@context").map(|(_, context)| context.clone())
}
