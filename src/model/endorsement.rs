//! What somebody signed about a credential.

use super::{CredentialId, Slug};
use crate::diagnostic::Place;

/// An endorsement of a credential, by somebody of the folder who has a key of their own.
#[derive(Debug, Clone)]
pub struct Endorsement {
    /// The credential that is endorsed.
    pub award: CredentialId,
    /// Who endorses it.
    pub endorser: Slug,
    /// The signed document, as it was read. Whether it holds is for `credential` to judge.
    pub text: String,
    /// The file.
    pub place: Place,
}
