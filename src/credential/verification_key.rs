//! Public keys of any kind that proofs are checked with.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use p256::ecdsa::signature::Verifier as _;
use serde_json::Value;

use super::PublicKey;

/// `p256-pub` as a varint.
const P256: [u8; 2] = [0x80, 0x24];
/// `p384-pub` as a varint.
const P384: [u8; 2] = [0x81, 0x24];

/// A public key: Ed25519, or ECDSA on a curve of NIST.
#[derive(Clone, Copy, PartialEq)]
pub struct VerificationKey(Kind);

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Ed25519(PublicKey),
    P256(p256::ecdsa::VerifyingKey),
    P384(p384::ecdsa::VerifyingKey),
}

/// What a key signs with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// `EdDSA` on Curve25519 (RFC 8032).
    Ed25519,
    /// ECDSA on P-256 with SHA-256 (FIPS 186-5).
    P256,
    /// ECDSA on P-384 with SHA-384 (FIPS 186-5).
    P384,
}

impl VerificationKey {
    /// The key of a public Multikey (Controlled Identifiers 1.0, section 2.2.2): `z6Mk…`,
    /// `zDn…` or `z82…`. Nothing where it is none, or of another kind.
    pub fn from_multikey(text: &str) -> Option<Self> {
        if let Some(key) = PublicKey::from_multikey(text) {
            return Some(Self(Kind::Ed25519(key)));
        }
        // 51 bytes come to at most 70 digits; the bound keeps hostile text cheap.
        let digits = text.strip_prefix('z').filter(|digits| digits.len() <= 70)?;
        let bytes = bs58::decode(digits).into_vec().ok()?;
        let kind = match bytes.split_first_chunk()? {
            (&P256, point) if point.len() == 33 => {
                Kind::P256(p256::ecdsa::VerifyingKey::from_sec1_bytes(point).ok()?)
            }
            (&P384, point) if point.len() == 49 => {
                Kind::P384(p384::ecdsa::VerifyingKey::from_sec1_bytes(point).ok()?)
            }
            _ => return None,
        };
        Some(Self(kind))
    }

    /// The key of a JSON Web Key (RFC 7517, RFC 8037). Nothing where it is none, or of
    /// another kind.
    pub fn from_jwk(key: &Value) -> Option<Self> {
        let text = |name: &str| key.get(name)?.as_str();
        let bytes = |name: &str| BASE64URL_NOPAD.decode(text(name)?.as_bytes()).ok();
        let point = |length: usize| {
            let (x, y) = (bytes("x")?, bytes("y")?);
            (x.len() == length && y.len() == length).then(|| [vec![4], x, y].concat())
        };
        let kind = match (text("kty")?, text("crv")?) {
            ("OKP", "Ed25519") => {
                Kind::Ed25519(PublicKey::from_bytes(&bytes("x")?.try_into().ok()?)?)
            }
            ("EC", "P-256") => {
                Kind::P256(p256::ecdsa::VerifyingKey::from_sec1_bytes(&point(32)?).ok()?)
            }
            ("EC", "P-384") => {
                Kind::P384(p384::ecdsa::VerifyingKey::from_sec1_bytes(&point(48)?).ok()?)
            }
            _ => return None,
        };
        Some(Self(kind))
    }

    /// What it signs with.
    pub fn algorithm(&self) -> Algorithm {
        match self.0 {
            Kind::Ed25519(_) => Algorithm::Ed25519,
            Kind::P256(_) => Algorithm::P256,
            Kind::P384(_) => Algorithm::P384,
        }
    }

    /// The Multikey.
    pub fn to_multikey(&self) -> String {
        let (code, point) = match &self.0 {
            Kind::Ed25519(key) => return key.to_multikey(),
            Kind::P256(key) => (P256, key.to_sec1_point(true).as_bytes().to_vec()),
            Kind::P384(key) => (P384, key.to_sec1_point(true).as_bytes().to_vec()),
        };
        format!("z{}", bs58::encode([code.to_vec(), point].concat()).into_string())
    }

    /// Whether `signature` is of this key and this message. Ed25519 strictly
    /// ([`PublicKey::verifies`]); ECDSA as 64 or 96 bytes, and in both its forms, for
    /// signers choose freely between them.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        match &self.0 {
            Kind::Ed25519(key) => {
                signature.try_into().is_ok_and(|signature| key.verifies(message, signature))
            }
            Kind::P256(key) => p256::ecdsa::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
            Kind::P384(key) => p384::ecdsa::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
        }
    }
}

impl From<PublicKey> for VerificationKey {
    fn from(key: PublicKey) -> Self {
        Self(Kind::Ed25519(key))
    }
}

impl From<&PublicKey> for VerificationKey {
    fn from(key: &PublicKey) -> Self {
        Self::from(*key)
    }
}

impl fmt::Display for VerificationKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_multikey())
    }
}

impl fmt::Debug for VerificationKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerificationKey({self})")
    }
}
