//! Ed25519 keys (RFC 8032).

use std::fmt;

use ed25519_dalek::pkcs8::DecodePrivateKey;
use ed25519_dalek::{Signature, Signer, VerifyingKey};
use thiserror::Error;
use zeroize::Zeroizing;

use super::multikey;

/// A secret key. It cannot be copied, printed or serialised, and its memory is wiped.
pub struct SigningKey(ed25519_dalek::SigningKey);

/// Why a text is no secret key. Never holds any of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeyFault {
    /// Neither a secret Multikey nor PEM.
    #[error("it is neither a Multikey `z3u2…` nor a PKCS#8 PEM")]
    UnknownForm,
    /// A public Multikey.
    #[error("it is a public key, not a secret one")]
    Public,
    /// A PEM that holds no Ed25519 key, or one behind a password.
    #[error("the PEM holds no unencrypted Ed25519 key in PKCS#8")]
    Pem,
}

impl SigningKey {
    /// The key of a seed: 32 random bytes.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// Takes a secret Multikey (`z3u2…`) or a PKCS#8 PEM; spaces around it do not count.
    ///
    /// # Errors
    /// The text is neither, or holds no Ed25519 secret.
    pub fn from_text(text: &str) -> Result<Self, KeyFault> {
        let text = text.trim();
        if text.starts_with("-----BEGIN") {
            return Self::from_pem(text);
        }
        match Self::from_multikey(text) {
            Some(key) => Ok(key),
            None if multikey::decode_public(text).is_some() => Err(KeyFault::Public),
            None => Err(KeyFault::UnknownForm),
        }
    }

    /// The key of a secret Multikey. Nothing where it is none.
    pub fn from_multikey(text: &str) -> Option<Self> {
        multikey::decode_secret(text).map(|seed| Self::from_seed(&seed))
    }

    /// The key of a PKCS#8 PEM (RFC 8410).
    ///
    /// # Errors
    /// The PEM is broken, encrypted, or holds another kind of key.
    pub fn from_pem(text: &str) -> Result<Self, KeyFault> {
        ed25519_dalek::SigningKey::from_pkcs8_pem(text).map(Self).map_err(|_| KeyFault::Pem)
    }

    /// The secret Multikey, for the file that keeps it.
    pub fn to_multikey(&self) -> Zeroizing<String> {
        multikey::encode_secret(self.0.as_bytes())
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// The public half as a Multikey: `z6Mk…`.
    pub fn multikey(&self) -> String {
        self.public().to_multikey()
    }

    /// Signs. The same message gives the same signature.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

/// A public key: a point of the curve.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// The key of 32 bytes. Nothing where they are no point, or one of the few points with
    /// which anything verifies.
    pub fn from_bytes(bytes: &[u8; 32]) -> Option<Self> {
        VerifyingKey::from_bytes(bytes).ok().filter(|key| !key.is_weak()).map(Self)
    }

    /// The key of a public Multikey (`z6Mk…`). Nothing where it is none.
    pub fn from_multikey(text: &str) -> Option<Self> {
        Self::from_bytes(&multikey::decode_public(text)?)
    }

    /// The Multikey: `z6Mk…`.
    pub fn to_multikey(self) -> String {
        multikey::encode_public(self.0.as_bytes())
    }

    /// Whether `signature` is of this key and this message, strictly: no point of small
    /// order, no second form of a signature.
    pub fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_multikey())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}
