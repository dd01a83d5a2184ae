//! Reports without secrets: they end in logs that many can read.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};

/// How long a word is that may be a key, or a line of one.
const SUSPICIOUS: usize = 20;

/// Files that hold a secret key. Not one of their lines is shown.
pub(crate) fn secret_files(diagnostics: &[Diagnostic]) -> BTreeSet<Arc<str>> {
    let faults = diagnostics.iter().filter(|fault| fault.code == Code::SecretInContent);
    faults.map(|fault| Arc::clone(&fault.place.file)).collect()
}

/// The same diagnostics, in which nothing that a file with a secret says in one long word
/// is repeated: whatever else is wrong with that word, it may be the key.
pub(crate) fn without_secrets(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let files = secret_files(&diagnostics);
    let speaks = |place: &Place| files.contains(&place.file);
    for diagnostic in &mut diagnostics {
        let of_secret =
            speaks(&diagnostic.place) || diagnostic.related.iter().any(|(place, _)| speaks(place));
        if of_secret {
            mask(&mut diagnostic.message);
            diagnostic.help.as_mut().map(mask);
            diagnostic.related.iter_mut().for_each(|(_, why)| mask(why));
        }
    }
    diagnostics
}

/// Puts an ellipsis in place of each long word.
fn mask(text: &mut String) {
    let is_key = |c: char| c.is_ascii_alphanumeric() || "+/=_-".contains(c);
    let mut masked = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c: char| is_key(c) != is_key(first)).unwrap_or(rest.len());
        let word = &rest[..end];
        masked.push_str(if is_key(first) && end >= SUSPICIOUS { "…" } else { word });
        rest = &rest[end..];
    }
    *text = masked;
}

#[cfg(test)]
mod tests {
    use super::mask;

    fn check(text: &str, expected: &str) {
        let mut text = text.to_owned();
        mask(&mut text);
        assert_eq!(text, expected);
    }

    #[test]
    fn long_words_go_and_the_rest_stays() {
        check("there is no badge `z3u2abcdefghijklmnopqrs`", "there is no badge `…`");
        check("unknown key `approved_by`, é ü", "unknown key `approved_by`, é ü");
        check("", "");
    }
}
