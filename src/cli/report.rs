//! Showing diagnostics.

use std::path::Path;

use super::{Console, Format, Stop};
use crate::content::{Locator, Sources};
use crate::diagnostic::{self, Diagnostic, Location, Place, Severity, Shown};

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

/// Finds the places of diagnostics in their files, and sorts by them.
pub(crate) fn shown<'a>(
    diagnostics: &'a [Diagnostic],
    sources: &'a Sources,
    content: &Path,
) -> Vec<Shown<'a>> {
    let mut in_file_order: Vec<_> = diagnostics.iter().collect();
    in_file_order.sort_by(|a, b| a.place.file.cmp(&b.place.file));
    // One locator for the places, one for what they are related to: each remembers a file.
    let (mut places, mut others) = (sources.locator(), sources.locator());
    let find = |place: &Place, locator: &mut Locator<'a>| Location {
        file: name(content, &place.file),
        span: locator.locate(place),
        text: sources.text(&place.file),
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

/// A file of the content as the user would name it, with `/` between names.
fn name(content: &Path, file: &str) -> String {
    let folder = content.to_string_lossy().replace('\\', "/");
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
            console.result(&shown.iter().map(diagnostic::github).collect::<String>())?
        }
        Format::Human => {
            for one in shown {
                console.result(&(diagnostic::human(one, true) + "\n"))?;
            }
        }
    }
    Ok(())
}
