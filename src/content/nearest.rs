//! The known name that a mistyped one is closest to.

/// The name of `known` closest to `word`, if it is close enough to be meant.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A slip in four letters, two in seven, never more than three.
    let length = word.chars().count();
    let reach = (length / 4 + 1).min(3);
    if length > 80 {
        return None;
    }
    known
        .into_iter()
        .map(|name| (strsim::osa_distance(&word.to_lowercase(), name), name))
        .filter(|(distance, name)| *distance <= reach && *distance < name.chars().count())
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_forgiven_and_other_words_are_not() {
        let known = ["expires", "earner", "earners", "on"];
        assert_eq!(nearest("expries", known), Some("expires"));
        assert_eq!(nearest("Earner", known), Some("earner"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest("x", known), None);
        assert_eq!(nearest(&"e".repeat(100_000), known), None);
    }
}
