//! A file as lines and places in it.

use crate::content::tree::{Key, Kind, Node};
use crate::diagnostic::Pointer;

/// What ends the line that holds byte `at`; of the last line, what ends the one before it.
pub(super) fn line_end(text: &str, at: usize) -> &'static str {
    let next = text[at..].find('\n').map(|found| at + found);
    match next.or_else(|| text[..at].rfind('\n')) {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// `lines`, which end with `\n`, put after the line that holds byte `at`.
pub(super) fn insert_lines(text: &str, at: usize, lines: &str) -> String {
    let end = line_end(text, at);
    let lines = lines.replace('\n', end);
    match text[at..].find('\n') {
        Some(found) => {
            let (before, after) = text.split_at(at + found + 1);
            format!("{before}{lines}{after}")
        }
        // The last line of a file without a line end stays one.
        None => format!("{text}{end}{}", lines.strip_suffix(end).unwrap_or(&lines)),
    }
}

/// The key and the value at `pointer`.
pub(super) fn find<'t, 'a>(
    root: &'t Node<'a>,
    pointer: &Pointer,
) -> Option<(Option<&'t Key<'a>>, &'t Node<'a>)> {
    pointer.segments().iter().try_fold((None, root), |(_, node), step| node.step(step))
}

pub(super) fn start(node: &Node<'_>) -> usize {
    node.at.start.byte as usize
}

/// The spaces before a value.
pub(super) fn indent(node: &Node<'_>) -> usize {
    (node.at.start.column as usize).saturating_sub(1)
}

/// Whether a list or mapping is written in brackets or braces.
pub(super) fn is_flow(text: &str, node: &Node<'_>) -> bool {
    !matches!(node.kind, Kind::Scalar(_)) && text[start(node)..].starts_with(['[', '{'])
}

/// Where a value ends. Comments after it are no part of it.
pub(super) fn end(text: &str, node: &Node<'_>) -> usize {
    match &node.kind {
        Kind::List(entries) if !is_flow(text, node) => {
            entries.last().map_or(start(node), |last| end(text, last))
        }
        Kind::Mapping(entries) if !is_flow(text, node) => {
            entries.last().map_or(start(node), |(key, value)| end_of_pair(text, key, value))
        }
        _ => node.at.end.byte as usize,
    }
}

/// Where a key with its value ends. An empty value stands nowhere; then it is the key's end.
pub(super) fn end_of_pair(text: &str, key: &Key<'_>, value: &Node<'_>) -> usize {
    let end_of_key = key.at.end.byte as usize;
    if value.at.start == value.at.end { end_of_key } else { end(text, value).max(end_of_key) }
}

/// Where the line that holds byte `at` begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |found| found + 1)
}

/// Where the line that holds byte `at` ends, before its line end.
pub(super) fn line_stop(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |found| at + found);
    if text[at..end].ends_with('\r') { end - 1 } else { end }
}
