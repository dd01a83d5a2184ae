//! Addresses that authors wrote, made fit to name a node.

use std::borrow::Cow;
use std::fmt::Write;

/// `text` as an absolute URI (RFC 3986), what may not stand in one percent-encoded.
/// Nothing where it is none of `https`, `http`, `mailto`, `did` and `urn`, or has no host
/// where it should.
pub(in crate::credential) fn uri(text: &str) -> Option<Cow<'_, str>> {
    let (scheme, rest) = text.split_once(':')?;
    let fine = match scheme {
        "https" | "http" => has_host(rest),
        "mailto" | "did" | "urn" => !rest.is_empty() && !rest.starts_with('/'),
        _ => false,
    };
    fine.then(|| encode(text))
}

/// Whether `rest` begins with `//`, a domain or IPv4 address, and perhaps a port.
fn has_host(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix("//") else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let label = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_') || b >= 0x80;
    !host.is_empty() && host.bytes().all(label) && port.parse::<u16>().is_ok()
}

fn encode(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let fragment_at = text.find('#').unwrap_or(bytes.len());
    let fine = |at: usize| match bytes[at] {
        b'%' => bytes.get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
        b'#' => at == fragment_at,
        byte => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
    };
    if (0..bytes.len()).all(fine) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (at, byte) in bytes.iter().enumerate() {
        if fine(at) { out.push(char::from(*byte)) } else { percent(&mut out, *byte) }
    }
    Cow::Owned(out)
}

/// `text` as the fragment of a URI: all but letters, digits, `-`, `.`, `_`, `~` encoded,
/// so that different texts stay different.
pub(in crate::credential) fn fragment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            percent(&mut out, byte);
        }
    }
    out
}

fn percent(out: &mut String, byte: u8) {
    // Writing to a `String` cannot fail.
    let _ = write!(out, "%{byte:02X}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_not_stand_in_a_uri_is_encoded() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(uri(text).as_deref(), expected, "{text}");
        };
        check("https://a.example/x?y=1#z", Some("https://a.example/x?y=1#z"));
        check("https://a.example/ä b", Some("https://a.example/%C3%A4%20b"));
        check("https://a.example/#a#b", Some("https://a.example/#a%23b"));
        check("https://a.example/%4z%41", Some("https://a.example/%254z%41"));
        check(
            "https://a.example/<>\"{}|^`\\[]",
            Some("https://a.example/%3C%3E%22%7B%7D%7C%5E%60%5C%5B%5D"),
        );
        check("https:///x", None);
        check("https://a b/", None);
        check("https://a:port/", None);
        check("javascript:alert(1)", None);
        check("/relative", None);
        check("did:key:z6Mk", Some("did:key:z6Mk"));
    }

    #[test]
    fn different_names_have_different_fragments() {
        assert_eq!(fragment("Final exam"), "Final%20exam");
        assert_ne!(fragment("试"), fragment("验"));
    }
}
