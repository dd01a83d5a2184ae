//! Diagnostics for people: source lines with carets.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::shown::{Location, Shown, harmless, printable};
use super::{Severity, Span};

/// Lines of source shown for one place.
const MOST_LINES: usize = 4;
/// Bytes of one line shown, around the place. Longer lines are cut.
const MOST_BYTES: usize = 160;

/// One diagnostic as text, several lines, with its last line end.
pub fn human(shown: &Shown<'_>, colour: bool) -> String {
    let diagnostic = shown.diagnostic;
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(printable(&diagnostic.message)).id(diagnostic.code.word());
    let mut report = vec![title.elements(source(&shown.at, None))];
    for (location, (_, why)) in shown.related.iter().zip(&diagnostic.related) {
        let note = Group::with_level(Level::NOTE);
        report.push(note.elements(source(location, Some(printable(why)))));
    }
    if let Some(help) = &diagnostic.help {
        let last = report.pop().map(|group| group.element(Level::HELP.message(printable(help))));
        report.extend(last);
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let text = renderer.decor_style(DecorStyle::Ascii).render(&report);
    format!("{text}\n")
}

/// The lines around a place, or only the name of its file.
fn source<'a>(location: &Location<'_>, label: Option<String>) -> Vec<Element<'a>> {
    let file = printable(&location.file).replace('\n', "\u{240a}");
    let Some(span) = &location.span else { return vec![Origin::path(file).into()] };
    let origin = Origin::path(file.clone()).line(span.line).char_column(span.column);
    let Some(text) = location.text else { return vec![origin.into()] };
    let excerpt = Excerpt::new(text, span);
    let kind = if label.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
    let mark = kind.span(excerpt.mark).label(label);
    let lines = Snippet::source(harmless(&excerpt.text)).line_start(span.line).annotation(mark);
    if excerpt.is_cut {
        // The place is said apart, for it is not where the mark stands.
        return vec![origin.into(), lines.into()];
    }
    vec![lines.path(file).into()]
}

/// A few lines of a file, cut to a width that can be read, and what is marked in them.
struct Excerpt {
    text: String,
    mark: Range<usize>,
    /// Whether the beginning of the line is missing.
    is_cut: bool,
}

impl Excerpt {
    fn new(text: &str, span: &Span) -> Self {
        let Range { start, end } = span.bytes;
        let first = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let last = line_end(text, end.max(start));
        let mut lines = text[first..last].split_inclusive('\n').take(MOST_LINES);
        let shown: usize = lines.by_ref().map(str::len).sum();
        let last = first + shown;
        if last - first <= MOST_BYTES {
            let end = end.clamp(start, last);
            let mark = start - first..end - first;
            return Self { text: text[first..last].to_owned(), mark, is_cut: false };
        }
        Self::cut(text, start..end.min(last), first)
    }

    /// One line, cut around what is marked. The cut is said with an ellipsis.
    fn cut(text: &str, mark: Range<usize>, first: usize) -> Self {
        let line_end = line_end(text, mark.start);
        let from = floor(text, mark.start.saturating_sub(MOST_BYTES / 2).max(first));
        let to = floor(text, line_end.min(mark.start + MOST_BYTES / 2));
        let before = if from > first { "…" } else { "" };
        let after = if to < line_end { "…" } else { "" };
        let start = before.len() + mark.start - from;
        let end = before.len() + mark.end.clamp(mark.start, to.max(mark.start)) - from;
        let text = format!("{before}{}{after}", &text[from..to]);
        Self { text, mark: start..end, is_cut: from > first }
    }
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline)
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
