//! Names and addresses that are what they say.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// A short name in an address: `[a-z0-9]+(-[a-z0-9]+)*`, 1 to 64 characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Arc<str>);

impl Slug {
    /// The most characters a slug has.
    pub const MAX: usize = 64;

    /// Takes `text` as a slug, or nothing where it is none.
    pub fn new(text: &str) -> Option<Self> {
        let word = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        (text.len() <= Self::MAX && text.split('-').all(word)).then(|| Self(text.into()))
    }

    /// The slug that comes nearest to `text`: its letters and digits in lower case, all
    /// else a hyphen. Nothing where no letter or digit is left.
    pub fn nearest(text: &str) -> Option<Self> {
        let mut slug = String::new();
        for c in text.chars().flat_map(char::to_lowercase) {
            if c.is_ascii_alphanumeric() {
                slug.push(c);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
            if slug.len() == Self::MAX {
                break;
            }
        }
        Self::new(slug.trim_end_matches('-'))
    }

    /// The slug as words: `Data privacy` for `data-privacy`.
    pub fn to_words(&self) -> String {
        let mut words = self.0.replace('-', " ");
        if let Some(first) = words.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        words
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Slug({})", self.0)
    }
}

impl Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A file of the site, relative to its base: `badges/gdpr/index.html`.
///
/// No segment is empty, `.` or `..`; only URL-safe characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// Takes `text` as a path, or nothing where it is none.
    pub fn new(text: &str) -> Option<Self> {
        let may_stand = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'A'..=b'Z' | b'-' | b'_' | b'.' | b'~');
        let fine = |part: &str| !matches!(part, "" | "." | "..") && part.bytes().all(may_stand);
        text.split('/').all(fine).then(|| Self(text.into()))
    }

    /// A path of parts that are proven each. Tests look again; a build makes some of each award
    /// and need not.
    pub(super) fn proven(text: &str) -> Self {
        debug_assert!(Self::new(text).is_some(), "`{text}` is made of proven parts");
        Self(text.into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path as it stands in a link: `badges/gdpr/` for `badges/gdpr/index.html`.
    pub fn link(&self) -> &str {
        match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => &self.0,
        }
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where the site is published: `https://…/`, or `http` on localhost. Ends in `/`; has no
/// query, fragment, user, and no `.` or `..`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    text: Arc<str>,
    path_at: usize,
}

impl BaseUrl {
    /// Takes `text` as a base, adding the last `/` where it is missing.
    ///
    /// # Errors
    /// Says in a few words what is wrong, for a diagnostic.
    pub fn new(text: &str) -> Result<Self, &'static str> {
        let (scheme, rest) = text.split_once("://").ok_or("it has no `https://`")?;
        let at = rest.find('/').unwrap_or(rest.len());
        let (authority, path) = rest.split_at(at);
        let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
        let local = matches!(host, "localhost" | "127.0.0.1");
        if !(scheme == "https" || scheme == "http" && local) {
            return Err("it is not `https://`");
        }
        let name = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if !host.split('.').all(|label| !label.is_empty() && label.bytes().all(name)) {
            return Err("its host is not a lower-case domain name");
        }
        if port.parse::<u16>().is_err() {
            return Err("its port is not a number");
        }
        let path = path.trim_end_matches('/');
        let fine = path.split('/').skip(1).all(|part| SitePath::new(part).is_some());
        if !fine {
            return Err("its path has a query, a fragment, or characters that links break on");
        }
        let path_at = scheme.len() + 3 + authority.len();
        Ok(Self { text: format!("{scheme}://{authority}{path}/").into(), path_at })
    }

    /// The base as text, with its last `/`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The path part: `/` or `/badges/`.
    pub fn path(&self) -> &str {
        &self.text[self.path_at..]
    }

    /// The host, with a port where there is one.
    pub fn authority(&self) -> &str {
        let start = self.text.find("://").map_or(0, |at| at + 3);
        &self.text[start..self.path_at]
    }

    /// The absolute address of a file of the site, as links say it.
    pub fn join(&self, path: &SitePath) -> String {
        [&*self.text, path.link()].concat()
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// What a credential is called in its address: 1 to 64 letters, digits, `-`, `_`, `.`, not
/// beginning with `.`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CredentialId(Arc<str>);

impl CredentialId {
    /// Takes `text` as an id, or nothing where it is none.
    pub fn new(text: &str) -> Option<Self> {
        let fine = (1..=64).contains(&text.len())
            && !text.starts_with('.')
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
        fine.then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CredentialId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An e-mail address. It cannot be serialised, and `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Email(Box<str>);

impl Email {
    /// Takes `text` as an address, or nothing where it has no form of one.
    pub fn new(text: &str) -> Option<Self> {
        let (local, domain) = text.trim().rsplit_once('@')?;
        let fine = !local.is_empty()
            && domain.contains('.')
            && text.len() <= 254
            && !text.trim().chars().any(|c| c.is_whitespace() || c.is_control());
        fine.then(|| Self(text.trim().into()))
    }

    /// The address in the form that is hashed: trimmed and in lower case.
    pub fn for_hashing(&self) -> String {
        self.0.to_lowercase()
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

/// A place in a year's status list: 0 to [`StatusIndex::LIST_BITS`] − 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatusIndex(u32);

impl StatusIndex {
    /// Bits in a list: 2²³. The standard asks for at least 2¹⁷; a wide list makes it rare
    /// that two awards collide, and its empty stretches pack to nothing.
    pub const LIST_BITS: u32 = 1 << 23;

    /// Takes `index` as a place, or nothing where the list is not that long.
    pub fn new(index: u32) -> Option<Self> {
        (index < Self::LIST_BITS).then_some(Self(index))
    }

    /// The place as a number.
    pub fn get(self) -> u32 {
        self.0
    }
}
