//! Pages that authors write.

use schemars::JsonSchema;
use serde::Serialize;

use crate::site::Sanitised;

/// A page that an author wrote.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct FreeView<'a> {
    /// Its title.
    pub(in crate::site) title: &'a str,
    /// The language of its texts, where it is not that of the interface.
    pub(in crate::site) lang: Option<String>,
    /// Its text.
    pub(in crate::site) body: Sanitised,
}
