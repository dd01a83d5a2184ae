//! What is baked: a credential of some kind, in some form.

use std::fmt;

use serde_json::Value;

use super::{BakeFault, MAX_TEXT};
use crate::credential::canonical;

/// What kind of credential a picture holds. Each has its own place in a file, so that one
/// picture can hold one of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An Open Badge of version 3.
    OpenBadge,
    /// A Comprehensive Learner Record of version 2.
    LearnerRecord,
    /// An assertion of Open Badges 2.
    OpenBadge2,
}

impl Kind {
    /// Every kind, the one that is preferred first.
    pub const ALL: [Self; 3] = [Self::OpenBadge, Self::LearnerRecord, Self::OpenBadge2];

    /// The keyword of its PNG chunk.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::OpenBadge => "openbadgecredential",
            Self::LearnerRecord => "clrcredential",
            Self::OpenBadge2 => "openbadges",
        }
    }

    /// The XML namespace of its SVG element.
    pub fn namespace(self) -> &'static str {
        match self {
            Self::OpenBadge => "https://purl.imsglobal.org/ob/v3p0",
            Self::LearnerRecord => "https://purl.imsglobal.org/clr/v2p0",
            Self::OpenBadge2 => "http://openbadges.org",
        }
    }

    /// The prefix that is declared for that namespace.
    pub(super) fn prefix(self) -> &'static str {
        match self {
            Self::OpenBadge | Self::OpenBadge2 => "openbadges",
            Self::LearnerRecord => "clr",
        }
    }

    /// The local name of its SVG element.
    pub(super) fn element(self) -> &'static str {
        match self {
            Self::OpenBadge | Self::LearnerRecord => "credential",
            Self::OpenBadge2 => "assertion",
        }
    }

    /// What a JSON document says it is, by its types (or, of old, by an assertion's parts).
    fn of(document: &Value) -> Option<Self> {
        let is = |name: &str| match &document["type"] {
            Value::String(word) => word == name,
            Value::Array(words) => words.iter().any(|word| word == name),
            _ => false,
        };
        if is("OpenBadgeCredential") || is("AchievementCredential") {
            Some(Self::OpenBadge)
        } else if is("ClrCredential") {
            Some(Self::LearnerRecord)
        } else {
            is("Assertion").then_some(Self::OpenBadge2)
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OpenBadge => "an Open Badges 3.0 credential",
            Self::LearnerRecord => "a learner record",
            Self::OpenBadge2 => "an Open Badges 2.0 assertion",
        })
    }
}

/// In which form a credential is baked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// JSON text, at least something that begins with `{`: it is not parsed.
    Json(String),
    /// A compact JWS (RFC 7515, section 3.1): three base64url parts.
    Jws(String),
    /// The address of a hosted assertion; only Open Badges 2 has that.
    Url(String),
}

impl Content {
    /// The text as it was or is to be baked.
    pub fn text(&self) -> &str {
        match self {
            Self::Json(text) | Self::Jws(text) | Self::Url(text) => text,
        }
    }

    /// Tells the forms apart. White space around is of no meaning.
    pub(super) fn read(kind: Kind, text: &str) -> Result<Self, BakeFault> {
        let unreadable = |reason: &str| BakeFault::Unreadable { kind, reason: reason.to_owned() };
        let text = text.trim().trim_start_matches('\u{feff}').trim_start();
        if text.is_empty() {
            Err(unreadable("its text is empty"))
        } else if text.starts_with('{') {
            Ok(Self::Json(text.to_owned()))
        } else if is_jws(text) {
            Ok(Self::Jws(text.to_owned()))
        } else if kind == Kind::OpenBadge2 && is_url(text) {
            Ok(Self::Url(text.to_owned()))
        } else {
            Err(unreadable("its text is neither JSON nor a compact JWS"))
        }
    }
}

fn is_jws(text: &str) -> bool {
    let mut parts = 0;
    let sound = text.split('.').all(|part| {
        parts += 1;
        let letters = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        !part.is_empty() && part.bytes().all(letters)
    });
    sound && parts == 3
}

fn is_url(text: &str) -> bool {
    let web = ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme));
    web && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// A credential that is in a picture, or is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Baked {
    /// What it claims to be, by its place in the file.
    pub kind: Kind,
    /// Its text.
    pub content: Content,
}

impl Baked {
    /// What a text is: a credential as JSON, or as a compact JWS whose payload tells.
    ///
    /// # Errors
    /// - no JSON object without double keys, and no JWS → [`BakeFault::NoCredential`]
    /// - neither badge, learner record nor assertion → [`BakeFault::NoCredential`]
    /// - over 4 MiB → [`BakeFault::TooLarge`]
    pub fn recognise(text: &str) -> Result<Self, BakeFault> {
        if text.len() > MAX_TEXT {
            return Err(BakeFault::TooLarge { what: "the credential", most: MAX_TEXT });
        }
        let text = text.trim().trim_start_matches('\u{feff}').trim_start();
        let (document, content) = if is_jws(text) {
            (payload(text)?, Content::Jws(text.to_owned()))
        } else {
            (parse(text.as_bytes())?, Content::Json(text.to_owned()))
        };
        let kind = Kind::of(&document).ok_or_else(|| {
            let known = "`OpenBadgeCredential`, `ClrCredential` nor `Assertion`";
            BakeFault::NoCredential(format!("its `type` is neither {known}"))
        })?;
        Ok(Self { kind, content })
    }

    /// An Open Badges 3.0 credential, as JSON that is known to be sound.
    pub fn open_badge(json: impl Into<String>) -> Self {
        Self { kind: Kind::OpenBadge, content: Content::Json(json.into()) }
    }
}

fn parse(bytes: &[u8]) -> Result<Value, BakeFault> {
    let document =
        canonical::parse(bytes).map_err(|error| BakeFault::NoCredential(error.to_string()))?;
    if document.is_object() {
        Ok(document)
    } else {
        Err(BakeFault::NoCredential("it is no JSON object".to_owned()))
    }
}

/// What a compact JWS signs; a JWT may wrap the credential in `vc`.
fn payload(jws: &str) -> Result<Value, BakeFault> {
    let part = jws.split('.').nth(1).unwrap_or_default();
    let bytes = data_encoding::BASE64URL_NOPAD.decode(part.as_bytes()).map_err(|error| {
        BakeFault::NoCredential(format!("its payload is no base64url: {error}"))
    })?;
    let document = parse(&bytes)?;
    Ok(match &document["vc"] {
        inner @ Value::Object(_) => inner.clone(),
        _ => document,
    })
}
