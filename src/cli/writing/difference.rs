//! What changes, as `git diff` shows it.

use std::fmt::Write;
use std::path::Path;

use similar::{ChangeTag, TextDiff};

use super::change::{Before, Changes};

/// Lines shown before and after what changes.
const CONTEXT: usize = 3;

/// The changes as a patch, which `git apply` takes where it is run in the same folder.
pub(super) fn patch(before: &Before<'_>, changes: &Changes) -> String {
    let folder = &before.global.content;
    changes.each(before).map(|(file, old, new)| one(folder, file, old, new)).collect()
}

fn one(folder: &Path, file: &str, old: Option<&str>, new: Option<&str>) -> String {
    let path = folder.join(file).to_string_lossy().replace('\\', "/");
    let path = path.trim_start_matches("./").trim_start_matches('/');
    let name = |side: char, text: Option<&str>| match text {
        Some(_) => format!("{side}/{path}"),
        None => "/dev/null".to_owned(),
    };
    let diff = TextDiff::from_lines(old.unwrap_or_default(), new.unwrap_or_default());
    let mut out = format!(
        "\u{1b}[1m--- {}\u{1b}[0m\n\u{1b}[1m+++ {}\u{1b}[0m\n",
        name('a', old),
        name('b', new)
    );
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "\u{1b}[36m{}\u{1b}[0m", hunk.header());
        for change in hunk.iter_changes() {
            out.push_str(&line(change.tag(), change.value()));
        }
    }
    out
}

/// A line with its mark. A control character cannot steer the terminal.
fn line(tag: ChangeTag, text: &str) -> String {
    let (mark, colour) = match tag {
        ChangeTag::Equal => (' ', ""),
        ChangeTag::Delete => ('-', "\u{1b}[31m"),
        ChangeTag::Insert => ('+', "\u{1b}[32m"),
    };
    let (text, missing) = match text.strip_suffix('\n') {
        Some(text) => (text, ""),
        None => (text, "\n\\ No newline at end of file"),
    };
    let shown: String = text.chars().map(|c| if is_unseen(c) { '\u{fffd}' } else { c }).collect();
    let end = if colour.is_empty() { "" } else { "\u{1b}[0m" };
    format!("{colour}{mark}{shown}{end}{missing}\n")
}

fn is_unseen(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\r')
}
