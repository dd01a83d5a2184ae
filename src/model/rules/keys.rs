//! Signing keys.

use std::collections::HashMap;
use std::hash::Hash;

use super::dates;
use super::view::View;
use crate::content::record::KeyRecord;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::resolve::Faults;
use crate::model::scalar;

pub(super) fn check(faults: &mut Faults, view: &View) {
    let Some((site, place)) = view.site() else { return };
    let keys = place.at("keys");
    duplicates(faults, &keys, &site.keys);
    for (at, key) in site.keys.iter().enumerate() {
        revoked_before_created(faults, &keys.nth(at), key);
        revoked_in_future(faults, view, &keys.nth(at), key);
    }
    if !site.keys.is_empty() && site.keys.iter().all(|key| key.revoked.is_some()) {
        let message = "every key is revoked, so nothing can be signed";
        faults.push(
            Diagnostic::error(Code::NoUsableKey, keys, message)
                .help("make a new key with `laureate key new` and add its entry"),
        );
    }
}

fn duplicates(faults: &mut Faults, keys: &Place, records: &[KeyRecord]) {
    let mut ids = Seen::default();
    let mut publics = Seen::default();
    for (at, key) in records.iter().enumerate() {
        if let Some(first) = ids.before(&key.id, at) {
            let message = format!("another key is called `{}` already", key.id);
            faults.push(
                Diagnostic::error(Code::DuplicateKeyId, keys.nth(at).at("id"), message)
                    .help("call one of them otherwise")
                    .related(keys.nth(first).at("id"), "the other"),
            );
        } else if let Some(first) = publics.before(&key.public_key, at) {
            let message = format!("`{}` is the same key as `{}`", key.id, records[first].id);
            faults.push(
                Diagnostic::error(Code::DuplicateKeyId, keys.nth(at).at("public_key"), message)
                    .help("remove one of them")
                    .related(keys.nth(first).at("public_key"), "the other"),
            );
        }
    }
}

/// What was seen where first.
struct Seen<T>(HashMap<T, usize>);

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T: Hash + Eq> Seen<T> {
    /// Where `item` was seen before. Remembers it otherwise.
    fn before(&mut self, item: T, at: usize) -> Option<usize> {
        let first = *self.0.entry(item).or_insert(at);
        (first != at).then_some(first)
    }
}

fn revoked_before_created(faults: &mut Faults, place: &Place, key: &KeyRecord) {
    let moment = |text: &String| scalar::moment(text).ok();
    let (Some(created), Some(revoked)) =
        (moment(&key.created), key.revoked.as_ref().and_then(moment))
    else {
        return;
    };
    if revoked.date() < created.date() {
        let message = format!("the key was revoked on {}, before it was made", revoked.date());
        faults.push(
            Diagnostic::error(Code::KeyRevokedBeforeCreated, place.at("revoked"), message)
                .help("correct one of the dates")
                .related(place.at("created"), "made here"),
        );
    }
}

/// A key is not revoked ahead of time: it would sign nothing from now on.
fn revoked_in_future(faults: &mut Faults, view: &View, place: &Place, key: &KeyRecord) {
    let revoked = key.revoked.as_ref().and_then(|text| scalar::moment(text).ok());
    if let Some(revoked) = revoked.filter(|revoked| dates::is_in_future(view, *revoked)) {
        let message = format!("the key is revoked on {}, in the future", revoked.date());
        faults.push(
            Diagnostic::error(Code::AwardInFuture, place.at("revoked"), message)
                .help("correct the date, or add it when its day has come"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::rules::testing::{Folder, key};

    #[test]
    fn keys_are_told_apart() {
        let one = |id: &str, seed| {
            format!("{{id: {id}, public_key: {}, created: 2026-01-05}}", key(seed))
        };
        let codes =
            |keys: &[String]| Folder::new().site(&format!("keys: [{}]\n", keys.join(", "))).codes();
        assert_eq!(codes(&[one("a", 1), one("b", 2)]), [""; 0]);
        assert_eq!(codes(&[one("a", 1), one("a", 2)]), ["duplicate-key-id"]);
        assert_eq!(codes(&[one("a", 1), one("b", 1)]), ["duplicate-key-id"]);
        assert_eq!(codes(&[one("a", 1), one("a", 1)]), ["duplicate-key-id"]);
    }

    #[test]
    fn a_key_lives_before_it_is_revoked() {
        let codes = |revoked: &str| {
            let key = |seed| format!("public_key: {}, created: 2026-01-05", key(seed));
            Folder::new()
                .site(&format!(
                    "keys: [{{id: a, {}, revoked: {revoked}}}, {{id: b, {}}}]\n",
                    key(1),
                    key(2)
                ))
                .codes()
        };
        assert_eq!(codes("2026-01-05"), [""; 0]);
        assert_eq!(codes("2026-01-04"), ["key-revoked-before-created"]);
        assert_eq!(codes("2026-01-04x"), ["bad-date"]);
        assert_eq!(codes("2026-11-03"), ["award-in-future"]);
    }

    #[test]
    fn one_key_must_be_left() {
        let folder = |revoked: &str| {
            let text = format!(
                "keys: [{{id: a, public_key: {}, created: 2026-01-05{revoked}}}]\n",
                key(1)
            );
            Folder::new().site(&text).codes()
        };
        assert_eq!(folder(""), [""; 0]);
        assert_eq!(folder(", revoked: 2026-02-01"), ["no-usable-key"]);
    }
}
