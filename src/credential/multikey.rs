//! Ed25519 keys as Multikey text (Controlled Identifiers 1.0, section 2.2.2): `z`, then
//! base58btc of a two-byte code and 32 bytes.

use zeroize::Zeroizing;

/// `ed25519-pub` as a varint.
const PUBLIC: [u8; 2] = [0xed, 0x01];
/// `ed25519-priv` as a varint.
const SECRET: [u8; 2] = [0x80, 0x26];

/// The Multikey of a public key: `z6Mk…`.
pub fn encode_public(key: &[u8; 32]) -> String {
    encode(PUBLIC, key).to_string()
}

/// The bytes of a public Multikey. Nothing where it is none, or of another kind.
pub fn decode_public(text: &str) -> Option<[u8; 32]> {
    decode(PUBLIC, text).map(|key| *key)
}

/// The Multikey of a secret seed: `z3u2…`.
pub fn encode_secret(seed: &[u8; 32]) -> Zeroizing<String> {
    encode(SECRET, seed)
}

/// The seed of a secret Multikey. Nothing where it is none, or of another kind.
pub fn decode_secret(text: &str) -> Option<Zeroizing<[u8; 32]>> {
    decode(SECRET, text)
}

fn encode(code: [u8; 2], key: &[u8; 32]) -> Zeroizing<String> {
    let mut bytes = Zeroizing::new([0; 34]);
    bytes[..2].copy_from_slice(&code);
    bytes[2..].copy_from_slice(key);
    let mut text = Zeroizing::new(String::with_capacity(64));
    text.push('z');
    text.push_str(&Zeroizing::new(bs58::encode(bytes.as_slice()).into_string()));
    text
}

fn decode(code: [u8; 2], text: &str) -> Option<Zeroizing<[u8; 32]>> {
    // 34 bytes come to at most 47 digits; the bound keeps hostile text cheap.
    let digits = text.strip_prefix('z').filter(|digits| digits.len() <= 47)?;
    let mut bytes = Zeroizing::new([0; 36]);
    let length = bs58::decode(digits).onto(bytes.as_mut_slice()).ok()?;
    let key = bytes[..length].strip_prefix(&code)?;
    let mut result = Zeroizing::new([0; 32]);
    (key.len() == 32).then(|| {
        result.copy_from_slice(key);
        result
    })
}
