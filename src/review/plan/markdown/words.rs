//! What changes in a text, in a comment.

use super::super::escape::html;
use crate::model::compare::{Fate, Piece};

/// The most characters that are told of what stays, on each side of a change.
const NEAR: usize = 160;

/// Words that come and go, in HTML. Of what stays, only what is near is told.
pub(super) fn words(pieces: &[Piece], most: usize) -> String {
    let mut told = String::new();
    let last = pieces.len().saturating_sub(1);
    for (at, piece) in pieces.iter().enumerate() {
        if told.len() > most * 3 {
            told.push_str(" …");
            break;
        }
        let tag = match piece.fate {
            Fate::Removed => "del",
            Fate::Added => "ins",
            Fate::Kept => {
                told.push_str(&html(&near(&piece.text, at > 0, at < last)));
                continue;
            }
        };
        let (text, after) = piece.text.split_at(piece.text.trim_end().len());
        let words = html(&shortened(text, most));
        told.extend(["<", tag, ">", &words, "</", tag, ">", &html(after)]);
    }
    told
}

fn shortened(text: &str, most: usize) -> String {
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    if end == text.len() { text.to_owned() } else { format!("{} …", &text[..end]) }
}

/// The beginning of a text that follows a change, the end of one that comes before one.
fn near(text: &str, after: bool, before: bool) -> String {
    let characters: Vec<char> = text.chars().collect();
    let keep = usize::from(after) * NEAR + usize::from(before) * NEAR;
    if characters.len() <= keep + NEAR {
        return text.to_owned();
    }
    let head: String = characters[..if after { NEAR } else { 0 }].iter().collect();
    let tail = characters.len() - if before { NEAR } else { 0 };
    let tail: String = characters[tail..].iter().collect();
    // No word is cut in two.
    let head = head.rfind(char::is_whitespace).map_or("", |at| &head[..at]);
    let tail = tail.find(char::is_whitespace).map_or("", |at| &tail[at..]);
    format!("{head} … {tail}")
}
