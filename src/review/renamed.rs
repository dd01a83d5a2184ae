//! People who have another slug than before.

use std::collections::BTreeMap;

use super::find;
use crate::model::{Catalog, Earner, Slug};

/// The new slug of each person of the base whose slug is gone, where somebody says that it was
/// theirs (`former_slugs`), or the same e-mail address or DID stands under a slug that is new.
pub(super) fn renamed(base: &Catalog, head: &Catalog) -> BTreeMap<Slug, Slug> {
    let gone = base.earners().iter().filter(|one| find::earner(head, &one.slug).is_none());
    let new = head.earners().iter().filter(|one| find::earner(base, &one.slug).is_none());
    let mut known: BTreeMap<String, Option<&Earner>> = BTreeMap::new();
    for earner in new {
        for mark in marks(earner) {
            // What two people share tells nobody apart.
            known.entry(mark).and_modify(|one| *one = None).or_insert(Some(earner));
        }
    }
    let said = |earner: &Earner| {
        let mut all = head.earners().iter();
        all.find(|one| one.former_slugs.contains(&earner.slug)).map(|one| one.slug.clone())
    };
    let new_slug = |earner: &Earner| {
        if let Some(slug) = said(earner) {
            return Some(slug);
        }
        let mut marks = marks(earner);
        marks.find_map(|mark| known.get(&mark).copied().flatten()).map(|new| new.slug.clone())
    };
    gone.filter_map(|earner| Some((earner.slug.clone(), new_slug(earner)?))).collect()
}

/// What tells a person apart whatever they are called, the surest first.
pub(super) fn marks(earner: &Earner) -> impl Iterator<Item = String> {
    let email = earner.email.as_ref().map(|email| format!("mailto:{}", email.for_hashing()));
    earner.did.clone().into_iter().chain(email)
}
