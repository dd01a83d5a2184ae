//! What people need to show a credential or a portfolio elsewhere: links that add it to a
//! profile, and a QR code for paper. The code for signatures and pages is made by a script.

mod linkedin;
mod qr;

pub(super) use linkedin::{add_to_profile, share};
pub(super) use qr::{AlikeCodes, QrCode};

use super::escape;

/// A link that opens a new e-mail about the page at `url`.
pub(super) fn mail(subject: &str, url: &str) -> String {
    format!("mailto:?subject={}&body={}", escape::query_value(subject), escape::query_value(url))
}
