//! Who can be found, or no longer.

use super::change::{People, Person, Was};
use crate::model::{Catalog, Earner, Visibility};
use crate::review::find;

pub(super) fn compare(base: Option<&Catalog>, head: &Catalog) -> People {
    let before = base.map_or(&[][..], Catalog::earners);
    // Whoever has another slug, to which the old one leads, is the same as before.
    let was = |earner: &Earner| {
        let mut slugs = std::iter::once(&earner.slug).chain(&earner.former_slugs);
        base.and_then(|base| slugs.find_map(|slug| find::earner(base, slug)))
    };
    let is = |earner: &Earner| {
        let was = |one: &&Earner| one.former_slugs.contains(&earner.slug);
        find::earner(head, &earner.slug).or_else(|| head.earners().iter().find(was))
    };
    People { public: turned(head.earners(), was), hidden: turned(before, is) }
}

/// Those who are public, and are not in the other state.
fn turned<'a>(earners: &[Earner], other: impl Fn(&Earner) -> Option<&'a Earner>) -> Vec<Person> {
    let public = earners.iter().filter(|earner| earner.is_listed());
    let turned = public.filter_map(|earner| {
        let other = match other(earner).map(|other| other.visibility) {
            Some(Visibility::Public) => return None,
            Some(Visibility::Unlisted) => Was::Unlisted,
            Some(Visibility::Private) => Was::Private,
            None => Was::Absent,
        };
        Some(Person { slug: earner.slug.to_string(), name: earner.name.clone(), other })
    });
    turned.collect()
}
