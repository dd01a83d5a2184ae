//! The kinds of proof that are judged.

use super::Cryptosuite;
use crate::credential::Algorithm;

/// A kind of proof that is judged. [`Cryptosuite`] names those that are also made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suite {
    /// A cryptosuite that is also made here.
    Own(Cryptosuite),
    /// ECDSA over canonical N-Quads (*ECDSA Cryptosuites v1.0*, section 3.2).
    EcdsaRdfc2019,
    /// ECDSA over canonical JSON (section 3.3).
    EcdsaJcs2019,
    /// The type of proof from before there were cryptosuites (*`EdDSA` Cryptosuites v1.0*,
    /// section 3.4): made as `eddsa-rdfc-2022`.
    Ed25519Signature2020,
}

impl Suite {
    /// The suite of a `DataIntegrityProof` of that name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "ecdsa-rdfc-2019" => Some(Self::EcdsaRdfc2019),
            "ecdsa-jcs-2019" => Some(Self::EcdsaJcs2019),
            _ => Cryptosuite::named(name).map(Self::Own),
        }
    }

    /// Whether it signs canonical N-Quads, not canonical JSON.
    pub fn is_rdf(self) -> bool {
        !matches!(self, Self::EcdsaJcs2019 | Self::Own(Cryptosuite::EddsaJcs2022))
    }

    /// Whether a key of that kind can sign so.
    pub fn takes(self, algorithm: Algorithm) -> bool {
        let is_ecdsa = matches!(self, Self::EcdsaRdfc2019 | Self::EcdsaJcs2019);
        is_ecdsa == (algorithm != Algorithm::Ed25519)
    }
}
