//! How the site looks, as far as `site.yaml` says it.

use std::path::PathBuf;
use std::sync::Arc;

use super::SitePath;

/// What `site.yaml` says of colours and typefaces.
#[derive(Debug, Clone, Default)]
pub struct Appearance {
    /// The colour of links and buttons as the author wants it: red, green, blue.
    pub accent: Option<[u8; 3]>,
    /// Typefaces for headings, the preferred first. Empty where the theme chooses.
    pub headings: Vec<Typeface>,
    /// The same for all other text.
    pub text: Vec<Typeface>,
}

/// A typeface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typeface {
    /// One with serifs that the reader's system has.
    Serif,
    /// One without.
    Sans,
    /// One whose letters have one width.
    Mono,
    /// One that the reader may have installed.
    Installed(FamilyName),
    /// One that the site brings.
    Brought(Font),
}

/// The name of a typeface: letters and digits of any script, with single spaces, `-`, `_`, `.`
/// or `&` between; at most 60 characters. Nothing in it ends a string of a stylesheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyName(String);

impl FamilyName {
    /// Takes a name. Nothing where it has another form.
    pub fn new(text: &str) -> Option<Self> {
        let between = |c: char| " -_.&".contains(c);
        let fine = text.chars().count() <= 60
            && text.starts_with(char::is_alphanumeric)
            && !text.ends_with(between)
            && text.chars().all(|c| c.is_alphanumeric() || between(c));
        fine.then(|| Self(text.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A font of the content folder, copied into the site as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Font {
    /// The file, relative to the content folder.
    pub file: Arc<str>,
    /// Where it lies on this machine.
    pub source: PathBuf,
    /// What stylesheets call its format.
    pub format: &'static str,
    /// Whether one file holds every weight.
    pub is_variable: bool,
    /// Where it goes.
    pub address: SitePath,
}
