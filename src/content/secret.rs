//! Secret keys that lie where everybody will read them.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};

/// How every Ed25519 secret key begins as a Multikey: base58btc of the bytes 0x80 0x26
/// (Controlled Identifiers 1.0, 2.2.2).
const MULTIKEY: &[u8] = b"z3u2";

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
    pem.chain(multikey).collect()
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
