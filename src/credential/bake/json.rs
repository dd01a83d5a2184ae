//! JSON text in the spelling that every reader of baked pictures copes with.

use std::fmt::Write;

/// For whom the text is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    /// A text chunk.
    Png,
    /// A CDATA section.
    Svg,
}

/// Writes some characters inside strings as `\u` escapes. The value that the text stands for
/// stays the same, and so do its signatures.
///
/// Braces, for there are readers that find the end of the JSON by counting them; in SVG
/// also the `>` of `]]>`, which would end the section, and what XML cannot hold. White space
/// between values is left out.
pub(super) fn spell(json: &str, inside: Inside) -> String {
    let mut text = String::with_capacity(json.len() + 64);
    let (mut in_string, mut escaped, mut brackets) = (false, false, 0_u8);
    let is_space = |letter| matches!(letter, ' ' | '\t' | '\r' | '\n');
    for letter in json.chars() {
        if !in_string && is_space(letter) {
            continue;
        }
        let closes = inside == Inside::Svg && letter == '>' && brackets == 2;
        let forbidden = inside == Inside::Svg && matches!(letter, '\u{fffe}' | '\u{ffff}');
        brackets = if letter == ']' { (brackets + 1).min(2) } else { 0 };
        if in_string && (matches!(letter, '{' | '}') || closes || forbidden) {
            // Writing to a `String` cannot fail.
            let _ = write!(text, "\\u{:04x}", u32::from(letter));
        } else {
            text.push(letter);
        }
        in_string ^= letter == '"' && !escaped;
        escaped = in_string && letter == '\\' && !escaped;
    }
    text
}
