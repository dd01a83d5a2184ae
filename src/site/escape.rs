//! Text made harmless, for HTML, for XML and for addresses.

use std::fmt::Write;

/// Whether a character may stand in HTML and XML. Control characters and noncharacters may not.
fn is_printable(c: char) -> bool {
    match c {
        '\t' | '\n' => true,
        _ => {
            !c.is_control()
                && u32::from(c) & 0xfffe != 0xfffe
                && !('\u{fdd0}'..='\u{fdef}').contains(&c)
        }
    }
}

/// Writes `text` so that it stands for itself between tags and inside quoted attributes,
/// in HTML and in XML. What may stand in neither becomes U+FFFD.
pub fn push_text(out: &mut String, text: &str) {
    let mut plain = 0;
    for (at, c) in text.char_indices() {
        let escaped = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            _ if is_printable(c) => continue,
            _ => "\u{fffd}",
        };
        out.push_str(&text[plain..at]);
        out.push_str(escaped);
        plain = at + c.len_utf8();
    }
    out.push_str(&text[plain..]);
}

/// `text` as [`push_text`] writes it.
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    push_text(&mut out, text);
    out
}

/// Writes ` name=value` of an HTML attribute, with quotes only where HTML needs them.
pub fn push_attribute(out: &mut String, name: &str, value: &str) {
    let bare = |b: u8| b.is_ascii_alphanumeric() || b"-_.~/:?#%+,;@!*$()".contains(&b);
    out.push(' ');
    out.push_str(name);
    out.push('=');
    if !value.is_empty() && value.bytes().all(bare) && !value.ends_with('/') {
        out.push_str(value);
    } else {
        out.push('"');
        push_text(out, value);
        out.push('"');
    }
}

/// Writes an address with everything percent-encoded that must not stand in one, or that
/// browsers read in their own way (a backslash). The result still has to be escaped.
pub fn push_address(out: &mut String, address: &str) {
    let bytes = address.as_bytes();
    for (at, c) in address.char_indices() {
        let is_escape =
            || bytes.get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit));
        if c.is_alphanumeric() || "-_.~!$&'()*+,;=:@/?#".contains(c) || c == '%' && is_escape() {
            out.push(c);
            continue;
        }
        let mut buffer = [0; 4];
        for byte in c.encode_utf8(&mut buffer).bytes() {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

/// `text` as a value of a query: all but what is unreserved is percent-encoded (RFC 3986,
/// section 2.3).
pub fn query_value(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let digit = |half: u8| char::from(b"0123456789ABCDEF"[usize::from(half)]);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.extend(['%', digit(byte >> 4), digit(byte & 0xf)]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_a_query_hold_nothing_that_ends_them() {
        assert_eq!(query_value("a-b._~9"), "a-b._~9");
        assert_eq!(query_value("R&D = \"é\"+#\n"), "R%26D%20%3D%20%22%C3%A9%22%2B%23%0A");
    }

    #[test]
    fn text_stands_for_itself() {
        assert_eq!(text("a <b> & \"c\" 'd'\n"), "a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;\n");
        assert_eq!(
            text("\0\u{1}\u{85}\u{fffe}\u{1ffff}é"),
            "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}é"
        );
    }

    #[test]
    fn attributes_are_quoted_where_they_must_be() {
        let attribute = |value: &str| {
            let mut out = String::new();
            push_attribute(&mut out, "href", value);
            out
        };
        assert_eq!(attribute("../badges/gdpr/badge.svg"), " href=../badges/gdpr/badge.svg");
        assert_eq!(attribute("a/"), " href=\"a/\"");
        assert_eq!(attribute(""), " href=\"\"");
        assert_eq!(attribute("a b"), " href=\"a b\"");
        assert_eq!(attribute("a&b=\""), " href=\"a&amp;b=&quot;\"");
    }

    #[test]
    fn addresses_keep_what_they_may_hold() {
        let address = |value: &str| {
            let mut out = String::new();
            push_address(&mut out, value);
            out
        };
        assert_eq!(address("https://a.example/ü?q=1&b=%20#x"), "https://a.example/ü?q=1&b=%20#x");
        assert_eq!(address("a b\\c%zz\u{1}<\">"), "a%20b%5Cc%25zz%01%3C%22%3E");
    }
}
