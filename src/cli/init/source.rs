//! Where workflows get the program from.

use std::str::FromStr;

use crate::model;

/// A git repository and a commit or tag of it. All of it is safe in a shell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    url: String,
    revision: String,
}

impl Source {
    /// What stands after `cargo install`.
    pub(super) fn install(source: Option<&Self>) -> String {
        match source {
            None => format!("laureate@{}", env!("CARGO_PKG_VERSION")),
            Some(Self { url, revision }) => format!("--git {url} --rev {revision} laureate"),
        }
    }

    /// What tells versions apart in a cache.
    pub(super) fn key(source: Option<&Self>) -> String {
        source.map_or_else(
            || env!("CARGO_PKG_VERSION").to_owned(),
            |source| source.revision.replace('/', "-"),
        )
    }
}

impl FromStr for Source {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let safe = |text: &str, also: &[u8]| {
            let plain = |b: u8| b.is_ascii_alphanumeric() || also.contains(&b);
            !text.is_empty() && text.bytes().all(plain) && !text.starts_with('-')
        };
        let (url, revision) = text.split_once('#').ok_or("write the commit or tag after a `#`")?;
        if !url.starts_with("https://")
            || !safe(url, b":/._~-")
            || model::web_address(url).is_none()
        {
            return Err("the repository is an `https://` address of plain letters".into());
        }
        if !safe(revision, b"._/-") {
            return Err("the commit or tag has letters, digits, `.`, `_`, `/` and `-`".into());
        }
        Ok(Self { url: url.to_owned(), revision: revision.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_safe_in_a_shell() {
        let source: Source = "https://git.example/a/laureate.git#v0.1.0".parse().unwrap();
        assert_eq!(
            Source::install(Some(&source)),
            "--git https://git.example/a/laureate.git --rev v0.1.0 laureate"
        );
        assert_eq!(Source::key(Some(&source)), "v0.1.0");
        for bad in [
            "https://git.example/a",
            "https://git.example/a#",
            "https://git.example/a;id#v1",
            "https://git.example/$(id)#v1",
            "https://git.example/a#v1 && id",
            "https://git.example/a#--config",
            "http://git.example/a#v1",
            "file:///a#v1",
        ] {
            assert!(bad.parse::<Source>().is_err(), "{bad}");
        }
    }
}
