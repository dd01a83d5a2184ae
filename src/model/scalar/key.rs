//! Public keys.

use ed25519_dalek::VerifyingKey;

use crate::diagnostic::Code;
use crate::model::resolve::Problem;

/// The multicodec of an Ed25519 public key, as a varint.
const ED25519: [u8; 2] = [0xed, 0x01];

/// Takes an Ed25519 public key as a Multikey (Controlled Identifiers 1.0, section 2.2.2):
/// `z`, then base58btc of the codec and the 32 bytes of a point.
///
/// # Errors
/// Another encoding, another kind of key, a secret key, or no point of the curve that can
/// verify anything → [`Code::BadKey`].
pub(in crate::model) fn public_key(text: &str) -> Result<String, Problem> {
    let bad = |why: &str| {
        // The text is not shown: it could be a secret key.
        Problem::new(Code::BadKey, format!("this is not a public key: {why}"))
            .help("`laureate key new` prints the entry to put here; it begins with `z6Mk`")
    };
    if text.len() > 100 {
        return Err(bad("it is too long"));
    }
    let base58 = text.strip_prefix('z').ok_or_else(|| bad("it does not begin with `z`"))?;
    let bytes = bs58::decode(base58).into_vec().map_err(|_| bad("it is not base58"))?;
    let point = match bytes.strip_prefix(&ED25519) {
        Some(point) => point,
        None if bytes.starts_with(&[0x80, 0x26]) => {
            return Err(bad("it is a secret key, which must never stand here")
                .help("make a new key with `laureate key new`: this one is no longer secret"));
        }
        None => return Err(bad("it is no Ed25519 key")),
    };
    let point: [u8; 32] = point.try_into().map_err(|_| bad("it has not the length of one"))?;
    let key = VerifyingKey::from_bytes(&point).map_err(|_| bad("it is no point of the curve"))?;
    if key.is_weak() {
        return Err(bad("it is a weak point of the curve"));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn multikey(prefix: &[u8], bytes: &[u8]) -> String {
        format!("z{}", bs58::encode([prefix, bytes].concat()).into_string())
    }

    #[test]
    fn takes_points_of_the_curve_only() {
        let key = ed25519_dalek::SigningKey::from_bytes(&[7; 32]).verifying_key().to_bytes();
        assert!(public_key(&multikey(&ED25519, &key)).is_ok());
        let why = |text: &str| public_key(text).unwrap_err().message;
        assert!(why(&multikey(&[0x80, 0x26], &key)).contains("secret"));
        assert!(why(&multikey(&[0x80, 0x24], &key)).contains("no Ed25519"));
        assert!(why(&multikey(&ED25519, &key[..31])).contains("length"));
        assert!(why(&multikey(&ED25519, &[0; 32])).contains("weak"));
        assert!(why(&multikey(&ED25519, &[2; 32])).contains("no point"));
        assert!(why("").contains('z'));
        assert!(why("z0OIl").contains("base58"));
        assert!(why(&"z".repeat(101)).contains("long"));
    }
}
