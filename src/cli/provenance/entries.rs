//! Files of awards, entry by entry: what was read in one state of a file is not read again in
//! the next.

/// A file of awards in pieces that mean by themselves what they mean in the file: the entries
/// of a list, or all of it.
pub(super) fn split(text: &str) -> Vec<&str> {
    let starts: Vec<usize> = starts(text).collect();
    let Some(first) = starts.first() else { return vec![text] };
    let is_comment = |line: &str| line.trim().is_empty() || line.starts_with('#');
    // What else stands before may be a document's beginning, or anything.
    if !text[..*first].lines().all(is_comment) {
        return vec![text];
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| text[*start..end].trim_end()).collect()
}

/// Where lines begin with `- `. Nothing else can begin so in a list at the first column.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    lines.filter(|at| text[*at..].starts_with("- ") || text[*at..].starts_with("-\n"))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_list_falls_into_its_entries() {
        assert_eq!(
            split("# x\n\n- a: 1\n  b: |\n    - c\n- a: 2\n"),
            ["- a: 1\n  b: |\n    - c", "- a: 2"]
        );
        for whole in ["a: 1\n", "", "[a, b]", "---\n- a: 1\n", "x:\n- a\n- b\n"] {
            assert_eq!(split(whole), [whole]);
        }
    }
}
