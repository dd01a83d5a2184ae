//! Every fault of a file that could not be read, each in its place.

use std::ops::Range;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::parse::Entries;
use crate::diagnostic::{Code, Diagnostic, Place};

/// A file that holds nothing.
pub(crate) fn empty(file: &Arc<str>) -> Diagnostic {
    let message = format!("`{file}` holds nothing");
    Diagnostic::error(Code::EmptyFile, Place::file(file), message)
        .help("write something, or delete it")
}

/// Explains why the YAML at `yaml` of `text` is no record, or gives it, if it is one.
pub(crate) fn one<T: DeserializeOwned + JsonSchema + 'static>(
    file: &Arc<str>,
    _text: &str,
    _yaml: Range<usize>,
    error: &serde_yaml::Error,
    faults: &mut Vec<Diagnostic>,
) -> Option<T> {
    faults.push(Diagnostic::error(Code::YamlSyntax, Place::file(file), error.to_string()));
    None
}

/// Explains why `text` is neither a record nor a list of them, and gives what is sound.
pub(crate) fn many<T: DeserializeOwned + JsonSchema + 'static>(
    file: &Arc<str>,
    _text: &str,
    error: &serde_yaml::Error,
    faults: &mut Vec<Diagnostic>,
) -> Option<Entries<T>> {
    faults.push(Diagnostic::error(Code::YamlSyntax, Place::file(file), error.to_string()));
    None
}
