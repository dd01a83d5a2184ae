//! Faults in the content: what is wrong, where, and what to do about it.
//!
//! Rooms make a [`Diagnostic`] with a symbolic [`Place`] ("key `badge` of the fourth
//! entry of this file"). Only when one is shown does `content` turn the place into
//! lines and columns, by replaying the file. This room knows no other.

mod bounded;
mod code;
mod github;
mod human;
mod json;
mod page;
mod place;
mod shown;
mod span;

pub use bounded::Bounded;
pub use code::Code;
pub use github::github;
pub use human::human;
pub use json::json;
pub use page::{PageFault, PageLine, PageRelated, page};
pub use place::{Place, Pointer, Segment, Target};
pub use shown::{Location, Shown, printable};
pub use span::Span;

/// How bad it is. An error stops a build, a warning does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The content cannot be published like this.
    Error,
    /// It can, but it is hardly what was meant.
    Warning,
}

/// One fault in the content.
///
/// Messages are lower case, have no full stop, and put literals in backticks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable word for this kind of fault.
    pub code: Code,
    /// Error or warning.
    pub severity: Severity,
    /// What is wrong, in the author's own words.
    pub message: String,
    /// Where.
    pub place: Place,
    /// What to do about it.
    pub help: Option<String>,
    /// Other places that matter, each with a word on why.
    pub related: Vec<(Place, String)>,
}

impl Diagnostic {
    /// An error of kind `code` at `place`.
    pub fn error(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            place,
            help: None,
            related: Vec::new(),
        }
    }

    /// A warning of kind `code` at `place`.
    pub fn warning(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, place, message) }
    }

    /// The same, with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, pointing at a second place too.
    #[must_use]
    pub fn related(mut self, place: Place, why: impl Into<String>) -> Self {
        self.related.push((place, why.into()));
        self
    }
}
