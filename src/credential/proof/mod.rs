//! Data Integrity proofs (W3C `vc-di-eddsa` 1.0), made and checked by the reference path;
//! of others also ECDSA (`vc-di-ecdsa` 1.0) and the older `Ed25519Signature2020`.
//!
//! A credential carries a set of two proofs, each over the document without any proof:
//! `eddsa-rdfc-2022` first, which the ecosystem verifies, then `eddsa-jcs-2022`, which also
//! covers the order of lists and needs no JSON-LD.

mod check;
mod make;
mod suite;

use std::fmt;

use sha2::{Digest, Sha256};

pub(in crate::credential) use check::supported;
pub use check::{ProofFault, Secured};
pub use make::{Proof, SignFault, SignedCredential, UnsignedCredential};
pub use suite::Suite;

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

/// The signature of a `proofValue`, which has that many bytes. Nothing where it is none.
fn decode_bytes(value: &str, length: usize) -> Option<Vec<u8>> {
    // A byte comes to less than 1.4 digits; the bound keeps hostile text cheap.
    let digits = value.strip_prefix('z').filter(|digits| digits.len() <= length * 7 / 5)?;
    bs58::decode(digits).into_vec().ok().filter(|bytes| bytes.len() == length)
}
