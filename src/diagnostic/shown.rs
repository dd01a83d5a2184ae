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
pub(super) fn printable(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { c } else { visible(c) }).collect()
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
