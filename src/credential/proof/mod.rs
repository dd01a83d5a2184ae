//! Data Integrity proofs (W3C `vc-di-eddsa` 1.0), made and checked by
//! the reference path.
//!
//! A credential carries a set of two proofs, each over the document without any proof:
//! `eddsa-rdfc-2022` first, which the ecosystem verifies, then `eddsa-jcs-2022`, which also
//! covers the order of lists and needs no JSON-LD.

mod check;
mod make;

use std::fmt;

use sha2::{Digest, Sha256};

pub(in crate::credential) use check::supported;
pub use check::{ProofFault, Secured};
pub use make::{Proof, SignFault, SignedCredential, UnsignedCredential};

/// How a proof is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cryptosuite {
    /// Canonical N-Quads (section 3.2).
    EddsaRdfc2022,
    /// Canonical JSON (section 3.3).
    EddsaJcs2022,
}

impl Cryptosuite {
    /// The suite of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::EddsaRdfc2022, Self::EddsaJcs2022].into_iter().find(|suite| suite.name() == name)
    }

    /// Its name in a proof.
    pub fn name(self) -> &'static str {
        match self {
            Self::EddsaRdfc2022 => "eddsa-rdfc-2022",
            Self::EddsaJcs2022 => "eddsa-jcs-2022",
        }
    }
}

impl fmt::Display for Cryptosuite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What is signed: the hash of the canonical proof options, then of the canonical document.
pub fn message(proof: &str, document: &str) -> [u8; 64] {
    let mut message = [0; 64];
    message[..32].copy_from_slice(&Sha256::digest(proof));
    message[32..].copy_from_slice(&Sha256::digest(document));
    message
}

/// A signature as a proof says it: `z` and base58btc.
pub fn encode_signature(signature: &[u8; 64]) -> String {
    format!("z{}", bs58::encode(signature).into_string())
}

/// The signature of a `proofValue`. Nothing where it is none.
pub fn decode_signature(value: &str) -> Option<[u8; 64]> {
    // 64 bytes come to at most 88 digits; the bound keeps hostile text cheap.
    let digits = value.strip_prefix('z').filter(|digits| digits.len() <= 88)?;
    bs58::decode(digits).into_vec().ok()?.try_into().ok()
}
