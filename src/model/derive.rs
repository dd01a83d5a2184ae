//! Names that follow from what the author wrote: the same folder, the same names.

use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};

use super::{CredentialId, Moment, Slug, StatusIndex};

/// SHA-256 over a domain and parts, each with its length before it, so that no two lists
/// of parts are hashed as the same bytes.
fn hash(domain: &str, parts: &[&str]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in std::iter::once(&domain).chain(parts) {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().into()
}

/// 26 letters and digits of a hash: 128 bits, which nobody guesses.
fn letters(hash: [u8; 32]) -> String {
    BASE32_NOPAD.encode(&hash[..16]).to_ascii_lowercase()
}

/// The id of a credential that gives itself none.
pub(in crate::model) fn credential_id(
    salt: &str,
    badge: &Slug,
    earner: &Slug,
    awarded: Moment,
) -> CredentialId {
    let awarded = awarded.to_string();
    let parts = [salt, badge.as_str(), earner.as_str(), &awarded];
    let text = letters(hash("laureate/credential", &parts));
    CredentialId::new(&text).unwrap_or_else(|| unreachable!("`{text}` has only letters and digits"))
}

/// What stands for the slug of an earner whose pages nobody is to guess.
pub(in crate::model) fn hidden_name(salt: &str, earner: &Slug) -> Slug {
    let text = letters(hash("laureate/earner", &[salt, earner.as_str()]));
    Slug::new(&text).unwrap_or_else(|| unreachable!("`{text}` has only letters and digits"))
}

/// The place in the year's status list of an award that gives itself none.
pub(in crate::model) fn status_index(id: &CredentialId) -> StatusIndex {
    let [a, b, c, d, ..] = hash("laureate/status", &[id.as_str()]);
    let index = u32::from_be_bytes([a, b, c, d]) % StatusIndex::LIST_BITS;
    StatusIndex::new(index).unwrap_or_else(|| unreachable!("{index} is below the modulus"))
}

/// The address of a skill whose name has no letter that a slug could keep.
pub(in crate::model) fn skill_slug(name: &str) -> Slug {
    let text = letters(hash("laureate/skill", &[name]));
    Slug::new(&text).unwrap_or_else(|| unreachable!("`{text}` has only letters and digits"))
}

/// The place of a thing in a list of `count`, by its name alone.
pub(in crate::model) fn choice(name: &Slug, count: usize) -> usize {
    let [first, ..] = hash("laureate/choice", &[name.as_str()]);
    usize::from(first) % count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_never_change() {
        let slug = |text| Slug::new(text).unwrap();
        let awarded = Moment::parse("2026-05-01").unwrap();
        let id = credential_id("salt", &slug("gdpr"), &slug("ada"), awarded);
        // Published addresses hang on these values.
        assert_eq!(id.as_str(), "tqupjcov66auvp5obaiblwho4e");
        assert_eq!(status_index(&id).get(), 3_093_041);
        assert_eq!(hidden_name("salt", &slug("ada")).as_str(), "4dgcidephgdlcsgfxfb2ap7xl4");
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(hash("a", &["bc", "d"]), hash("a", &["b", "cd"]));
        assert_ne!(hash("a", &["b"]), hash("a", &["b", ""]));
        let (day, time) = ("2026-05-01", "2026-05-01T02:00:00+02:00");
        let of = |text| {
            let slug = Slug::new("a").unwrap();
            credential_id("", &slug, &slug, Moment::parse(text).unwrap())
        };
        assert_eq!(of(day), of(time), "the same moment is the same award");
    }
}
