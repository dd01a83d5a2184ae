//! What a build says of the content and of the theme, on standard error.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use crate::cli::reading::Reading;
use crate::cli::report::{self, Tally};
use crate::cli::{Console, Global};
use crate::diagnostic::{self, Diagnostic, Location, Place, Shown, Span, Target};
use crate::site::Theme;

/// Says what is wrong with the content.
pub(super) fn tell(
    diagnostics: &[Diagnostic],
    reading: &Reading,
    global: &Global,
    console: &Console,
) -> Tally {
    for one in report::shown(diagnostics, &reading.sources, &global.content) {
        console.warn_text(&(diagnostic::human(&one, true) + "\n"));
    }
    Tally::new(diagnostics)
}

/// Says what is wrong with the theme, `theme` where it could be loaded. Faults may be of
/// the content, too: a theme that is not there is named there.
pub(super) fn tell_of_theme(
    diagnostics: &[Diagnostic],
    theme: Option<&Theme>,
    reading: &Reading,
    global: &Global,
    console: &Console,
) {
    let of_content = |d: &Diagnostic| reading.sources.text(&d.place.file).is_some();
    let (content, templates): (Vec<_>, Vec<_>) = diagnostics.iter().cloned().partition(of_content);
    tell(&content, reading, global, console);
    let texts = texts(&templates, theme);
    for diagnostic in &templates {
        let at = located(&diagnostic.place, &texts);
        let related = diagnostic.related.iter().map(|(place, _)| located(place, &texts)).collect();
        let shown = Shown { diagnostic, at, related };
        console.warn_text(&(diagnostic::human(&shown, true) + "\n"));
    }
}

/// The texts of the templates at fault, by file: embedded ones, and those on disk.
fn texts(diagnostics: &[Diagnostic], theme: Option<&Theme>) -> BTreeMap<Arc<str>, String> {
    let text = |file: &Arc<str>| {
        let embedded = theme.and_then(|theme| theme.sources().find(|(name, _)| *name == &**file));
        embedded.map(|(_, text)| text.to_owned()).or_else(|| fs::read_to_string(&**file).ok())
    };
    let files = diagnostics.iter().map(|diagnostic| &diagnostic.place.file);
    files.filter_map(|file| Some((Arc::clone(file), text(file)?))).collect()
}

fn located<'a>(place: &Place, texts: &'a BTreeMap<Arc<str>, String>) -> Location<'a> {
    let text = texts.get(&place.file).map(String::as_str);
    let span = match (&place.target, text) {
        (Target::Bytes(range), Some(text)) => Some(Span::new(text, range.clone())),
        _ => None,
    };
    Location { file: place.file.to_string(), span, text }
}
