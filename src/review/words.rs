//! Words of names.

use std::collections::BTreeSet;

/// Whether two names have a word in common, however it is written.
pub(super) fn share(one: &str, other: &str) -> bool {
    let words = |name: &str| -> BTreeSet<String> {
        let lower = name.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(ToOwned::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    !one.is_disjoint(&other) || one.is_empty() && other.is_empty()
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn names_share_a_word() {
        assert!(share("Ada Lovelace", "ada KING"));
        assert!(share("Ünal, Ö.", "Öner ünal"));
        assert!(!share("Ada Lovelace", "Alan Turing"));
        assert!(share("", "!"));
    }
}
