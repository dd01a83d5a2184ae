//! What the name of a badge's file says: `<slug>`, `<slug>.de`, `<slug>.v1`, `<slug>.v1.de`.

/// The name of a file below `badges/`, without its ending, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadgeFile<'a> {
    /// The badge's slug, not yet judged.
    pub slug: &'a str,
    /// The version, not yet judged. Nothing where the file is of the present one.
    pub version: Option<&'a str>,
    /// The language of its text, not yet judged. Nothing where it is that of the site.
    pub language: Option<&'a str>,
}

impl<'a> BadgeFile<'a> {
    /// Takes a name apart. A version begins with a digit, no language does, and none with `v`
    /// and a digit.
    pub fn of(name: &'a str) -> Self {
        let Some((slug, rest)) = name.split_once('.') else {
            return Self { slug: name, version: None, language: None };
        };
        let begins_with_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let Some(versioned) = rest.strip_prefix('v').filter(|rest| begins_with_digit(rest)) else {
            return Self { slug, version: None, language: Some(rest) };
        };
        let mut dots = versioned.match_indices('.').map(|(at, _)| at);
        let (version, language) = match dots.find(|at| !begins_with_digit(&versioned[at + 1..])) {
            Some(at) => (&versioned[..at], Some(&versioned[at + 1..])),
            None => (versioned, None),
        };
        Self { slug, version: Some(version), language }
    }

    /// The name of the YAML file that it belongs to, without its ending.
    pub fn record(self) -> String {
        match self.version {
            Some(version) => format!("{}.v{version}", self.slug),
            None => self.slug.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::BadgeFile;

    #[test]
    fn names_are_taken_apart() {
        let parts = |name| {
            let BadgeFile { slug, version, language } = BadgeFile::of(name);
            (slug, version, language)
        };
        assert_eq!(parts("rope-work"), ("rope-work", None, None));
        assert_eq!(parts("rope-work.de-AT"), ("rope-work", None, Some("de-AT")));
        assert_eq!(parts("rope-work.vi"), ("rope-work", None, Some("vi")), "Vietnamese");
        assert_eq!(parts("rope-work.v1"), ("rope-work", Some("1"), None));
        assert_eq!(parts("rope-work.v1.2"), ("rope-work", Some("1.2"), None));
        assert_eq!(parts("rope-work.v1.2.de"), ("rope-work", Some("1.2"), Some("de")));
        assert_eq!(parts("rope-work.v2026-b.pt"), ("rope-work", Some("2026-b"), Some("pt")));
        assert_eq!(BadgeFile::of("rope-work.v1.2.de").record(), "rope-work.v1.2");
    }
}
