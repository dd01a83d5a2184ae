//! Secret keys that lie where everybody will read them.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};

/// How every Ed25519 secret key begins as a Multikey: base58btc of the bytes 0x80 0x26
/// (Controlled Identifiers 1.0, 2.2.2).
const MULTIKEY: &[u8] = b"z3u2";

/// How every Ed25519 secret key begins in PKCS #8: a sequence of version 0, the algorithm
/// 1.3.101.112 and 32 bytes (RFC 8410, 7).
const DER: &[u8] = &[
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

/// The same as base64, as far as it does not depend on the key.
const PKCS8: &[u8] = b"MC4CAQAwBQYDK2VwBCIEI";

/// Secret keys in the bytes of a file. The key itself is never repeated.
pub(crate) fn find(file: &Arc<str>, bytes: &[u8]) -> Vec<Diagnostic> {
    let fault = |range: Range<usize>, what: &str| {
        let message = format!("a secret key ({what}) lies in the content folder");
        // The lines of a secret must not be shown either, so only its head is marked.
        Diagnostic::error(Code::SecretInContent, Place::bytes(file, range), message)
            .help("take it out, also out of the history, and revoke the key: `laureate key revoke`")
    };
    let pem = pem(bytes).into_iter().map(|range| fault(range, "PEM"));
    let multikey = multikeys(bytes).into_iter().map(|range| fault(range, "Multikey"));
    let der = positions(bytes, DER).map(|at| fault(at..at + 1, "DER"));
    let base64 = pkcs8(bytes).into_iter().map(|range| fault(range, "PKCS #8"));
    // Text of two bytes a character, which some systems write.
    let wide = wide(bytes).then(|| fault(0..2, "in UTF-16"));
    pem.chain(multikey).chain(der).chain(base64).chain(wide).collect()
}

/// The body of a PEM file without its first line: [`DER`] as base64 (RFC 4648).
fn pkcs8(bytes: &[u8]) -> Vec<Range<usize>> {
    let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(byte);
    positions(bytes, PKCS8)
        .filter(|at| {
            // Inside a longer run of base64, such as a picture, it is there by chance.
            let is_start = at.checked_sub(1).is_none_or(|before| !is_base64(&bytes[before]));
            let key = &bytes[at + PKCS8.len()..];
            // 43 of the key follow; line breaks between them do not matter.
            let rest = key.iter().filter(|byte| !byte.is_ascii_whitespace());
            is_start && rest.take_while(|byte| is_base64(byte)).take(43).count() == 43
        })
        .map(|at| at..at + PKCS8.len())
        .collect()
}

/// Whether UTF-16 text, in either order of bytes, holds a secret key.
fn wide(bytes: &[u8]) -> bool {
    bytes.contains(&0)
        && (0..2).any(|first| {
            // All else is no ASCII, and so no part of a key.
            let narrow = |(low, high): (u8, u8)| if high == 0 && low.is_ascii() { low } else { 0 };
            let pairs = bytes[first.min(bytes.len())..].chunks(2);
            let text: Vec<u8> =
                pairs.map(|pair| narrow((pair[0], pair.get(1).copied().unwrap_or(0)))).collect();
            !(pem(&text).is_empty() && multikeys(&text).is_empty() && pkcs8(&text).is_empty())
        })
}

/// `-----BEGIN … PRIVATE KEY-----` (RFC 7468, and the older forms).
fn pem(bytes: &[u8]) -> Vec<Range<usize>> {
    let begins = positions(bytes, b"-----BEGIN ");
    begins
        .filter_map(|at| {
            let line = &bytes[at..bytes.len().min(at + 80)];
            let end = line.windows(16).position(|part| part == b"PRIVATE KEY-----")?;
            (!line[..end].contains(&b'\n')).then_some(at..at + end + 16)
        })
        .collect()
}

fn multikeys(bytes: &[u8]) -> Vec<Range<usize>> {
    positions(bytes, MULTIKEY)
        .filter(|at| {
            let rest = &bytes[at + 1..];
            let length = rest.iter().take(128).take_while(|b| b.is_ascii_alphanumeric()).count();
            bs58::decode(&rest[..length])
                .into_vec()
                .is_ok_and(|key| matches!(key.len(), 34 | 66) && key.starts_with(&[0x80, 0x26]))
        })
        .map(|at| at..at + MULTIKEY.len())
        .collect()
}

/// Where `needle` occurs.
fn positions(bytes: &[u8], needle: &'static [u8]) -> impl Iterator<Item = usize> {
    bytes
        .windows(needle.len())
        .enumerate()
        .filter(move |(_, part)| part[0] == needle[0] && *part == needle)
        .map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{DER, find};

    fn count(bytes: &[u8]) -> usize {
        find(&Arc::from("x"), bytes).len()
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn keys_without_marks_are_found() {
        // Of a seed that everybody can guess: seven times thirty-two.
        let body = format!("MC4CAQAwBQYDK2VwBCIEI{}A", "cH".repeat(21));
        assert_eq!(count(body.as_bytes()), 1);
        assert_eq!(count(format!("key: '{body}'\n").as_bytes()), 1);
        assert_eq!(count(format!("x{body}").as_bytes()), 0, "by chance, in longer base64");
        assert_eq!(count(b"say MC4CAQAwBQYDK2VwBCIEI and such"), 0, "the beginning alone");
        assert_eq!(count(&[b"\0\x01", DER, &[7; 32]].concat()), 1);
    }

    #[test]
    fn keys_in_wide_text_are_found() {
        let mut key = vec![0x80, 0x26];
        key.extend([7; 32]);
        let key = format!("z{}", bs58::encode(key).into_string());
        for text in [key, format!("-----BEGIN {} KEY-----", "PRIVATE")] {
            assert_eq!(count(&utf16(&text, u16::to_le_bytes)), 1, "{text}");
            assert_eq!(count(&utf16(&format!("\u{feff}é {text}"), u16::to_be_bytes)), 1, "{text}");
        }
        assert_eq!(count(&utf16("nothing at all", u16::to_le_bytes)), 0);
    }
}
