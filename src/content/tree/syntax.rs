//! What the parser says, in words for somebody who never read a grammar.

use granit_parser::{ErrorKind, ScanError};

/// What is wrong, and mostly what to do. `rest` is the file from the point of the error.
pub(super) fn said(error: &ScanError, rest: &str) -> (String, Option<&'static str>) {
    let kind = error.kind();
    if let Some(own) = in_our_words(kind, rest) {
        return own;
    }
    let said = error.info().replace(['`', '\''], "\"");
    (if said.is_empty() { "this is not YAML".to_owned() } else { said }, None)
}

/// Whether a tab stands where none may.
pub(super) fn is_of_tabs(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar
    )
}

fn in_our_words(kind: &ErrorKind, rest: &str) -> Option<(String, Option<&'static str>)> {
    const QUOTE_COLON: &str = "a text with `: ` in it needs quotes around it";
    let said = |message: &str, help| Some((message.to_owned(), Some(help)));
    match kind {
        kind if is_of_tabs(kind) => {
            said("a tab stands where only spaces may", "indent with spaces")
        }
        ErrorKind::UnexpectedCharacter { character } if "@`%".contains(*character) => {
            let message = format!("a text without quotes cannot begin with `{character}`");
            Some((message, Some("put quotes around it")))
        }
        ErrorKind::UnexpectedCharacter { character } => {
            Some((format!("unexpected character `{}`", character.escape_default()), None))
        }
        ErrorKind::MappingValueNotAllowed => {
            said("a second `:` stands in one line, or a line is indented too far", QUOTE_COLON)
        }
        ErrorKind::InvalidColonPlacement => said(
            "a `:` stands where none may",
            "close the bracket before it, or put quotes around a text with `: ` in it",
        ),
        ErrorKind::UnclosedQuotedScalar | ErrorKind::InvalidQuotedScalarIndent => {
            said("quotes are opened and not closed", "close them, or indent the lines within them")
        }
        ErrorKind::UnclosedFlowCollection { open } => {
            Some((format!("`{open}` is opened and not closed"), Some("close it")))
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            Some((format!("`{open}` is opened, but closed with `{close}`"), None))
        }
        ErrorKind::ExpectedBlockMappingKey if rest.starts_with('-') => said(
            "an entry of a list stands where a key should",
            "indent the list below the key it belongs to, or end the mapping first",
        ),
        ErrorKind::ExpectedBlockMappingKey => {
            said("a key is wanted here", "write `key: value`, in line with the keys above")
        }
        ErrorKind::InvalidSimpleKey | ErrorKind::SimpleKeyExpected => {
            said("a `:` is missing after this key", "write `key: value`")
        }
        _ => None,
    }
}
