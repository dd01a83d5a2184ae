//! One value at a time: text becomes a slug, a date, an address, or a fault.
//!
//! Every check here is a pure function of the text. Where it stood is added by whoever
//! asks.

mod color;
mod date;
mod did;
mod duration;
mod email;
mod key;
mod language;
mod name;
mod nearest;
mod text;
mod url;
mod words;

pub(in crate::model) use color::color;
pub(in crate::model) use date::{day, moment};
pub(in crate::model) use did::{did, did_web, did_web_of};
pub(in crate::model) use duration::duration;
pub(in crate::model) use email::email;
pub(in crate::model) use key::public_key;
pub(in crate::model) use language::{known_language, language};
pub(in crate::model) use name::{account, handle, slug, version};
pub(in crate::model) use nearest::Nearest;
pub(in crate::model) use text::{LINE, LONG_LINE, WORD, line, markdown};
pub(in crate::model) use url::{folder_url, link, url};
pub(in crate::model) use words::{achievement_type, linkedin, motif};

/// The address as a site keeps it. Nothing where `text` is no absolute `http` or `https` URL.
pub fn web_address(text: &str) -> Option<String> {
    url(text.trim()).ok()
}

/// Whether `text` is a DID of any method.
pub fn is_did(text: &str) -> bool {
    did(text).is_ok()
}

/// Whether `text` is an `achievementType` of Open Badges, or one of one's own after `ext:`.
pub fn is_achievement_type(text: &str) -> bool {
    achievement_type(text).is_ok()
}
