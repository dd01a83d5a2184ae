//! What changed between two texts, word by word.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::change::{Piece, PieceKind};

/// The most bytes of both texts that are compared word by word. Longer ones are told as gone
/// and come.
const MOST_BYTES: usize = 256 * 1024;

/// The words of two texts, each with the blanks after it, in the order of reading.
pub(super) fn words(was: &str, is: &str) -> Vec<Piece> {
    let piece = |kind, text: String| Piece { kind, text };
    if was.len() + is.len() > MOST_BYTES {
        return vec![
            piece(PieceKind::Removed, was.to_owned()),
            piece(PieceKind::Added, is.to_owned()),
        ];
    }
    let (before, now) = (split(was), split(is));
    let mut pieces = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &before, &now) {
        if let DiffOp::Equal { .. } = op {
            pieces.push(piece(PieceKind::Same, before[op.old_range()].concat()));
        } else {
            pieces.push(piece(PieceKind::Removed, before[op.old_range()].concat()));
            pieces.push(piece(PieceKind::Added, now[op.new_range()].concat()));
        }
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// Words with the blanks that follow them.
fn split(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut from, mut blank) = (0, false);
    for (at, c) in text.char_indices() {
        if blank && !c.is_whitespace() {
            words.push(&text[from..at]);
            from = at;
        }
        blank = c.is_whitespace();
    }
    words.push(&text[from..]);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(was: &str, is: &str, expected: &str) {
        let told = words(was, is).into_iter().map(|piece| match piece.kind {
            PieceKind::Same => piece.text,
            PieceKind::Removed => format!("[-{}-]", piece.text),
            PieceKind::Added => format!("[+{}+]", piece.text),
        });
        assert_eq!(told.collect::<String>(), expected);
    }

    #[test]
    fn words_come_and_go() {
        check("Passed the course.", "Passed the course.", "Passed the course.");
        check(
            "Passed the course.",
            "Passed two courses.",
            "Passed [-the course.-][+two courses.+]",
        );
        check("", "New", "[+New+]");
        check("a b c", "a c", "a [-b -]c");
    }

    #[test]
    fn both_texts_are_in_it_whole() {
        let (was, is) = ("- one\n- two  \n\nthree", "- one\n- 2\n\nthree four");
        let side = |not: PieceKind| -> String {
            let kept = words(was, is).into_iter().filter(|piece| piece.kind != not);
            kept.map(|piece| piece.text).collect()
        };
        assert_eq!(side(PieceKind::Added), was);
        assert_eq!(side(PieceKind::Removed), is);
    }
}
