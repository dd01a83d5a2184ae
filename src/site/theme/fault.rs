//! What the template engine complains of, with its place.

use std::collections::BTreeMap;
use std::error::Error as _;
use std::fmt::Write;
use std::sync::Arc;

use tera::{Error, ErrorKind};

use super::Template;
use crate::diagnostic::{Code, Diagnostic, Place};

/// A template that cannot be used.
#[derive(Debug, Clone)]
pub(in crate::site) struct TemplateFault {
    /// What is wrong.
    pub(in crate::site) reason: String,
    /// Where.
    pub(in crate::site) place: Option<Place>,
}

impl TemplateFault {
    /// Reads an error of the engine.
    pub(super) fn new(error: &Error, sources: &BTreeMap<Arc<str>, Template>) -> Self {
        let (name, reason, range) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                (report.filename(), report.message().to_owned(), Some(report.span().range.clone()))
            }
            ErrorKind::MissingParent { current, parent } => {
                (&**current, format!("`{current}` extends `{parent}`, which there is not"), None)
            }
            ErrorKind::CircularExtend { tpl, .. } => {
                (&**tpl, format!("`{tpl}` extends itself, by way of others or not"), None)
            }
            ErrorKind::CircularInclude { tpl, .. } => {
                (&**tpl, format!("`{tpl}` includes itself, by way of others or not"), None)
            }
            ErrorKind::TemplateNotFound(name) => (&**name, format!("there is no `{name}`"), None),
            other => return Self::told(&other.to_string(), sources),
        };
        let mut reason = sentence(&reason);
        let mut source = error.source();
        while let Some(cause) = source {
            // Writing to a `String` cannot fail.
            let _ = write!(reason, ": {cause}");
            source = cause.source();
        }
        let place = sources.get(name).map(|template| match range {
            Some(range) => Place::bytes(&template.file, range),
            None => Place::file(&template.file),
        });
        Self { reason, place }
    }
}

impl TemplateFault {
    /// Reads what the engine says in words alone: the fault, and below it an arrow and the
    /// template with line and column.
    fn told(words: &str, sources: &BTreeMap<Arc<str>, Template>) -> Self {
        let (message, rest) = words.split_once('\n').unwrap_or((words, ""));
        let message = message.trim_start_matches("error: ");
        let place = rest.trim_start().strip_prefix("--> ").and_then(|rest| {
            let mut parts = rest.lines().next()?.rsplitn(3, ':');
            let (column, line) = (parts.next()?.trim().parse().ok()?, parts.next()?.parse().ok()?);
            let template = sources.get(parts.next()?.trim_start_matches("./"))?;
            let at = offset(&template.text, line, column)?;
            Some(Place::bytes(&template.file, at..at + 1))
        });
        Self { reason: sentence(message), place }
    }
}

/// Where a line and a column are in a text, both from 1.
fn offset(text: &str, line: usize, column: usize) -> Option<usize> {
    let before: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let (at, _) = text[before..].char_indices().nth(column.checked_sub(1)?)?;
    Some(before + at)
}

/// What stands in the way of loading, as diagnostics.
pub(super) fn of_loading(error: &Error, sources: &BTreeMap<Arc<str>, Template>) -> Vec<Diagnostic> {
    let fault = TemplateFault::new(error, sources);
    let place = fault.place.unwrap_or_else(|| Place::file(&"./themes".into()));
    vec![Diagnostic::error(Code::TemplateFault, place, fault.reason)]
}

/// The engine's words in our form: lower case, no full stop.
fn sentence(message: &str) -> String {
    let message = message.trim().trim_end_matches('.');
    let mut letters = message.chars();
    let second_is_small = message.chars().nth(1).is_none_or(char::is_lowercase);
    match letters.next() {
        Some(first) if second_is_small => first.to_lowercase().chain(letters).collect(),
        _ => message.to_owned(),
    }
}
