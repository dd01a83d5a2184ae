//! The version of a badge.

use std::fmt;
use std::sync::Arc;

/// The name of a version of a badge, such as `1`, `2.1` or `2026-07`: 1 to 32 digits, small
/// letters, and between them single `.` and `-`. It begins with a digit, and so does what
/// follows a `.`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(Arc<str>);

impl Version {
    /// The most characters a version has.
    pub const MAX: usize = 32;

    /// Takes `text` as a version, or nothing where it is none.
    pub fn new(text: &str) -> Option<Self> {
        let word = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        let number = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_digit()) && part.split('-').all(word)
        };
        (text.len() <= Self::MAX && text.split('.').all(number)).then(|| Self(text.into()))
    }

    /// The version of a badge that says none.
    pub fn first() -> Self {
        Self("1".into())
    }

    /// Whether it is that of a badge that says none.
    pub fn is_first(&self) -> bool {
        &*self.0 == "1"
    }

    /// The one that follows: its last number, one higher. Nothing where it does not end in one.
    pub fn next(&self) -> Option<Self> {
        let digits = self.0.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (head, number) = self.0.split_at(self.0.len() - digits);
        let next = number.parse::<u64>().ok()?.checked_add(1)?.to_string();
        // `2026-07` is followed by `2026-08`.
        Self::new(&format!("{head}{next:0>digits$}"))
    }

    /// The version as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn versions_are_short_names_that_begin_with_a_digit() {
        for fine in ["1", "10", "1.2", "1.2.3", "2026", "2026-07", "2b", "2-draft", "01"] {
            assert!(Version::new(fine).is_some(), "{fine}");
        }
        let long = "1".repeat(33);
        for other in
            ["", "v1", "a", "1.", ".1", "1..2", "1.a", "1-", "1--2", "1/2", "2B", "é", "1 ", &long]
        {
            assert!(Version::new(other).is_none(), "{other}");
        }
    }

    #[test]
    fn each_has_a_next_where_it_ends_in_a_number() {
        let next = |text| Version::new(text).unwrap().next().map(|next| next.to_string());
        let cases = [("1", "2"), ("9", "10"), ("1.9", "1.10"), ("2026-07", "2026-08")];
        for (version, expected) in cases {
            assert_eq!(next(version).as_deref(), Some(expected));
        }
        assert_eq!(next("2b"), None);
        assert_eq!(next(&"9".repeat(32)), None);
    }
}
