//! Where the folder is kept and reviewed.

use clap::ValueEnum;

/// A forge, whose workflows and forms are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Forge {
    /// GitHub Actions and Pages
    Github,
    /// GitLab CI and Pages
    Gitlab,
    /// Only the content
    None,
}

impl Forge {
    /// The folder of its forms and of CODEOWNERS.
    pub(super) fn folder(self) -> Option<&'static str> {
        match self {
            Self::Github => Some(".github"),
            Self::Gitlab => Some(".gitlab"),
            Self::None => None,
        }
    }

    /// What it calls a change that is to be reviewed.
    pub(super) fn request(self) -> &'static str {
        match self {
            Self::Gitlab => "merge request",
            Self::Github | Self::None => "pull request",
        }
    }

    /// How to write a form, in the words of its pages.
    pub(super) fn issue(self, form: &str) -> String {
        match self {
            Self::Github => format!("open an issue with the form *{form}*"),
            Self::Gitlab => format!("open an issue with the description template *{form}*"),
            Self::None => "tell those who run the programme".to_owned(),
        }
    }
}
