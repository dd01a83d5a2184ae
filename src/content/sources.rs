//! The bytes that were read, so that a fault can be shown in its line.

use std::collections::BTreeMap;
use std::sync::Arc;

/// What is kept of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    /// A text file: all of it.
    Text(Arc<str>),
    /// A file that should be text and is not.
    Bytes(Arc<[u8]>),
    /// A picture or a font: only the SHA-256 of its bytes.
    Picture([u8; 32]),
}

/// Every file that was read, by its name relative to the content folder.
#[derive(Debug, Default)]
pub struct Sources {
    files: BTreeMap<Arc<str>, Source>,
}

impl Source {
    /// Keeps the bytes of a file that should be text.
    pub(crate) fn of_text(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::Text(text.into()),
            Err(error) => Self::Bytes(error.into_bytes().into()),
        }
    }
}

impl Sources {
    pub(crate) fn insert(&mut self, file: Arc<str>, source: Source) {
        self.files.insert(file, source);
    }

    /// The bytes of a file that is, or should be, text.
    pub fn bytes(&self, file: &str) -> Option<&[u8]> {
        match self.files.get(file)? {
            Source::Text(text) => Some(text.as_bytes()),
            Source::Bytes(bytes) => Some(bytes),
            Source::Picture(_) => None,
        }
    }

    /// The text of a file, if it is UTF-8. A byte order mark is part of it.
    pub fn text(&self, file: &str) -> Option<&str> {
        match self.files.get(file)? {
            Source::Text(text) => Some(text),
            Source::Bytes(_) | Source::Picture(_) => None,
        }
    }

    /// The SHA-256 of a picture or a font.
    pub fn digest(&self, file: &str) -> Option<&[u8; 32]> {
        match self.files.get(file)? {
            Source::Picture(digest) => Some(digest),
            Source::Text(_) | Source::Bytes(_) => None,
        }
    }

    /// Every file in the order of names, with bytes that change when the file does:
    /// a text file's own, a picture's SHA-256.
    pub fn inputs(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(file, source)| {
            let bytes: &[u8] = match source {
                Source::Text(text) => text.as_bytes(),
                Source::Bytes(bytes) => bytes,
                Source::Picture(hash) => hash,
            };
            (&**file, bytes)
        })
    }
}
