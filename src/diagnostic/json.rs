//! Diagnostics for programs: the contract's section 3, version 1.

use serde::Serialize;

use super::shown::{Location, Shown};
use super::{Severity, Span};

/// What `check --format json` prints.
#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    at: Position<'a>,
    help: Option<&'a str>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    #[serde(flatten)]
    at: Position<'a>,
}

#[derive(Serialize)]
struct Position<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

impl<'a> From<&'a Location<'_>> for Position<'a> {
    fn from(location: &'a Location<'_>) -> Self {
        let number = |of: fn(&Span) -> usize| location.span.as_ref().map(of);
        Self {
            file: &location.file,
            line: number(|span| span.line),
            column: number(|span| span.column),
            end_line: number(|span| span.end_line),
            end_column: number(|span| span.end_column),
        }
    }
}

/// All diagnostics as one JSON object, with its last line end.
pub fn json(shown: &[Shown<'_>]) -> String {
    let report = Report { version: 1, diagnostics: shown.iter().map(entry).collect() };
    match serde_json::to_string_pretty(&report) {
        Ok(text) => text + "\n",
        Err(error) => unreachable!("a report holds only texts and numbers: {error}"),
    }
}

fn entry<'a>(shown: &'a Shown<'_>) -> Entry<'a> {
    let diagnostic = shown.diagnostic;
    let related = shown.related.iter().zip(&diagnostic.related);
    Entry {
        code: diagnostic.code.word(),
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: &diagnostic.message,
        at: Position::from(&shown.at),
        help: diagnostic.help.as_deref(),
        related: related
            .map(|(location, (_, why))| Related { message: why, at: Position::from(location) })
            .collect(),
    }
}
