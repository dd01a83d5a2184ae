//! Diagnostics as GitHub workflow commands, which show beside the lines of a pull request.

use super::Severity;
use super::shown::Shown;

/// One diagnostic as one line, with its line end.
pub fn github(shown: &Shown<'_>) -> String {
    let diagnostic = shown.diagnostic;
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut properties = vec![format!("file={}", property(&shown.at.file))];
    if let Some(span) = &shown.at.span {
        let (line, end_line) = (span.line, span.end_line);
        properties.push(format!("line={line},endLine={end_line}"));
        // A column is only understood where start and end share a line.
        if line == end_line {
            properties.push(format!("col={},endColumn={}", span.column, span.end_column));
        }
    }
    properties.push(format!("title={}", property(diagnostic.code.word())));
    let message = match &diagnostic.help {
        Some(help) => format!("{}\nhelp: {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let properties = properties.join(",");
    format!("::{command} {properties}::{}\n", data(&message))
}

/// Escapes a message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property, in which `:` and `,` mean something too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
