//! Names that are no addresses.

use std::fmt::Write;

/// The `urn:uuid:` of a hash: of version 8, made in a way of one's own (RFC 9562, section 5.8).
pub(in crate::credential) fn of_hash(hash: &[u8; 32]) -> String {
    let mut urn = String::from("urn:uuid:");
    for (at, byte) in hash[..16].iter().enumerate() {
        let byte = match at {
            6 => byte & 0x0f | 0x80,
            8 => byte & 0x3f | 0x80,
            _ => *byte,
        };
        if matches!(at, 4 | 6 | 8 | 10) {
            urn.push('-');
        }
        // Writing to a `String` cannot fail.
        let _ = write!(urn, "{byte:02x}");
    }
    urn
}
