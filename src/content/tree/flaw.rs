//! What is wrong with a file as YAML, whatever it is meant to say.

use std::sync::Arc;

use granit_parser::{ErrorKind, ScanError};

use super::build::count;
use super::syntax::{is_of_tabs, said};
use super::{Mark, Stretch};
use crate::content::decode::{MAX_DEPTH, MAX_NODES};
use crate::diagnostic::{Code, Diagnostic, Place};

/// A flaw and where it is.
#[derive(Debug)]
pub(crate) enum Flaw {
    /// The parser stopped.
    Syntax { message: String, help: Option<&'static str>, at: Stretch },
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep(Stretch),
    /// More values than [`MAX_NODES`].
    TooMany(Stretch),
    /// An anchor or an alias.
    Alias(Stretch),
    /// A tag.
    Tag(Stretch),
    /// A second document.
    SeveralDocuments(Stretch),
    /// A key that is no text.
    OddKey(Stretch),
    /// A key that stood before.
    DuplicateKey { key: String, at: Stretch, first: Stretch },
}

impl Flaw {
    /// What the parser says, with advice on what mostly lies behind it.
    pub(crate) fn syntax(error: &ScanError, at: Mark, text: &str) -> Self {
        let stretch = Stretch { start: at, end: at };
        if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
            return Self::TooDeep(stretch);
        }
        let at = cause(error.kind(), at, text);
        let rest = &text[at.byte as usize..];
        let (message, help) = said(error, rest);
        let mut end = at;
        if let Some(next) = rest.chars().next().filter(|next| *next == '\t' || !next.is_control()) {
            end.byte += u32::try_from(next.len_utf8()).unwrap_or(0);
            end.column += 1;
        }
        Self::Syntax { message, help, at: Stretch { start: at, end } }
    }

    /// Whether the values of the file can still be trusted.
    pub(crate) fn is_harmless(&self) -> bool {
        matches!(self, Self::DuplicateKey { .. })
    }

    /// Whether it lies in this part of the file.
    pub(crate) fn is_within(&self, part: Stretch) -> bool {
        let (Self::Syntax { at, .. }
        | Self::TooDeep(at)
        | Self::TooMany(at)
        | Self::Alias(at)
        | Self::Tag(at)
        | Self::SeveralDocuments(at)
        | Self::OddKey(at)
        | Self::DuplicateKey { at, .. }) = self;
        part.start.byte <= at.start.byte && at.start.byte < part.end.byte
    }

    /// The diagnostic for it.
    pub(crate) fn diagnostic(&self, file: &Arc<str>) -> Diagnostic {
        let (code, at, message, help) = match self {
            Self::Syntax { message, help, at } => {
                (Code::YamlSyntax, at, message.clone(), help.map(str::to_owned))
            }
            Self::TooDeep(at) => (
                Code::TooDeep,
                at,
                format!("lists and mappings are nested more than {MAX_DEPTH} deep"),
                None,
            ),
            Self::TooMany(at) => (
                Code::FileTooLarge,
                at,
                format!("`{file}` holds more than {MAX_NODES} values"),
                Some("split it into several files".to_owned()),
            ),
            Self::Alias(at) => (
                Code::AliasRefused,
                at,
                "anchors and aliases are not used here".to_owned(),
                Some("write the value out; quote it if it is a text with `&` or `*`".to_owned()),
            ),
            Self::Tag(at) => (
                Code::WrongType,
                at,
                "tags are not used here".to_owned(),
                Some("take the tag out; quote the value if it is a text with `!`".to_owned()),
            ),
            Self::SeveralDocuments(at) => (
                Code::SeveralDocuments,
                at,
                "a second document begins here".to_owned(),
                Some(
                    "give each its own file; of awards and people, a file may hold a list"
                        .to_owned(),
                ),
            ),
            Self::OddKey(at) => (Code::WrongType, at, "a key should be a text".to_owned(), None),
            Self::DuplicateKey { key, at, first } => {
                let place = Place::bytes(file, bytes(*at));
                let message = format!("the key `{key}` stands here a second time");
                return Diagnostic::error(Code::DuplicateKey, place, message)
                    .help("take one of the two out")
                    .related(Place::bytes(file, bytes(*first)), "the first time");
            }
        };
        let fault = Diagnostic::error(code, Place::bytes(file, bytes(*at)), message);
        if let Some(help) = help { fault.help(help) } else { fault }
    }
}

fn bytes(at: Stretch) -> std::ops::Range<usize> {
    at.start.byte as usize..at.end.byte as usize
}

/// Where the cause is of what the parser met at `at`: it tells of a tab where the text began
/// that holds it, and of open quotes where they should have been closed.
fn cause(kind: &ErrorKind, at: Mark, text: &str) -> Mark {
    let (before, after) = text.split_at(at.byte as usize);
    match kind {
        kind if is_of_tabs(kind) => after.find('\t').map_or(at, |tab| count(at, &after[..tab])),
        ErrorKind::UnclosedQuotedScalar | ErrorKind::InvalidQuotedScalarIndent => {
            let begins = |(quote, _): &(usize, &str)| {
                before[..*quote].chars().next_back().is_none_or(|c| " \n[{,".contains(c))
            };
            let mut quotes = before.rmatch_indices(['"', '\'']);
            quotes.find(begins).map_or(at, |(quote, _)| count(Mark::FIRST, &before[..quote]))
        }
        _ => at,
    }
}
