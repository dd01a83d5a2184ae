//! By what awards were issued: the history of the folder.

use std::collections::BTreeMap;

use super::{CredentialId, Slug};

/// By what each credential was issued, as the history of the folder tells.
pub type Provenance = BTreeMap<CredentialId, IssuedBy>;

/// The commit by which an award came into the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedBy {
    /// Its full name, in hexadecimal.
    pub commit: String,
    /// Its page.
    pub commit_url: String,
    /// The request that it merged.
    pub request: Option<MergeRequest>,
    /// Listed people who approved, as the commit says.
    pub approved_by: Vec<Slug>,
}

impl IssuedBy {
    /// The commit as people say it: its first ten digits.
    pub fn short_commit(&self) -> &str {
        self.commit.get(..10).unwrap_or(&self.commit)
    }
}

/// A request to merge a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeRequest {
    /// As its forge writes it: `#12` for a pull request, `!12` for a merge request of GitLab.
    pub label: String,
    /// Its page.
    pub url: String,
}
