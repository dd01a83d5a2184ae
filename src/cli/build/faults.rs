//! What a build says of the content and of the theme, on standard error.

use crate::cli::reading::Reading;
use crate::cli::report::{self, Tally};
use crate::cli::secrecy::without_secrets;
use crate::cli::{Console, Global};
use crate::diagnostic::{self, Diagnostic};
use crate::site::Theme;

/// Says what is wrong. `theme` is the one whose templates may be at fault, where it could
/// be loaded.
pub(in crate::cli) fn tell(
    diagnostics: &[Diagnostic],
    theme: Option<&Theme>,
    reading: &Reading,
    global: &Global,
    console: &Console,
) -> Tally {
    let diagnostics = without_secrets(diagnostics.to_vec());
    let templates = report::templates(&diagnostics, theme);
    for one in report::shown(&diagnostics, &reading.sources, &templates, &global.content) {
        console.warn_text(&(diagnostic::human(&one, true) + "\n"));
    }
    Tally::new(&diagnostics)
}
