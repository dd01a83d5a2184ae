//! Whether a site is the real thing.

/// Whether a site is signed with the issuer's own key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// It is.
    Production,
    /// It is not: a development key signed it.
    Draft,
}

impl Edition {
    /// The word that stands for it in the manifest.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Draft => "draft",
        }
    }

    /// The edition that `word` stands for.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        [Self::Production, Self::Draft].into_iter().find(|edition| edition.word() == word)
    }
}
