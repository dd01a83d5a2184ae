//! The secret that signs.

use ed25519_dalek::Signer;

/// An Ed25519 secret key. It is not cloned, shown or serialised, and is wiped when dropped.
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// The key of a 32-byte seed (RFC 8032, section 5.1.5).
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// Its public half as a Multikey, `z6Mk…` (Controlled Identifiers 1.0, section 2.2.2).
    pub fn multikey(&self) -> String {
        let mut bytes = [0; 34];
        bytes[..2].copy_from_slice(&[0xed, 0x01]);
        bytes[2..].copy_from_slice(self.0.verifying_key().as_bytes());
        format!("z{}", bs58::encode(bytes).into_string())
    }

    /// The signature of `message`.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}
