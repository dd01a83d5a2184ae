//! What stands above and below every page.

use schemars::JsonSchema;
use serde::Serialize;

use super::Translation;
use crate::site::Sanitised;

/// What is around a page, as `frame` in every template.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct FrameView {
    /// What `header.html` came to.
    pub(in crate::site) header: Sanitised,
    /// What `footer.html` came to.
    pub(in crate::site) footer: Sanitised,
}

/// The page above which a header stands, as `page` in `header.html`. It is filled once for all
/// pages of which this is the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub(in crate::site) struct HeaderView {
    /// The part of the site: `home`, `badges`, `people`, `credentials`, …
    pub(in crate::site) section: &'static str,
    /// For `aria-current` in the menu: `page` on the part's own index, else `true`.
    pub(in crate::site) current: &'static str,
    /// The way from here to where the site begins in its language: `./`, `../../`.
    pub(in crate::site) root: String,
    /// The way from here to the base, where files are: the stylesheet, pictures, JSON.
    pub(in crate::site) files: String,
    /// The link of the entry of `site.menu` that is this page.
    pub(in crate::site) entry: Option<String>,
}

/// The page below which a footer stands, as `page` in `footer.html`. It is filled once for all
/// pages of which this is the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub(in crate::site) struct FooterView {
    /// The way from here to where the site begins in its language: `./`, `../../`.
    pub(in crate::site) root: String,
    /// The way from here to the base, where files are: the stylesheet, pictures, JSON.
    pub(in crate::site) files: String,
    /// The page in each language, this one too. Empty where there is only one.
    pub(in crate::site) translations: Vec<Translation>,
}
