//! Bytes of a decoded text back to bytes of the file it is written in.

use std::ops::Range;

use super::tree::{Kind, Node, Style};

/// Where `range` of the text that `node` decodes to stands in `text`, if that can be told:
/// always for literal blocks (`|`), and for texts of one line without escapes.
pub(crate) fn within(text: &str, node: &Node<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let Kind::Scalar(scalar) = &node.kind else { return None };
    let start = node.at.start.byte as usize;
    let source = text.get(start..node.at.end.byte as usize)?;
    let begin = match scalar.style {
        Style::Literal => {
            let end = in_block(source, &scalar.text, range.end)?;
            return Some(start + in_block(source, &scalar.text, range.start)?..start + end);
        }
        Style::Plain => source == scalar.text,
        Style::Quoted => source.get(1..source.len().saturating_sub(1)) == Some(&scalar.text),
        Style::Folded => false,
    };
    let quote = usize::from(scalar.style == Style::Quoted);
    let fits = begin && range.start <= range.end && range.end <= scalar.text.len();
    fits.then(|| start + quote + range.start..start + quote + range.end)
}

/// Finds byte `wanted` of a literal block in its source, by lines: each line of the text
/// is the end of its line in the source, after the indentation.
fn in_block(source: &str, text: &str, wanted: usize) -> Option<usize> {
    let has_header = source.starts_with('|');
    let mut at = 0;
    let mut source_lines = source.split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line.trim_end_matches(['\n', '\r']))
    });
    if has_header {
        source_lines.next();
    }
    let mut seen = 0;
    for line in text.split('\n') {
        let (begin, raw) = source_lines.next()?;
        if wanted <= seen + line.len() {
            let indent = raw.len().checked_sub(line.len()).filter(|_| raw.ends_with(line))?;
            return Some(begin + indent + wanted - seen);
        }
        seen += line.len() + 1;
    }
    None
}
