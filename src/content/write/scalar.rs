//! Texts as YAML scalars that mean themselves, in YAML 1.2 and 1.1.

use std::borrow::Cow;
use std::fmt::Write;

/// What some reader of YAML takes for something other than a text, in any case.
const WORDS: [&str; 14] =
    ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", ".nan", ".inf", "=", "<<"];

/// The text with its line ends as written here: none at its end where it has several lines.
pub(super) fn settled(text: &str) -> Cow<'_, str> {
    let end = text.trim_end();
    if end.contains('\n') && is_block(end) {
        Cow::Owned(format!("{end}\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text on one line: plain, or in quotes. Nothing where a block of lines is better.
/// `in_flow`: within brackets.
pub(super) fn inline(text: &str, in_flow: bool) -> Option<String> {
    if is_block(text) && text.trim_end().contains('\n') {
        return None;
    }
    if is_plain(text, in_flow) {
        return Some(text.to_owned());
    }
    let is_readable = text.chars().all(|c| is_printable(c) && c != '\t');
    if is_readable && text.contains(['"', '\\']) {
        return Some(format!("'{}'", text.replace('\'', "''")));
    }
    Some(double_quoted(text))
}

/// The text on one line within brackets, whatever is in it.
pub(super) fn on_one_line(text: &str) -> String {
    inline(text, true).unwrap_or_else(|| double_quoted(text))
}

/// Writes the text as a literal block, with what follows the colon.
pub(super) fn block(out: &mut String, text: &str, indent: usize) {
    // Where the first line is indented itself, the indentation must be said.
    let is_indented = text.starts_with([' ', '\n', '\t']);
    out.push_str(if is_indented { " |2" } else { " |" });
    out.push('\n');
    for line in text.trim_end_matches('\n').split('\n') {
        if !line.is_empty() {
            out.push_str(&" ".repeat(indent));
            out.push_str(line);
        }
        out.push('\n');
    }
}

/// Whether a block of lines can hold the text.
fn is_block(text: &str) -> bool {
    text.chars().all(|c| is_printable(c) || c == '\n')
        && !text.lines().next().unwrap_or_default().trim().is_empty()
        && text.lines().all(|line| line.trim_end_matches([' ', '\t']) == line)
}

/// Whether YAML allows the character outside double quotes, and people see it.
fn is_printable(c: char) -> bool {
    let hidden = matches!(c, '\u{85}' | '\u{a0}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    (c == '\t' || !c.is_control()) && !hidden
}

fn is_plain(text: &str, in_flow: bool) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let marks = "-?:,[]{}#&*!|>'\"%@`";
    text.trim() == text
        && !marks.contains(first)
        && text.chars().all(|c| is_printable(c) && c != '\t')
        && !text.contains(": ")
        && !text.ends_with(':')
        && !text.contains(" #")
        && !(in_flow && text.contains([',', '[', ']', '{', '}', '"', '\'']))
        && !WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
        && !is_number(text)
}

/// Whether a reader could take the text for a number, a date or a time.
fn is_number(text: &str) -> bool {
    let begins = text.trim_start_matches(['+', '-', '.']).starts_with(|c: char| c.is_ascii_digit());
    let digits = |c: char| c.is_ascii_hexdigit() || "xXoO_.:+-tTzZ ".contains(c);
    begins && text.chars().all(digits) || text.starts_with("+.") || text.starts_with("-.")
}

fn double_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        // Writing to a `String` cannot fail.
        let _ = match c {
            '"' | '\\' => write!(out, "\\{c}"),
            '\n' => write!(out, "\\n"),
            '\t' => write!(out, "\\t"),
            '\r' => write!(out, "\\r"),
            c if is_printable(c) => write!(out, "{c}"),
            c if u32::from(c) <= 0xff => write!(out, "\\x{:02X}", u32::from(c)),
            c if u32::from(c) <= 0xffff => write!(out, "\\u{:04X}", u32::from(c)),
            c => write!(out, "\\U{:08X}", u32::from(c)),
        };
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_stand_only_where_they_are_needed() {
        let check = |text: &str, expected: &str| {
            assert_eq!(inline(text, false).as_deref(), Some(expected));
        };
        for plain in ["Ada Lovelace", "80 % or more", "https://a.example/x", "a, b", "it's", "2nd"]
        {
            check(plain, plain);
        }
        for quoted in
            ["yes", "NO", "Off", "~", "null", "1", "1.5", "1:30", "2026-05-01", "0x1f", "1e3"]
        {
            check(quoted, &format!("\"{quoted}\""));
        }
        check("", "\"\"");
        check("a: b", "\"a: b\"");
        check("a #b", "\"a #b\"");
        check(" a", "\" a\"");
        check("@acme/privacy", "\"@acme/privacy\"");
        check("says \"it\"", "says \"it\"");
        check("\"it\" is", "'\"it\" is'");
        check("a\u{2028}b", "\"a\\u2028b\"");
        assert_eq!(inline("a, b", true).as_deref(), Some("\"a, b\""));
        assert_eq!(inline("a\nb", false), None);
    }
}
