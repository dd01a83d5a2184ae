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
    /// What code that is pasted elsewhere names first: the badge, or the earner.
    pub(in crate::site) name: String,
    /// What it says below.
    pub(in crate::site) about: String,
    /// Where a small picture is, of 96 pixels, relative to the base.
    pub(in crate::site) icon: Option<String>,
    /// Where a large one is, likewise. Nothing for a credential, which has its own.
    pub(in crate::site) picture: Option<String>,
    /// What the picture of the QR code is called once it is saved, without ending.
    pub(in crate::site) file: String,
}

/// A QR code.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct QrView {
    /// Modules on each side, without the quiet zone around it.
    pub(in crate::site) side: usize,
    /// A `data:` address of a picture of one pixel per module.
    pub(in crate::site) picture: Sanitised,
    /// The address that it leads to.
    pub(in crate::site) url: String,
}
