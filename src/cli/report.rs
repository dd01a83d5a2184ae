//! Showing diagnostics.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::secrecy::secret_files;
use super::{Console, Format, Stop};
use crate::content::{Locator, Sources, locate_in};
use crate::diagnostic::{self, Code, Diagnostic, Location, Place, Severity, Shown};
use crate::site::Theme;

/// How many faults there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    /// What stops a build.
    pub(crate) errors: usize,
    /// What does not.
    pub(crate) warnings: usize,
}

impl Tally {
    /// Counts.
    pub(crate) fn new(diagnostics: &[Diagnostic]) -> Self {
        let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
        Self { errors, warnings: diagnostics.len() - errors }
    }
}

/// `2 errors, 1 warning`
impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let plural = |count| if count == 1 { "" } else { "s" };
        let Self { errors, warnings } = *self;
        write!(f, "{errors} error{}, {warnings} warning{}", plural(errors), plural(warnings))
    }
}

/// The templates that diagnostics point into, by what diagnostics call them.
pub(crate) type Templates = BTreeMap<Arc<str>, String>;

/// Reads the templates at fault: those of `theme` where it could be loaded, else from disk.
pub(crate) fn templates(diagnostics: &[Diagnostic], theme: Option<&Theme>) -> Templates {
    let text = |file: &Arc<str>| {
        let loaded = theme.and_then(|theme| theme.sources().find(|(name, _)| *name == &**file));
        loaded.map(|(_, text)| text.to_owned()).or_else(|| fs::read_to_string(&**file).ok())
    };
    let faults = diagnostics.iter().filter(|diagnostic| diagnostic.code == Code::TemplateFault);
    let files = faults.map(|diagnostic| &diagnostic.place.file);
    files.filter_map(|file| Some((Arc::clone(file), text(file)?))).collect()
}

/// Finds the places of diagnostics in their files, and sorts by them.
pub(crate) fn shown<'a>(
    diagnostics: &'a [Diagnostic],
    sources: &'a Sources,
    templates: &'a Templates,
    content: &Path,
) -> Vec<Shown<'a>> {
    let mut in_file_order: Vec<_> = diagnostics.iter().collect();
    in_file_order.sort_by(|a, b| a.place.file.cmp(&b.place.file));
    let secret = secret_files(diagnostics);
    // One locator for the places, one for what they are related to: each remembers a file.
    let (mut places, mut others) = (sources.locator(), sources.locator());
    let find = |place: &Place, locator: &mut Locator<'a>| match templates.get(&place.file) {
        Some(text) => in_template(place, text),
        None => Location {
            file: name(content, &place.file),
            span: locator.locate(place),
            text: sources.text(&place.file).filter(|_| !secret.contains(&place.file)),
        },
    };
    let mut show = |diagnostic: &'a Diagnostic| Shown {
        diagnostic,
        at: find(&diagnostic.place, &mut places),
        related: diagnostic.related.iter().map(|(place, _)| find(place, &mut others)).collect(),
    };
    let mut shown: Vec<_> = in_file_order.into_iter().map(&mut show).collect();
    shown.sort_by(|a, b| a.order().cmp(&b.order()));
    shown
}

/// A place in a template or its words, which is named from the working folder already.
fn in_template<'a>(place: &Place, text: &'a str) -> Location<'a> {
    Location { file: place.file.to_string(), span: locate_in(text, place), text: Some(text) }
}

/// A file of the content as the user would name it, with `/` between names.
fn name(content: &Path, file: &str) -> String {
    // A file of a theme is named from the working folder already.
    if let Some(named) = file.strip_prefix("./") {
        return named.to_owned();
    }
    let folder = content.to_string_lossy().replace('\\', "/");
    if file.starts_with('/') {
        return file.to_owned();
    }
    match folder.trim_end_matches('/').trim_start_matches("./") {
        "" | "." => file.to_owned(),
        folder => format!("{folder}/{file}"),
    }
}

/// Prints diagnostics as a result.
///
/// # Errors
/// Standard output cannot be written → the reason.
pub(crate) fn print(shown: &[Shown<'_>], format: Format, console: &Console) -> Result<(), Stop> {
    match format {
        Format::Json => console.result(&diagnostic::json(shown))?,
        Format::Github => {
            console.result(&shown.iter().map(diagnostic::github).collect::<String>())?;
        }
        Format::Human => {
            for one in shown {
                console.result(&(diagnostic::human(one, true) + "\n"))?;
            }
        }
    }
    Ok(())
}
