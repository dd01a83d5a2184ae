//! SVG files: only drawings, nothing that runs or fetches.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;

/// Whether the first element of the file is `svg`.
pub(crate) fn looks_like_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    head.trim_start_matches('\u{feff}').trim_start().starts_with('<') && head.contains("<svg")
}

/// Width and height in pixels, if the drawing is harmless.
pub(super) fn judge(
    _file: &Arc<str>,
    _bytes: &[u8],
) -> Result<Option<(u32, u32)>, Vec<Diagnostic>> {
    Ok(None)
}
