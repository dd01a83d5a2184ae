//! The YAML between `---` lines at the head of a page.

use std::ops::Range;

/// The parts of a page, as bytes of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Split {
    /// The YAML, without the lines around it.
    pub(crate) yaml: Range<usize>,
    /// The text after it.
    pub(crate) body: usize,
}

/// Why a page has no front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoFrontMatter {
    /// The first line is not `---`.
    Missing,
    /// No later line is `---`.
    NotClosed,
}

/// Parts the file. A byte order mark before the first line is skipped.
///
/// # Errors
/// - a first line other than `---` → [`NoFrontMatter::Missing`]
/// - no second line `---` → [`NoFrontMatter::NotClosed`]
pub(crate) fn split(text: &str) -> Result<Split, NoFrontMatter> {
    let mark = if text.starts_with(super::read::BOM) { 3 } else { 0 };
    let mut at = mark;
    let mut start = None;
    for line in text[mark..].split_inclusive('\n') {
        let is_fence = line.trim_end() == "---";
        match start {
            None if !is_fence => return Err(NoFrontMatter::Missing),
            None => start = Some(at + line.len()),
            Some(start) if is_fence => {
                return Ok(Split { yaml: start..at, body: at + line.len() });
            }
            Some(_) => {}
        }
        at += line.len();
    }
    Err(if start.is_some() { NoFrontMatter::NotClosed } else { NoFrontMatter::Missing })
}

#[cfg(test)]
mod tests {
    use super::{NoFrontMatter, Split, split};

    #[test]
    fn front_matter_is_between_the_fences() {
        let check = |text, expected| assert_eq!(split(text), expected, "{text:?}");
        check("---\na: 1\n---\nHi\n", Ok(Split { yaml: 4..9, body: 13 }));
        check("\u{feff}---\r\na: 1\r\n---\r\nHi", Ok(Split { yaml: 8..14, body: 19 }));
        check("---\n---", Ok(Split { yaml: 4..4, body: 7 }));
        check("Hi\n---\n", Err(NoFrontMatter::Missing));
        check("", Err(NoFrontMatter::Missing));
        check("---\na: 1\n", Err(NoFrontMatter::NotClosed));
    }
}
