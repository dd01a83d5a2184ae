//! Lines and columns.

use std::ops::Range;

/// A stretch of a file, once somebody has counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The bytes, from the start of the file.
    pub bytes: Range<usize>,
    /// The line it starts in, from 1.
    pub line: usize,
    /// The column it starts at, from 1, in Unicode scalar values.
    pub column: usize,
    /// The line it ends in, from 1.
    pub end_line: usize,
    /// The column after its last character, from 1, in Unicode scalar values.
    pub end_column: usize,
}

impl Span {
    /// Counts lines and columns of `bytes` in `text`. A range that leaves the text, or
    /// that cuts a character, is drawn in to what fits.
    pub fn new(text: &str, bytes: Range<usize>) -> Self {
        let start = floor(text, bytes.start);
        let end = floor(text, bytes.end).max(start);
        let (line, column) = position(text, start);
        let (end_line, end_column) = position(text, end);
        Self { bytes: start..end, line, column, end_line, end_column }
    }
}

/// The nearest start of a character at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Line and column of a byte, both from 1. A byte-order mark is no column.
fn position(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line_at = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let column = before[line_at..].chars().filter(|c| *c != '\u{feff}').count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::Span;

    fn check(text: &str, bytes: std::ops::Range<usize>, expected: (usize, usize, usize, usize)) {
        let span = Span::new(text, bytes);
        assert_eq!((span.line, span.column, span.end_line, span.end_column), expected);
    }

    #[test]
    fn columns_are_characters() {
        check("a\nbé日x", 2..3, (2, 1, 2, 2));
        check("a\nbé日x", 8..9, (2, 4, 2, 5));
        check("a\r\nb", 3..4, (2, 1, 2, 2));
        check("\u{feff}ab", 3..4, (1, 1, 1, 2));
    }

    #[test]
    fn a_range_outside_is_drawn_in() {
        check("ab", 1..99, (1, 2, 1, 3));
        check("é", 1..2, (1, 1, 1, 2));
        check("", 5..9, (1, 1, 1, 1));
    }
}
