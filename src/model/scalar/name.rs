//! Slugs, versions, handles and accounts.

use crate::diagnostic::Code;
use crate::model::resolve::Problem;
use crate::model::{Slug, Version};

/// Takes a slug.
///
/// # Errors
/// Another form → [`Code::BadSlug`], with the nearest slug.
pub(in crate::model) fn slug(text: &str) -> Result<Slug, Problem> {
    Slug::new(text).ok_or_else(|| {
        let help = match Slug::nearest(text) {
            Some(slug) => format!("write `{slug}`"),
            None => "a slug has lower-case letters and digits, with single hyphens between".into(),
        };
        Problem::new(Code::BadSlug, format!("`{text}` is not a slug")).help(help)
    })
}

/// Takes the version of a badge.
///
/// # Errors
/// Another form → [`Code::BadVersion`].
pub(in crate::model) fn version(text: &str) -> Result<Version, Problem> {
    Version::new(text).ok_or_else(|| {
        Problem::new(Code::BadVersion, format!("`{text}` is not a version")).help(
            "a version begins with a digit and has small letters, digits, `.` and `-` between \
             them: `2`, `2.1`, `2026-07`",
        )
    })
}

/// Takes a CODEOWNERS handle: `@person` or `@organisation/team`.
///
/// # Errors
/// Another form → [`Code::BadValue`].
pub(in crate::model) fn handle(text: &str) -> Result<String, Problem> {
    let mut parts = text.strip_prefix('@').unwrap_or_default().split('/');
    let fine = parts.next().is_some_and(is_login) && parts.next().is_none_or(is_login);
    if fine && parts.next().is_none() {
        return Ok(text.to_owned());
    }
    Err(Problem::new(Code::BadValue, format!("`{text}` is not a handle"))
        .help("write `@person` or `@organisation/team`, as in a CODEOWNERS file"))
}

/// Takes the name of an account on a forge, with or without `@`, in lower case: forges do not
/// tell names apart by case.
///
/// # Errors
/// Another form → [`Code::BadValue`].
pub(in crate::model) fn account(text: &str) -> Result<String, Problem> {
    let name = text.strip_prefix('@').unwrap_or(text);
    if is_login(name) {
        return Ok(name.to_ascii_lowercase());
    }
    Err(Problem::new(Code::BadValue, format!("`{text}` is not the name of an account"))
        .help("write the login alone, such as `ada-l`"))
}

fn is_login(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
    (1..=100).contains(&text.len()) && text.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_the_nearest_slug() {
        let help = |text| slug(text).unwrap_err().help.unwrap();
        assert!(slug("data-privacy-2").is_ok());
        assert_eq!(help("Data Privacy"), "write `data-privacy`");
        assert!(help("隐私").contains("lower-case"));
    }

    #[test]
    fn knows_handles() {
        for text in ["@ada", "@acme/privacy", "@acme/data_team.x"] {
            assert!(handle(text).is_ok(), "{text}");
        }
        for text in ["@", "@/", "@acme/", "@acme/a/b", "ada", "@a b", ""] {
            assert!(handle(text).is_err(), "{text}");
        }
    }
}
