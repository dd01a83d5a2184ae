//! What people need to show a page elsewhere.

use schemars::JsonSchema;
use serde::Serialize;

use crate::site::Sanitised;

/// Links and code that show a credential or a portfolio elsewhere.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct SharingView {
    /// The absolute address of the page.
    pub(in crate::site) url: String,
    /// The form of LinkedIn that adds a credential to one's profile. Nothing for a portfolio,
    /// nor in a draft.
    pub(in crate::site) profile: Option<String>,
    /// The form of LinkedIn that posts the page.
    pub(in crate::site) post: String,
    /// A new e-mail about the page.
    pub(in crate::site) mail: String,
    /// HTML for the signature of e-mails, as a text for `textarea`.
    pub(in crate::site) signature: Sanitised,
    /// HTML for a page of one's own, likewise.
    pub(in crate::site) figure: Sanitised,
    /// Markdown, likewise.
    pub(in crate::site) markdown: Sanitised,
    /// What the picture of the QR code is called once it is saved, without ending.
    pub(in crate::site) file: String,
}

/// A QR code.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct QrView {
    /// Modules on each side, without the quiet zone.
    pub(in crate::site) side: usize,
    /// `d` of a path whose lines are one module wide.
    pub(in crate::site) path: String,
    /// The address that it leads to.
    pub(in crate::site) url: String,
}
