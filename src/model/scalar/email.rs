//! E-mail addresses.

use crate::diagnostic::Code;
use crate::model::Email;
use crate::model::resolve::Problem;

/// Takes an e-mail address.
///
/// # Errors
/// What has no form of one → [`Code::BadEmail`].
pub(in crate::model) fn email(text: &str) -> Result<Email, Problem> {
    Email::new(text).ok_or_else(|| {
        Problem::new(Code::BadEmail, format!("`{text}` is not an e-mail address"))
            .help("write it as `ada@acme.example`")
    })
}
