//! Decentralised identifiers (W3C DID 1.0, section 3.1) and `did:web`.

use std::fmt::Write as _;

use crate::diagnostic::Code;
use crate::model::BaseUrl;
use crate::model::resolve::Problem;

const MAX: usize = 2_000;

/// Takes a DID of any method, without path, query or fragment.
///
/// # Errors
/// All else → [`Code::BadDid`].
pub(in crate::model) fn did(text: &str) -> Result<String, Problem> {
    let bad = |help: &str| {
        Problem::new(Code::BadDid, format!("`{text}` is not a DID")).help(help.to_owned())
    };
    let mut parts = text.splitn(3, ':');
    let (scheme, method, id) = (parts.next(), parts.next(), parts.next());
    let (Some("did"), Some(method), Some(id)) = (scheme, method, id) else {
        return Err(bad("it has the form `did:method:name`, such as `did:web:acme.example`"));
    };
    if method.is_empty() || !method.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Err(bad("its method is written in lower-case letters and digits"));
    }
    if id.contains(['#', '?', '/']) {
        return Err(bad("leave out what follows the identifier: `#`, `?` or `/`"));
    }
    if id.is_empty() || id.ends_with(':') || !id_characters(id.as_bytes()) || text.len() > MAX {
        return Err(bad("it has only letters, digits, `.`, `-`, `_`, `:` and `%41`"));
    }
    Ok(text.to_owned())
}

/// Takes the DID of an issuer: it must be a `did:web`, for its keys stand on the site.
///
/// # Errors
/// All else → [`Code::BadDid`].
pub(in crate::model) fn did_web(text: &str) -> Result<String, Problem> {
    let did = did(text)?;
    if did.starts_with("did:web:") {
        return Ok(did);
    }
    Err(Problem::new(Code::BadDid, format!("`{text}` is not a `did:web`"))
        .help("the issuer's keys are published with the site, so its DID is a `did:web`"))
}

fn id_characters(id: &[u8]) -> bool {
    let mut rest = id.iter();
    while let Some(byte) = rest.next() {
        let fine = match byte {
            b'%' => (0..2).all(|_| rest.next().is_some_and(u8::is_ascii_hexdigit)),
            _ => byte.is_ascii_alphanumeric() || b".-_:".contains(byte),
        };
        if !fine {
            return false;
        }
    }
    true
}

/// The `did:web` of a base: its host, and its path with `:` for `/`.
/// (did:web method specification, section 2.1.)
pub(in crate::model) fn did_web_of(base: &BaseUrl) -> String {
    let mut did = String::from("did:web:");
    let host_and_path = format!("{}{}", base.authority().replace(':', "%3A"), base.path());
    for c in host_and_path.trim_end_matches('/').chars() {
        match c {
            '/' => did.push(':'),
            'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '-' | '_' | '%' => did.push(c),
            other => {
                let _ = write!(did, "%{:02X}", u32::from(other));
            }
        }
    }
    did
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_dids_only() {
        for text in
            ["did:key:z6MkhaXgBZD", "did:web:acme.github.io:badges", "did:web:localhost%3A80"]
        {
            assert!(did(text).is_ok(), "{text}");
        }
        for text in [
            "",
            "did",
            "did:web",
            "did:web:",
            "did:Web:a",
            "did:web:a/b",
            "did:web:a#b",
            "did:web:a?b",
            "did:web:ä",
            "did:web:a%4",
            "did:web:a%zz",
            "did:web:a:",
            "https://acme.example",
            "did::a",
            "did:web:a b",
        ] {
            assert_eq!(did(text).map_err(|p| p.code), Err(Code::BadDid), "{text}");
        }
        assert!(did_web("did:key:z6MkhaXgBZD").is_err());
    }

    #[test]
    fn follows_from_a_base() {
        let of = |base| did_web_of(&BaseUrl::new(base).unwrap());
        assert_eq!(of("https://acme.github.io/badges/"), "did:web:acme.github.io:badges");
        assert_eq!(of("https://acme.example"), "did:web:acme.example");
        assert_eq!(of("http://localhost:1111/a/b"), "did:web:localhost%3A1111:a:b");
        assert_eq!(of("https://acme.example/~ada/"), "did:web:acme.example:%7Eada");
        assert!(did_web(&of("https://acme.example:8443/~ada/x.y/")).is_ok());
    }
}
