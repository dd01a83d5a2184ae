//! Text as it stands in JSON and in N-Quads.

use std::fmt::Write;

/// Adds `text` as the inside of a JSON string, escaped as little as RFC 8785 (section
/// 3.2.2.2) asks for: so it serves both for reading and for hashing.
#[expect(clippy::needless_bitwise_bool, reason = "no branches, so a block is seen at once")]
pub(in crate::credential) fn json(out: &mut String, text: &str) {
    escape(out, text, |b| (b < 0x20) | (b == b'"') | (b == b'\\'), json_escape);
}

/// Adds `text` as the inside of a literal of canonical N-Quads (RDF 1.1 N-Quads, and
/// RDF Dataset Canonicalization 1.0, section 5).
#[expect(clippy::needless_bitwise_bool, reason = "no branches, so a block is seen at once")]
pub(in crate::credential) fn n_quads(out: &mut String, text: &str) {
    escape(out, text, |b| (b < 0x20) | (b == b'"') | (b == b'\\') | (b == 0x7f), n_quads_escape);
}

/// How many bytes are looked at together: most hold nothing special, which compilers find
/// out for all of them at once.
const BLOCK: usize = 32;

/// Copies `text`, handing the bytes that `special` tells to `replace`. All of them are
/// ASCII, so that the rest stays valid UTF-8.
fn escape(
    out: &mut String,
    text: &str,
    special: impl Fn(u8) -> bool,
    replace: impl Fn(&mut String, u8),
) {
    out.reserve(text.len());
    let mut done = 0;
    for (number, block) in text.as_bytes().chunks(BLOCK).enumerate() {
        if !block.iter().fold(false, |any, byte| any | special(*byte)) {
            continue;
        }
        for (offset, byte) in block.iter().enumerate().filter(|(_, byte)| special(**byte)) {
            let at = number * BLOCK + offset;
            out.push_str(&text[done..at]);
            replace(out, *byte);
            done = at + 1;
        }
    }
    out.push_str(&text[done..]);
}

fn json_escape(out: &mut String, byte: u8) {
    if !short_escape(out, byte) {
        // Writing to a `String` cannot fail.
        let _ = write!(out, "\\u{byte:04x}");
    }
}

fn n_quads_escape(out: &mut String, byte: u8) {
    if !short_escape(out, byte) {
        let _ = write!(out, "\\u{byte:04X}");
    }
}

/// Writes the two-character form that JSON and N-Quads share, where there is one.
fn short_escape(out: &mut String, byte: u8) -> bool {
    let letter = match byte {
        0x08 => 'b',
        b'\t' => 't',
        b'\n' => 'n',
        0x0c => 'f',
        b'\r' => 'r',
        b'"' => '"',
        b'\\' => '\\',
        _ => return false,
    };
    out.push('\\');
    out.push(letter);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(how: fn(&mut String, &str), text: &str) -> String {
        let mut out = String::new();
        how(&mut out, text);
        out
    }

    #[test]
    fn json_is_escaped_as_the_library_does() {
        let all: String = (0..=0x0002_0000).filter_map(char::from_u32).collect();
        let ours = format!("\"{}\"", escaped(json, &all));
        assert_eq!(ours, serde_json::to_string(&all).unwrap());
    }

    #[test]
    fn n_quads_escape_controls_quotes_and_backslashes() {
        assert_eq!(escaped(n_quads, "a\"b\\c\n\r\t\u{8}\u{c}"), r#"a\"b\\c\n\r\t\b\f"#);
        assert_eq!(escaped(n_quads, "\u{0}\u{b}\u{1f}\u{7f}é😀"), r"\u0000\u000B\u001F\u007Fé😀");
    }
}
