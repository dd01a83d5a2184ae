//! Slugs and handles.

use crate::diagnostic::Code;
use crate::model::Slug;
use crate::model::resolve::Problem;

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

/// Takes a CODEOWNERS handle: `@person` or `@organisation/team`.
///
/// # Errors
/// Another form → [`Code::BadValue`].
pub(in crate::model) fn handle(text: &str) -> Result<String, Problem> {
    let word = |part: &str| {
        !part.is_empty()
            && part.len() <= 100
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
    };
    let mut parts = text.strip_prefix('@').unwrap_or_default().split('/');
    let fine = parts.next().is_some_and(word) && parts.next().is_none_or(word);
    if fine && parts.next().is_none() {
        return Ok(text.to_owned());
    }
    Err(Problem::new(Code::BadValue, format!("`{text}` is not a handle"))
        .help("write `@person` or `@organisation/team`, as in a CODEOWNERS file"))
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
