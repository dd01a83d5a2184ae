//! Why a credential was not put into a picture, or not found in it.

use super::Kind;

/// Why a credential was not put into a picture, or not found in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BakeFault {
    /// Neither format.
    #[error("it is neither a PNG nor an SVG picture")]
    NoPicture,
    /// A PNG that no reader should trust.
    #[error("the PNG file is broken: {0}")]
    BrokenPng(String),
    /// An SVG that no reader should trust.
    #[error("the SVG file is broken: {0}")]
    BrokenSvg(String),
    /// One credential of that kind is in it.
    #[error("the picture holds {0} already")]
    AlreadyBaked(Kind),
    /// Two readers would take different ones.
    #[error("the picture holds {0} more than once")]
    Twice(Kind),
    /// Nothing is in it.
    #[error("the picture holds no credential")]
    NotBaked,
    /// A bound is passed.
    #[error("{what} is larger than {} MiB", most >> 20)]
    TooLarge {
        /// What is.
        what: &'static str,
        /// The most bytes.
        most: usize,
    },
    /// Text in a picture that cannot be read.
    #[error("{kind} is in the picture, but {reason}")]
    Unreadable {
        /// What it claims to be.
        kind: Kind,
        /// Why it cannot be read.
        reason: String,
    },
    /// Text that is nothing to be baked.
    #[error("this is nothing to put into a picture: {0}")]
    NoCredential(String),
}
