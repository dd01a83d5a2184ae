//! Canonical forms, by the general-purpose libraries: slow, and the measure of everything
//! faster.
//!
//! - [`rdfc`]: JSON-LD 1.1 to RDF in safe mode, then RDFC-1.0, as canonical N-Quads.
//! - [`jcs`]: RFC 8785.
//!
//! Both are bounded: what is too large, too deep or too intricate is refused.

mod bounds;
mod jsonld;
mod labels;
mod rdf;

use serde_json::Value;
use thiserror::Error;

pub use bounds::{MAX_BYTES, MAX_DEPTH, parse};
pub(in crate::credential) use jsonld::bound;
pub use jsonld::{to_quads, to_quads_with};
pub use rdf::{Hash, canonicalize};

use super::contexts::Contexts;

/// Why a document has no canonical form.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CanonicalError {
    /// A context that is not embedded, or is written inline.
    #[error("the context {0} is not known")]
    UnknownContext(String),
    /// JSON-LD would drop or misread a part of the document, so no signature would cover it.
    #[error("{0}")]
    Unsafe(String),
    /// The libraries refuse the document.
    #[error("{0}")]
    Malformed(String),
    /// Larger or deeper than any real document, or made to keep a machine busy.
    #[error("{0}")]
    TooMuch(String),
}

/// The canonical N-Quads of a JSON-LD document (RDFC-1.0 with SHA-256).
///
/// # Errors
/// A context is not embedded; a term, a type or an IRI would be dropped; the document is
/// beyond the bounds.
pub fn rdfc(document: &Value) -> Result<String, CanonicalError> {
    rdfc_with(document, &Contexts::default(), Hash::Sha256)
}

/// As [`rdfc`], with other contexts, and another hash to label blank nodes by.
///
/// # Errors
/// As for [`rdfc`].
pub fn rdfc_with(
    document: &Value,
    contexts: &Contexts,
    hash: Hash,
) -> Result<String, CanonicalError> {
    canonicalize(&to_quads_with(document, contexts)?, hash)
}

/// The JSON Canonicalization Scheme (RFC 8785) form of a document.
///
/// # Errors
/// The document is beyond the bounds, or holds a number that I-JSON has no room for.
pub fn jcs(document: &Value) -> Result<String, CanonicalError> {
    bounds::hold(document)?;
    serde_json_canonicalizer::to_string(document)
        .map_err(|error| CanonicalError::Malformed(error.to_string()))
}
