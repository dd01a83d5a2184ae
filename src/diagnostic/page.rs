//! Diagnostics for pages that open in a browser: the fault, its place and the line.

use serde::Serialize;

use super::shown::{Location, Shown, harmless, printable};
use super::{Severity, Span};

/// The most characters of a line that are shown before, in and after what is marked.
const MOST: usize = 80;

/// A fault as a page shows it. All is plain text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PageFault {
    /// The stable word for this kind of fault.
    pub code: &'static str,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// File, line and column, as far as they are known: `content/site.yaml:3:1`.
    pub at: String,
    /// The line, where there is one.
    pub line: Option<PageLine>,
    /// What to do about it.
    pub help: Option<String>,
    /// Other places that matter: each with a word on why.
    pub related: Vec<PageRelated>,
}

/// A line of a file, in three pieces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageLine {
    /// Its number, from 1.
    pub number: usize,
    /// What stands before the fault.
    pub before: String,
    /// What is at fault.
    pub marked: String,
    /// What stands after it.
    pub after: String,
}

/// Another place that matters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageRelated {
    /// Why.
    pub message: String,
    /// Where: as of a fault.
    pub at: String,
}

/// A diagnostic for a page.
pub fn page(shown: &Shown<'_>) -> PageFault {
    let diagnostic = shown.diagnostic;
    let related = shown.related.iter().zip(&diagnostic.related);
    PageFault {
        code: diagnostic.code.word(),
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: printable(&diagnostic.message),
        at: position(&shown.at),
        line: line(&shown.at),
        help: diagnostic.help.as_deref().map(printable),
        related: related
            .map(|(at, (_, why))| PageRelated { message: printable(why), at: position(at) })
            .collect(),
    }
}

fn position(location: &Location<'_>) -> String {
    let file = printable(&location.file);
    match &location.span {
        Some(span) => format!("{file}:{}:{}", span.line, span.column),
        None => file,
    }
}

/// The first line of what is marked.
fn line(location: &Location<'_>) -> Option<PageLine> {
    let (Some(text), Some(span)) = (location.text, &location.span) else { return None };
    let Span { bytes, line, .. } = span;
    let first = text[..bytes.start].rfind('\n').map_or(0, |newline| newline + 1);
    let last = text[bytes.start..].find('\n').map_or(text.len(), |newline| bytes.start + newline);
    let end = bytes.end.clamp(bytes.start, last);
    let shown = |piece: &str| printable(&harmless(piece.trim_end_matches('\r')));
    Some(PageLine {
        number: *line,
        before: shown(&last_of(&text[first..bytes.start])),
        marked: shown(&first_of(&text[bytes.start..end])),
        after: shown(&first_of(&text[end..last])),
    })
}

fn first_of(text: &str) -> String {
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn last_of(text: &str) -> String {
    match text.char_indices().nth_back(MOST) {
        Some((at, c)) => format!("…{}", &text[at + c.len_utf8()..]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostic, Place};

    fn shown(text: &str, marked: std::ops::Range<usize>) -> PageFault {
        let diagnostic =
            Diagnostic::error(Code::UnknownBadge, Place::file(&"a.yaml".into()), "no \u{1b}");
        let span = Some(Span::new(text, marked));
        let at = Location { file: "a.yaml".into(), span, text: Some(text) };
        page(&Shown { diagnostic: &diagnostic, at, related: Vec::new() })
    }

    fn check(text: &str, marked: std::ops::Range<usize>, pieces: (&str, &str, &str)) {
        let line = shown(text, marked).line.unwrap();
        assert_eq!((&*line.before, &*line.marked, &*line.after), pieces, "{text:?}");
    }

    #[test]
    fn lines_come_in_three_pieces() {
        check("a\nbadge: xyz # z\r\nc", 9..12, ("badge: ", "xyz", " # z"));
        check("a: |\n b\n c", 3..9, ("a: ", "|", ""));
        check("", 0..0, ("", "", ""));
        check("é日x", 2..5, ("é", "日", "x"));
    }

    #[test]
    fn long_lines_are_cut_around_the_fault() {
        let text = format!("{}xyz{}", "é".repeat(200), "日".repeat(200));
        let line = shown(&text, 400..403).line.unwrap();
        assert_eq!(line.before, format!("…{}", "é".repeat(80)));
        assert_eq!(line.after, format!("{}…", "日".repeat(80)));
    }

    #[test]
    fn what_steers_is_made_visible() {
        check("a\u{202e}b\u{7}c", 0..1, ("", "a", "\u{fffd}b\u{2407}c"));
        assert_eq!(shown("a", 0..1).message, "no \u{241b}");
    }
}
