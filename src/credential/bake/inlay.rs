//! A credential as it stands inside pictures.

use std::borrow::Cow;

use serde_json::Value;

use super::json::spell;
use super::{BakeFault, Baked, Content, Kind, MAX_TEXT};

/// A credential in the spelling that pictures hold: made once for all that hold it.
#[derive(Debug, Clone)]
pub struct Inlay<'b> {
    pub(super) kind: Kind,
    pub(super) text: Cow<'b, str>,
    is_json: bool,
}

impl<'b> Inlay<'b> {
    /// A credential that is to be baked.
    ///
    /// # Errors
    /// What is no JSON, or is over 4 MiB → which.
    pub fn of(baked: &'b Baked) -> Result<Self, BakeFault> {
        match &baked.content {
            Content::Json(json) => Self::of_json(baked.kind, json),
            Content::Jws(text) | Content::Url(text) => {
                Self::new(baked.kind, Cow::Borrowed(text), false)
            }
        }
    }

    /// An Open Badges 3.0 credential, as JSON that is known to be sound.
    ///
    /// # Errors
    /// Over 4 MiB → [`BakeFault::TooLarge`].
    pub fn open_badge(json: &str) -> Result<Self, BakeFault> {
        Self::of_json(Kind::OpenBadge, json)
    }

    fn of_json(kind: Kind, json: &str) -> Result<Self, BakeFault> {
        Self::new(kind, Cow::Owned(spell(json)?), true)
    }

    fn new(kind: Kind, text: Cow<'b, str>, is_json: bool) -> Result<Self, BakeFault> {
        if text.len() > MAX_TEXT {
            return Err(BakeFault::TooLarge { what: "the credential", most: MAX_TEXT });
        }
        Ok(Self { kind, text, is_json })
    }

    /// What its element in an SVG says in `verify`.
    pub(super) fn verify(&self) -> Option<Cow<'_, str>> {
        match (self.is_json, self.kind) {
            (false, _) => Some(Cow::Borrowed(&self.text)),
            (true, Kind::OpenBadge2) => hosted_at(&self.text).map(Cow::Owned),
            (true, _) => None,
        }
    }

    /// What its element in an SVG holds.
    pub(super) fn body(&self) -> &str {
        if self.is_json { &self.text } else { "" }
    }
}

/// Where an assertion of Open Badges 2 lies, which its element tells beside its text.
fn hosted_at(json: &str) -> Option<String> {
    let document: Value = serde_json::from_str(json).ok()?;
    let id = document["id"].as_str().filter(|id| id.starts_with("http"))?;
    Some(id.to_owned())
}
