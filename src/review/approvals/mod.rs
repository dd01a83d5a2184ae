//! Who really approved a change, held against what its awards say and need.

mod judge;
mod read;

use std::collections::BTreeSet;

pub use judge::check_approvals;

/// What the forge knows of a pull request: accounts, in lower case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Approvals {
    /// Who opened it, where that is known.
    pub author: Option<String>,
    /// Who approved it as it is.
    pub approved: BTreeSet<String>,
    /// Who approved an earlier commit of it.
    pub outdated: BTreeSet<String>,
    /// Who asks for changes.
    pub objected: BTreeSet<String>,
}

/// Why reviews cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApprovalsFault {
    /// It is no JSON.
    #[error("it is no JSON: {0}")]
    Json(String),
    /// It is JSON of another form.
    #[error("{0}")]
    Form(String),
}
