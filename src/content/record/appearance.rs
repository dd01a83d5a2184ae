//! `appearance` of `site.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

/// How the site looks, without a theme of one's own. The logo is `issuer.image`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AppearanceRecord {
    /// The colour of links and buttons, as `#rrggbb`. Where it could not be read on light
    /// paper it is made darker, on dark paper lighter.
    pub accent: Option<String>,
    /// The typefaces.
    #[serde(default)]
    pub fonts: FontsRecord,
}

/// The typefaces. Each is a list with commas, the first that there is counts: a file under
/// `fonts/` (WOFF2, WOFF, TTF or OTF), the name of a typeface that readers may have
/// installed, or `serif`, `sans` or `mono`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FontsRecord {
    /// For headings.
    pub headings: Option<String>,
    /// For all other text.
    pub text: Option<String>,
}
