//! A diagnostic with everything that a report of it needs.

use super::{Diagnostic, Span};

/// A diagnostic whose places have been found in their files.
#[derive(Debug, Clone)]
pub struct Shown<'a> {
    /// What is wrong.
    pub diagnostic: &'a Diagnostic,
    /// Where.
    pub at: Location<'a>,
    /// The other places, in the order of `Diagnostic::related`.
    pub related: Vec<Location<'a>>,
}

/// A file, and where in it.
#[derive(Debug, Clone)]
pub struct Location<'a> {
    /// The file, as the user would name it from the working folder.
    pub file: String,
    /// Where in it. Nothing where the file as a whole is meant.
    pub span: Option<Span>,
    /// Its text, where it is text.
    pub text: Option<&'a str>,
}

impl Shown<'_> {
    /// What reports are sorted by: file, line, column, then the word.
    pub fn order(&self) -> (&str, usize, usize, &'static str, &str) {
        let (line, column) = self.at.span.as_ref().map_or((0, 0), |span| (span.line, span.column));
        let word = self.diagnostic.code.word();
        (&self.at.file, line, column, word, &self.diagnostic.message)
    }
}

/// `text` with control characters made visible, so that content cannot steer a terminal.
pub fn printable(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { c } else { visible(c) }).collect()
}

/// A source text in which what the renderer prints as it is cannot steer a terminal either:
/// the control characters beyond ASCII and direction marks. Each is replaced by one of as
/// many bytes, so that places stay where they are.
pub(super) fn harmless(text: &str) -> String {
    let shown = |c: char| match c {
        '\u{80}'..='\u{9f}' => '\u{bf}',
        '\u{200e}' | '\u{200f}' => '\u{fffd}',
        _ => c,
    };
    text.chars().map(shown).collect()
}

/// A picture of a control or direction character; other characters as they are.
fn visible(c: char) -> char {
    match c {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn places_stay_where_they_are() {
        let text = "a\u{9b}31m\u{85}\u{200f}é";
        assert_eq!(harmless(text), "a¿31m¿\u{fffd}é");
        assert_eq!(harmless(text).len(), text.len());
    }
}
